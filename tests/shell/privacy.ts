import * as fc from 'fast-check'
import { expect } from 'vitest'
import { messageFor } from '../../src/teams/message.ts'
import type { BotWorld } from '../world/bot-world.ts'
import { newcomer } from '../world/newcomer.ts'
import { sentences } from './grammar.ts'

/** Names as children have them; none is a word of the bot's own. */
const names = fc.constantFrom(
  'Zoë',
  'Ñusta',
  'Søren',
  'Çağla',
  'Łucjan',
  'Þórdís',
  'Ana Sofía',
  'Anne-Maïe',
  "D'Artagnan",
  'Ömürcan',
)
const families = fc.constantFrom('Brøndsted', 'Quiñónez', 'Żółkiewska', "O'Grádaigh", 'Nguyễn', 'Šťastná')
const planted = fc.record({
  given: names,
  family: families,
  nickname: fc.constantFrom('Zozo', 'Bärchen', 'Peewee'),
  born: fc.constantFrom('2011-06-05', '2009-03-14', '2018-12-31'),
  lines: fc.array(
    fc.tuple(sentences, fc.constantFrom('GIVEN', 'FAMILY', 'GIVEN FAMILY', 'NICK', 'CASE-c1', 'BORN')),
    {
      minLength: 3,
      maxLength: 8,
    },
  ),
  kind: fc.constantFrom('channel' as const, 'group' as const),
})

/**
 * In a channel or group nothing that goes out names a child, a case or a date of birth, whoever said it there before:
 * not in words, cards, summaries or what a lock screen shows.
 */
export function channelPrivacy(world: BotWorld, runs: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(planted, async ({ given, family, nickname, born, lines, kind }) => {
      const { person, caseId, talker: privately } = await newcomer(world, { given, family, born })
      const publicly = world.at({ person, kind, conversation: `team-${person}` })
      const fill = (text: string) =>
        text
          .replaceAll('CASE', caseId)
          .replaceAll('GIVEN', given)
          .replaceAll('FAMILY', family)
          .replaceAll('NICK', nickname)
          .replaceAll('BORN', born)
      await privately.say(`set ${given}'s goal to adoption`)
      for (const [sentence, about] of lines) {
        const shown = await publicly.say(fill(`${sentence} ${about}`))
        expect(shown).toHaveLength(1)
        const { reply } = shown[0]!
        const out = JSON.stringify([messageFor(reply, kind), reply])
        for (const secret of [given, family, nickname, caseId, born]) {
          expect(plainly(out)).not.toContain(plainly(secret))
        }
      }
      expect(privately.words()).toContain(`${caseId}-c1`)
    }),
    { numRuns: runs, endOnFailure: true },
  )
}

const plainly = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
