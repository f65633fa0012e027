import type { Transaction } from 'kysely'
import type { DeskChange, DeskHand, ReviewedAnswer } from '../../bot/policy-ports.ts'
import type { NewNotice } from '../../bot/notices.ts'
import { asJson } from '../database/values.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'
import type { KeptQuestion } from './kept.ts'
import { placeOf } from './questions.ts'

/** What a change at the desk led to; null where what it is about is not there or done with. */
export interface Changed {
  /** For those who handed the question over. */
  notices: readonly NewNotice[]
}

/** Does what a policy lead decided. */
export async function changeDesk(
  tx: Transaction<Tables>,
  tenant: string,
  change: DeskChange,
  hand: DeskHand,
): Promise<Changed | null> {
  if (change.type === 'withdraw') return withdraw(tx, tenant, change.answer, hand.now)
  if (change.type === 'put-away') {
    const done = await finish(tx, tenant, { id: change.question, how: 'put-away' }, hand.now)
    return done && { notices: [] }
  }
  const { answer, question } = change
  const done =
    question === null ? null : await finish(tx, tenant, { id: question, how: 'answered' }, hand.now)
  if (question !== null && !done) return null
  await keepAnswer(tx, tenant, answer, hand.now)
  return { notices: done ? noticesFor(done.askers, answer, hand) : [] }
}

async function withdraw(
  tx: Transaction<Tables>,
  tenant: string,
  id: string,
  now: string,
): Promise<Changed | null> {
  const row = await tx
    .updateTable('reviewed_answers')
    .set({ ended_at: now })
    .where((each) => each.and({ tenant, id: storedKey(id) }))
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row ? { notices: [] } : null
}

/** Ends a question and forgets who handed it over; what was still to be told of it is not told any more. */
async function finish(
  tx: Transaction<Tables>,
  tenant: string,
  { id, how }: { id: string; how: 'answered' | 'put-away' },
  now: string,
): Promise<{ askers: KeptQuestion['askers'] } | null> {
  const key = { tenant, id: storedKey(id) }
  const row = await tx
    .selectFrom('desk_questions')
    .select('question')
    .where((each) => each.and(key))
    .where('done_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  await tx
    .updateTable('desk_questions')
    .set({ done_at: now, done: how, question: asJson({ ...row.question, askers: [] }) })
    .where((each) => each.and(key))
    .execute()
  await tx
    .updateTable('notices')
    .set({ withdrawn_at: now })
    .where((each) => each.and({ tenant, kind: 'desk-question', subject: key.id }))
    .where('delivered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  return { askers: row.question.askers }
}

/** One answer at a time stands for a question; a new one takes the place of the old. */
async function keepAnswer(
  tx: Transaction<Tables>,
  tenant: string,
  answer: ReviewedAnswer,
  now: string,
): Promise<void> {
  const place = placeOf(answer.question, answer.state)
  await tx
    .updateTable('reviewed_answers')
    .set({ ended_at: now })
    .where((each) => each.and({ tenant, ...place }))
    .where('ended_at', 'is', null)
    .execute()
  await tx
    .insertInto('reviewed_answers')
    .values({
      ...{ tenant, id: storedKey(answer.id), ...place, answer: asJson(answer) },
      reviewed_on: answer.reviewedOn,
      expires_on: answer.expiresOn,
    })
    .execute()
}

function noticesFor(
  askers: KeptQuestion['askers'],
  { id, question, answer, owner, expiresOn }: ReviewedAnswer,
  { person: by }: DeskHand,
): NewNotice[] {
  const notice = { kind: 'desk-answered', id, question, answer, owner, until: expiresOn, by } as const
  return askers.map((asker) => ({ id, to: { type: 'person', person: asker.id }, notice }))
}
