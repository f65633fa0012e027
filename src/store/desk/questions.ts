import type { Transaction } from 'kysely'
import type { DeskQuestion, OpenQuestion } from '../../bot/policy-ports.ts'
import type { NewNotice } from '../../bot/notices.ts'
import type { TurnCommit } from '../../bot/ports.ts'
import { questionForm } from '../../bot/question-form.ts'
import { asJson } from '../database/values.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'
import type { KeptQuestion } from './kept.ts'
import { asTenant, type Memory } from '../tenancy.ts'

/** One row for the same question in the same state. */
export const placeOf = (question: string, state: string | null) => ({
  form: storedKey(questionForm(question)),
  place: state ?? 'any',
})

/** So many comments and people are kept for one question. */
const most = 20

const weight = { 'no-answer': 0, 'thumbs-down': 1, 'handed-over': 2 } as const

/**
 * Keeps the questions of a turn; one that stands at the desk already is counted there. Answers the notices of the turn, each
 * with the row its question stands in.
 */
export async function addQuestions(tx: Transaction<Tables>, turn: TurnCommit): Promise<readonly NewNotice[]> {
  const rows = new Map<string, string>()
  for (const question of turn.questions ?? [])
    rows.set(question.id, await keep(tx, storedKey(turn.address.tenant), question))
  return (turn.notices ?? []).map((one) => {
    const { notice } = one
    if (notice.kind !== 'desk-question') return one
    return { ...one, notice: { ...notice, id: rows.get(notice.id) ?? notice.id } }
  })
}

/** The id of the row that it stands in. */
async function keep(tx: Transaction<Tables>, tenant: string, asked: DeskQuestion): Promise<string> {
  const away = await countedAway(tx, tenant, asked)
  if (away !== null) return away
  const key = { tenant, ...placeOf(asked.question, asked.state) }
  const times = { first_at: asked.askedAt, last_at: asked.askedAt, times: 1 }
  const row = { ...key, id: storedKey(asked.id), why: asked.why, ...times }
  const added = await tx
    .insertInto('desk_questions')
    .values({ ...row, question: asJson(merged(null, asked)) })
    .onConflict((known) => known.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id ?? (await count(tx, key, asked))
}

/** A person who says more about a question they left is not one more who asks it. */
async function count(tx: Transaction<Tables>, key: Key, asked: DeskQuestion): Promise<string> {
  const row = await tx
    .selectFrom('desk_questions')
    .select(['id', 'why', 'times', 'question'])
    .where((each) => each.and({ ...key }))
    .where('done_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  // Done with in this very moment, or said once more about one that was done with before.
  if (!row) return storedKey(asked.id)
  await tx
    .updateTable('desk_questions')
    .set({
      times: row.id === storedKey(asked.id) ? row.times : row.times + 1,
      last_at: asked.askedAt,
      why: weight[asked.why] > weight[row.why] ? asked.why : row.why,
      question: asJson(merged(row.question, asked)),
    })
    .where((each) => each.and({ tenant: key.tenant, id: row.id }))
    .execute()
  return row.id
}

interface Key {
  tenant: string
  form: string
  place: string
}

/** A question that was put away is only counted there, unless somebody hands it over. */
async function countedAway(
  tx: Transaction<Tables>,
  tenant: string,
  asked: DeskQuestion,
): Promise<string | null> {
  if (asked.why === 'handed-over') return null
  const row = await tx
    .updateTable('desk_questions')
    .set((each) => ({ times: each('times', '+', 1), last_at: asked.askedAt }))
    .where((each) => each.and({ tenant, ...placeOf(asked.question, asked.state), done: 'put-away' }))
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

function merged(
  before: KeptQuestion | null,
  { question, state, on, kind, comment, by }: DeskQuestion,
): KeptQuestion {
  const comments = [...(before?.comments ?? []), ...(comment === null ? [] : [comment])]
  const askers = [...(before?.askers ?? []).filter(({ id }) => id !== by?.id), ...(by ? [by] : [])]
  return {
    ...(before ?? { question, state, on, kind }),
    comments: comments.slice(-most),
    askers: askers.slice(-most),
  }
}

export async function openQuestions(memory: Memory, name: string): Promise<OpenQuestion[]> {
  const tenant = storedKey(name)
  const rows = await asTenant(memory, tenant, (tx) =>
    tx
      .selectFrom('desk_questions')
      .select(['id', 'why', 'times', 'question', 'first_at', 'last_at'])
      .where('tenant', '=', tenant)
      .where('done_at', 'is', null)
      .orderBy('first_at')
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ id, why, times, question: { comments, askers, ...kept }, first_at, last_at }) => ({
    id,
    tenant: name,
    ...kept,
    why,
    comments,
    comment: comments.at(-1) ?? null,
    by: askers.at(-1) ?? null,
    times,
    askedAt: first_at,
    lastAskedAt: last_at,
  }))
}
