import type { Transaction } from 'kysely'
import type { TurnCommit } from '../bot/ports.ts'
import { appendAudit } from './audit/append.ts'
import { auditDeskOfTurn } from './desk/audit.ts'
import { deskOfTurn } from './desk/memory.ts'
import { addQuestions } from './desk/questions.ts'
import { changeDrafts } from './drafts.ts'
import { changeDuties } from './duties/change.ts'
import { answer } from './inbox.ts'
import { storedKey } from './keys.ts'
import { addWrite, settleWrite } from './outbox.ts'
import { addNotices } from './notices/add.ts'
import { markTold } from './notices/waiting.ts'
import { notePending } from './pending.ts'
import { noteSpeaker } from './people.ts'
import { replaceSession } from './sessions.ts'
import type { Tables } from './tables.ts'
import { asTenant, type Memory } from './tenancy.ts'

/** Undoes the transaction on its way out. */
class TooLate extends Error {
  readonly answer: 'conflict' | 'answered'
  constructor(answer: 'conflict' | 'answered') {
    super(answer)
    this.answer = answer
  }
}

/** Keeps everything that one turn decided, or nothing. Every turn takes its locks in this order, so none waits in a circle. */
export async function commit(memory: Memory, turn: TurnCommit): Promise<'kept' | 'conflict' | 'answered'> {
  try {
    await asTenant(memory, storedKey(turn.address.tenant), (tx) => keep(tx, memory.holder, turn))
    return 'kept'
  } catch (error) {
    if (error instanceof TooLate) return error.answer
    throw error
  }
}

async function keep(tx: Transaction<Tables>, holder: string, turn: TurnCommit): Promise<void> {
  const settledNow = await settleWrite(tx, turn)
  if (!settledNow && turn.inbound === null) throw new TooLate('answered')
  await notePending(tx, turn)
  if (!(await markTold(tx, turn))) throw new TooLate('answered')
  if (!(await answer(tx, holder, turn))) throw new TooLate('answered')
  if (!(await replaceSession(tx, turn))) throw new TooLate('conflict')
  await addWrite(tx, turn)
  await changeDrafts(tx, turn)
  const notices = await addQuestions(tx, turn)
  if (!(await deskOfTurn(tx, turn))) throw new TooLate('conflict')
  await noteSpeaker(tx, turn)
  await addNotices(tx, { ...turn, notices })
  await changeDuties(tx, turn)
  await appendAudit(tx, turn)
  await auditDeskOfTurn(tx, turn)
}
