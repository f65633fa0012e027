import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { DeskChange } from '../../bot/policy-ports.ts'
import type { TurnCommit } from '../../bot/ports.ts'
import { appendAudit } from '../audit/append.ts'
import type { Tables } from '../tables.ts'

interface By {
  address: { tenant: string }
  person: string
  now: string
}

/** Notes in the trail what was done at the desk. No words of a worker stand there, because the trail is never erased. */
export const appendDeskAudit = (
  tx: Transaction<Tables>,
  { address, person, now }: By,
  change: DeskChange,
): Promise<void> => appendAudit(tx, { address, now, audit: { person, ...entryOf(change) } })

/** An answer stands in the trail by the hash of its words, so that what was said on a day can be proven. */
function entryOf(change: DeskChange): Pick<TurnCommit['audit'], 'action' | 'subject' | 'detail'> {
  if (change.type === 'withdraw') return { action: 'desk-withdraw', subject: change.answer, detail: {} }
  if (change.type === 'put-away') return { action: 'desk-put-away', subject: change.question, detail: {} }
  const { id, state, expiresOn, citations, answer } = change.answer
  const words = createHash('sha256').update(answer, 'utf8').digest('hex')
  const detail = { question: change.question, state, until: expiresOn, quotes: citations.length, words }
  return { action: 'desk-review', subject: id, detail }
}

/** The entries of a turn beside its own: the questions it leaves at the desk, and what it did there. */
export async function auditDeskOfTurn(tx: Transaction<Tables>, turn: TurnCommit): Promise<void> {
  const { address, audit, now, questions = [], desk = null } = turn
  for (const { id, why, state } of questions)
    await appendAudit(tx, {
      address,
      now,
      audit: { person: audit.person, action: 'desk-question', subject: id, detail: { why, state } },
    })
  if (desk) await appendDeskAudit(tx, { address, person: audit.person, now }, desk)
}
