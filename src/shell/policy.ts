import type { Answer } from '../bot/policy-ports.ts'
import type { AskPolicy } from '../bot/commands/policy-talk.ts'
import type { Command } from '../bot/command.ts'
import type { Address, Inbound } from '../bot/ports.ts'
import { nobody, personsOf } from '../bot/private/persons.ts'
import { tellsOfPersons, withoutKnownNames } from '../bot/private/without-persons.ts'
import { emptySession, type Session } from '../bot/session.ts'
import { knownPersons } from '../bot/turns/policy-question.ts'
import { questionsIn, together } from '../bot/turns/policy-several.ts'
import { askFor } from '../bot/turns/policy-facts.ts'
import type { Situation } from '../bot/turns/situation.ts'
import { askOf } from '../bot/understand/policy-talk.ts'
import { caseList } from './gather.ts'
import { whoMustNotLeave } from './who-must-not-leave.ts'
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

/** The situation with what the policy rooms know for this turn, where it needs something of them. */
export async function withPolicy(
  world: World,
  address: Address,
  command: Command,
  session: Session,
  situation: Situation,
): Promise<Situation> {
  if (!needs.includes(command.type)) return situation
  const cited = command.type === 'show-passage' ? (session.policy?.last?.answer.citations ?? []) : []
  const policy = {
    answer: command.type === 'ask' ? await answered(world, address, command, session, situation) : null,
    passages: cited.flatMap((one) => world.passages.around(one) ?? []),
    words: world.passages.words(),
  }
  return { ...situation, policy }
}

/** Whether a rule or a document answers what may have been no question at all. */
export async function settledByPolicy(
  world: World,
  address: Address,
  command: AskPolicy,
  session: Session,
  situation: Situation,
): Promise<boolean> {
  const answer = await answered(world, address, command, session, situation)
  return answer?.kind === 'rule' || answer?.kind === 'declined'
}

/** One answer for a message of several questions, each asked after the one before it. */
async function answered(
  world: World,
  address: Address,
  command: AskPolicy,
  session: Session,
  situation: Situation,
): Promise<Answer | null> {
  // A name says nothing about policy, and its words are strange to every document.
  const known = knownPersons(situation) ?? nobody
  const questions = questionsIn(withoutKnownNames(command.question, known, world.passages.words()))
  const ask = askFor(command, session, situation)
  const persons = world.proposals ? await whoMustNotLeave(world, address, situation) : undefined
  const found = await Promise.all(
    questions.map((question, n) => {
      const history = n === 0 ? ask.history : beforeIt(questions, n)
      return world.answers.answer({ ...ask, question, history }, persons)
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
