import { UsageError } from '../invocation.ts'
import { questionOf } from './lists.ts'
import type { DeskTask } from './task.ts'

/** Whoever sits at the terminal; the case system does not know them. */
export const atTerminal = { id: 'desk', name: 'The policy desk' }

/** Takes a question off the desk without an answer. */
export async function putAway(task: DeskTask, id: string): Promise<void> {
  const { memory, tenant, now, out } = task
  const { question } = await questionOf(task, id)
  await memory.change(tenant, { type: 'put-away', question: id }, { person: atTerminal, now })
  out(`Put away: ${question}`)
}

/** Ends a reviewed answer; from now on the rules and documents answer again. */
export async function withdraw({ memory, tenant, now, out }: DeskTask, id: string): Promise<void> {
  const done = await memory.change(tenant, { type: 'withdraw', answer: id }, { person: atTerminal, now })
  if (!done)
    throw new UsageError(`No reviewed answer has the id "${id.slice(0, 60)}"; see npm run desk -- reviewed.`)
  out('Withdrawn; the rules and documents answer again.')
}
