import type { Command } from '../bot/command.ts'
import type { Inbound } from '../bot/ports.ts'
import { personsOf } from '../bot/private/persons.ts'
import { tellsOfPersons } from '../bot/private/without-persons.ts'
import { emptySession, type Session } from '../bot/session.ts'
import { askFor } from '../bot/turns/policy-facts.ts'
import type { PolicyFound, Situation } from '../bot/turns/situation.ts'
import { askOf } from '../bot/understand/policy-talk.ts'
import { caseList } from './gather.ts'
import type { World } from './world.ts'

/** Whether a channel's thumbs stand under the newest message; an older answer is not known any more. */
export async function feedbackAbout(world: World, { address, said }: Inbound): Promise<'newest' | 'older'> {
  if (said.type !== 'feedback' || said.message === null) return 'newest'
  const newest = await world.store.newestMessage(address)
  return newest === null || newest === said.message ? 'newest' : 'older'
}

/** What the policy rooms know for this turn; null where it needs nothing of them. */
export async function policyFor(
  world: World,
  command: Command,
  session: Session,
  situation: Situation,
): Promise<PolicyFound | null> {
  if (!needs.includes(command.type)) return null
  const { answers, passages } = world
  const last = session.policy?.last?.answer ?? null
  return {
    answer: command.type === 'ask' ? await answers.answer(askFor(command, session, situation)) : null,
    passages:
      command.type === 'show-passage'
        ? (last?.citations ?? []).flatMap((one) => passages.around(one) ?? [])
        : [],
    words: passages.words(),
  }
}

const needs: readonly Command['type'][] = ['ask', 'show-passage', 'feedback', 'ask-supervisor']

/**
 * What was meant where others read: a duty is asked of nobody's case, and whoever names a person or a case is asked to do
 * so privately. What cannot be looked up counts as a name.
 */
export async function amongOthers(
  world: World,
  { address, said }: Inbound,
  command: Command,
): Promise<{ command: Command; cases: Situation['cases'] }> {
  const text = said.type === 'text' ? said.text : ''
  const meant = command.type === 'duty' ? askOf(text, { reference: null }) : command
  if (meant.type !== 'ask' && meant.type !== 'feedback') return { command: meant, cases: null }
  const cases = await caseList(world, address)
  if (meant.type === 'feedback') return { command: meant, cases }
  const names = cases === null || tellsOfPersons(meant.question, personsOf(cases), world.passages.words())
  return { command: names ? { type: 'named-among-others' } : meant, cases }
}

/** What is remembered of a conversation in which others read: nothing of any case. */
export const rememberedAmongOthers = (kept: Session): Session => ({
  ...emptySession,
  tokens: kept.tokens,
  last: kept.last,
  reason: kept.reason,
  policy: kept.policy ?? null,
  waiting: kept.waiting?.type === 'ask' ? kept.waiting : null,
})
