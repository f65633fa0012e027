import { describe, expect, it } from 'vitest'
import { nameOf } from '../../src/bot/duty-standing.ts'
import { askSnooze, whichDuty } from '../../src/bot/words/duties/acting.ts'
import { dutyReply } from '../../src/bot/words/duties/card.ts'
import { askEvidence } from '../../src/bot/words/duties/done.ts'
import { dueReply, type Listed } from '../../src/bot/words/duties/list.ts'
import { askWho } from '../../src/bot/words/duties/reassign.ts'
import { teamWelcome } from '../../src/bot/words/duties/team.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { drawCard, mostBytes } from '../../src/cards/draw.ts'
import { seal } from '../../src/shell/seal.ts'
import { duty, dueOn } from '../world/duties.ts'
import { faults } from './schema.ts'

const person = {
  id: 'supervisor-mo',
  name: 'Ignatius Bellwether',
  role: 'supervisor' as const,
  state: 'mo' as const,
  unit: 'mo-sable-ridge',
  supervisor: null,
}
const moment = { now: '2026-10-05T14:00:00.000Z', today: '2026-10-05', zone: 'America/Chicago', person }
const standing = { acknowledged: null, snoozed: null, done: null, reassigned: null }
const long = duty('long', {
  what: 'A very long duty '.repeat(40),
  case: `mo-${'9'.repeat(60)}`,
  due: dueOn('2026-10-09'),
  because: 'Because '.repeat(200),
})
const listed = (deadline = long): Listed => ({ deadline, standing, group: 'week', theirs: true })
const name = nameOf(long)

const replies: [string, Reply][] = [
  [
    'a list of ten',
    dueReply({
      ...moment,
      command: { type: 'due', case: null, child: null, span: 'all' },
      shown: Array.from({ length: 10 }, () => listed()),
      total: 4000,
    }),
  ],
  [
    'one duty with its rule',
    dutyReply({ ...moment, deadline: long, standing, theirs: true, job: null }, '', true),
  ],
  ['the days to snooze until', askSnooze(name, '2026-10-05', '2026-10-09', '')],
  ['the evidence', askEvidence(name, 'That was empty. Nothing was changed.')],
  [
    'whom to reassign to',
    askWho(
      name,
      Array.from({ length: 40 }, (_, n) => ({ id: `${n}`, name: `Somebody Withalong Name${n}` })),
      true,
    ),
  ],
  [
    'which duty',
    whichDuty(
      { type: 'acknowledge', duty: name },
      Array.from({ length: 40 }, () => name),
    ),
  ],
  ['the welcome of a team', teamWelcome('Ignatius Bellwether')],
]

describe('the cards about duties', () => {
  it.each(replies)('%s is drawn within the limits of Teams, and its text says everything', (_what, reply) => {
    const card = drawCard(seal(reply).reply)
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(mostBytes)
    expect(faults(card!)).toEqual([])
    expect(reply.actions.length).toBeLessThanOrEqual(6)
    expect(reply.text).not.toMatch(/undefined|null|NaN|\[object/)
    expect(reply.text.length).toBeGreaterThan(20)
  })
})
