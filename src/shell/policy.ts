import type { Answer, Ask } from '../bot/policy-ports.ts'
import type { Command } from '../bot/command.ts'
import type { Address, Inbound } from '../bot/ports.ts'
import { personsOf } from '../bot/private/persons.ts'
import { tellsOfPersons } from '../bot/private/without-persons.ts'
import { emptySession, type Session } from '../bot/session.ts'
import { questionsIn, together } from '../bot/turns/policy-several.ts'
import { askFor } from '../bot/turns/policy-facts.ts'
import type { Situation } from '../bot/turns/situation.ts'
import { askOf } from '../bot/understand/policy-talk.ts'
import { caseList } from './gather.ts'
import type { World } from './world.ts'

/** Which answer a channel's thumbs stand under: an older one than the newest message is not known any more. */
export async function aboutWhich(
  world: World,
  { address, said }: Inbound,
  command: Command,
): Promise<Command> {
  if (command.type !== 'feedback' || said.type !== 'feedback' || said.message === null) return command
  const newest = await world.store.newestMessage(address)
  return newest === null || newest === said.message ? command : { ...command, about: 'older' }
}

/** A command and what its turn will see. */
interface Meant {
  command: Command
  session: Session
  situation: Situation
}

/** The situation with what the policy rooms know for this turn, where it needs something of them. */
export async function withPolicy(
  world: World,
  address: Address,
  { command, session, situation }: Meant,
): Promise<Situation> {
  if (!needs.includes(command.type)) return situation
  const { passages } = world
  const cited = command.type === 'show-passage' ? (session.policy?.last?.answer.citations ?? []) : []
  const answer =
    command.type === 'ask' ? await answered(world, address, askFor(command, session, situation)) : null
  const policy = {
    answer,
    passages: cited.flatMap((one) => passages.around(one) ?? []),
    words: passages.words(),
  }
  return { ...situation, policy }
}

/** One answer for a message of several questions. What people of the agency wrote and stand by comes first. */
async function answered(
  { answers, policyDesk }: World,
  { tenant }: Address,
  ask: Ask,
): Promise<Answer | null> {
  const questions = questionsIn(ask.question)
  const reviewed = await policyDesk.memory.reviewedAnswers(tenant, ask.on)
  const found = await Promise.all(
    questions.map((question, n) => {
      const history = n === 0 ? ask.history : beforeIt(questions, n)
      return answers.answer({ ...ask, question, history }, reviewed)
    }),
  )
  return together(questions, found)
}

/** A whole question stands for itself; "and if she is 16?" goes on from the one before it. */
const beforeIt = (questions: readonly string[], n: number): string[] =>
  /^(?:and|but|so|if|what if|same|does that|is that)\b/i.test(questions[n] ?? '') ? questions.slice(0, n) : []

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
