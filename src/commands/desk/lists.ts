import { StateCode } from '../../../policy/schema.ts'
import type { OpenQuestion, ReviewedAnswer } from '../../bot/policy-ports.ts'
import { whyOf } from '../../bot/words/desk.ts'
import { answersFrom } from '../../answers/answer/answer.ts'
import { openKnowledge } from '../ask/knowledge.ts'
import { UsageError } from '../invocation.ts'
import type { DeskTask } from './task.ts'

/** The questions that wait, oldest first. */
export async function listQuestions({ memory, tenant, flags, out }: DeskTask): Promise<void> {
  const open = inState(await memory.openQuestions(tenant), flags)
  if (flags['json']) return out(JSON.stringify(open.map(bare)))
  if (open.length === 0) return out('No question is open.')
  for (const one of open) out(`${one.id}  ${one.state ?? 'any'}  ${one.question}\n    ${whyOf(one)}`)
}

/** One question with all that is known of it. */
export async function showQuestion(task: DeskTask, id: string): Promise<void> {
  const { flags, out } = task
  const one = await questionOf(task, id)
  if (flags['json']) return out(JSON.stringify(bare(one)))
  out(one.question)
  out(`State: ${one.state ?? 'any'} · day: ${one.on} · answered then: ${one.kind}`)
  out(`${whyOf(one)} · first ${one.askedAt}, last ${one.lastAskedAt}`)
  for (const comment of one.comments) out(`- ${comment}`)
}

/** An open question by its id. Throws `UsageError` where there is none. */
export async function questionOf({ memory, tenant }: DeskTask, id: string): Promise<OpenQuestion> {
  const found = (await memory.openQuestions(tenant)).find((one) => one.id === id)
  if (!found) throw new UsageError(`No open question has the id "${id.slice(0, 60)}"; see npm run desk.`)
  return found
}

/** The answers that stand, the soonest to end first; which of them no longer answer, and why. */
export async function listReviewed({
  memory,
  tenant,
  flags,
  out,
  directory,
  today,
}: DeskTask): Promise<void> {
  const all = inState(await memory.standing(tenant), flags)
  const { rests } = answersFrom(openKnowledge(directory))
  const told = all.map((one) => ({ ...one, holds: holds(one, today, rests(one, today)) }))
  if (flags['json']) return out(JSON.stringify(told))
  if (told.length === 0) return out('No reviewed answer stands.')
  for (const { id, state, question, owner, expiresOn, holds: how } of told)
    out(`${id}  ${state ?? 'any'}  ${question}\n    ${owner} · until ${expiresOn} · ${says[how]}`)
}

const says = {
  answers: 'answers',
  expired: 'expired: write it again or withdraw it',
  replaced: 'does not answer: what it quotes was replaced',
}

function holds({ expiresOn }: ReviewedAnswer, today: string, rests: boolean): keyof typeof says {
  if (expiresOn < today) return 'expired'
  return rests ? 'answers' : 'replaced'
}

/** Who asked is nobody's business on a list. */
const bare = ({ by: _by, tenant: _tenant, ...one }: OpenQuestion) => one

function inState<T extends { state: string | null }>(
  all: readonly T[],
  flags: DeskTask['flags'],
): readonly T[] {
  const named = flags['state']
  if (named === undefined) return all
  const state = StateCode.safeParse(named)
  if (!state.success) throw new UsageError(`--state names one of ${StateCode.options.join(', ')}.`)
  return all.filter((one) => one.state === state.data)
}
