import type { Answers } from '../../answers/answer/answer.ts'
import type { ReviewedAnswer } from '../../bot/policy-ports.ts'
import { hasDatabase } from '../data-directory.ts'
import { UsageError, type Invocation } from '../invocation.ts'
import { openDesk } from './open.ts'

/**
 * The reviewed answers of a data directory. Where another process holds the data, none, which is said in one sentence on
 * standard error: the rules and documents answer all the same.
 */
export async function reviewedIn(
  directory: string,
  invocation: Pick<Invocation, 'env' | 'err'>,
): Promise<readonly ReviewedAnswer[]> {
  if (!hasDatabase(directory, invocation)) return []
  try {
    const { memory, tenant, close } = await openDesk({ directory, env: invocation.env, tenant: undefined })
    return await memory.standing(tenant).finally(close)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    invocation.err(`Reviewed answers are left out here. ${error.message}`)
    return []
  }
}

/** Answers in which what a person reviewed comes first. */
export const answersFirst = (reviewed: readonly ReviewedAnswer[], answers: Answers): Answers => ({
  ...answers,
  answer: (ask) => answers.answer(ask, reviewed),
})
