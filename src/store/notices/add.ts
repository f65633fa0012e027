import type { Transaction } from 'kysely'
import type { Person } from '../../bot/facts.ts'
import type { PersonalNotice, Recipients } from '../../bot/notices.ts'
import type { TurnCommit } from '../../bot/ports.ts'
import { asJson } from '../database/values.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'

/** Stands for the supervisors of a unit while none of them ever spoke. */
const nobodyOf = (unit: string) => `unit:${unit}`

function subjectOf(notice: PersonalNotice): string {
  switch (notice.kind) {
    case 'plan-submitted':
    case 'plan-decided':
      return notice.plan
    case 'draft-handed-over':
      return notice.draft
    case 'desk-question':
    case 'desk-answered':
    case 'question-handed-over':
      return storedKey(notice.id)
    case 'duty-pressed':
    case 'duty-given':
      return notice.duty?.deadline ?? notice.kind
    case 'desk-summary':
      return notice.day
  }
}

/** What makes notices: a turn, or a command beside the conversations. */
type Telling = Pick<TurnCommit, 'notices' | 'now'> & { address: { tenant: string } }

/** Keeps what others have to be told. A decision ends the wait of everybody who was told of the plan. */
export async function addNotices(tx: Transaction<Tables>, turn: Telling): Promise<void> {
  const tenant = storedKey(turn.address.tenant)
  for (const { id, to, notice, notBefore = turn.now } of turn.notices ?? []) {
    const people = await recipientsOf(tx, tenant, to, notice.by.id)
    const unit = to.type === 'supervisors' ? to.unit : null
    const row = { tenant, kind: notice.kind, subject: subjectOf(notice), unit, author: notice.by.id }
    const rest = { notice: asJson(notice), created_at: turn.now, next_at: notBefore }
    const rows = people.map((person) => ({ ...row, ...rest, id: storedKey(`${id}:${person}`), person }))
    if (rows.length > 0)
      await tx
        .insertInto('notices')
        .values(rows)
        .onConflict((known) => known.doNothing())
        .execute()
    if (notice.kind === 'plan-decided') await withdraw(tx, tenant, notice.plan, turn.now)
  }
}

async function recipientsOf(
  tx: Transaction<Tables>,
  tenant: string,
  to: Recipients,
  by: string,
): Promise<string[]> {
  if (to.type === 'person') return [storedKey(to.person)]
  if (to.type === 'supervisors') {
    const rows = await tx
      .selectFrom('people')
      .select('person')
      .where((each) => each.and({ tenant, unit: to.unit, role: 'supervisor' }))
      .execute()
    const named = to.named === null ? [] : [storedKey(to.named)]
    const all = new Set([...rows.map(({ person }) => person), ...named])
    all.delete(storedKey(by))
    return all.size > 0 ? [...all] : [nobodyOf(to.unit)]
  }
  const told = await tx
    .selectFrom('notices')
    .select(['person', 'author'])
    .where((each) => each.and({ tenant, kind: 'plan-submitted', subject: to.plan }))
    .execute()
  const all = new Set(told.flatMap(({ person, author }) => (author === null ? [person] : [person, author])))
  all.delete(storedKey(by))
  return [...all].filter((person) => !person.startsWith('unit:'))
}

const withdraw = (tx: Transaction<Tables>, tenant: string, plan: string, now: string) =>
  tx
    .updateTable('notices')
    .set({ withdrawn_at: now })
    .where((each) => each.and({ tenant, kind: 'plan-submitted', subject: plan }))
    .where('withdrawn_at', 'is', null)
    .execute()

/**
 * A supervisor who speaks for the first time gets what already waits for the unit; what this very turn tells of it
 * counts as told.
 */
export async function shareWithNewcomer(
  tx: Transaction<Tables>,
  turn: TurnCommit,
  { id, unit }: Pick<Person, 'id' | 'unit'>,
): Promise<void> {
  const tenant = storedKey(turn.address.tenant)
  const person = storedKey(id)
  const rows = await tx
    .selectFrom('notices')
    .selectAll()
    .where((each) => each.and({ tenant, kind: 'plan-submitted', unit }))
    .where('withdrawn_at', 'is', null)
    .where('author', '!=', id)
    .execute()
  const mine = new Set(rows.filter((row) => row.person === person).map(({ subject }) => subject))
  const told = new Set(rows.filter((row) => turn.told?.includes(row.id)).map(({ subject }) => subject))
  const once = new Map(rows.filter(({ subject }) => !mine.has(subject)).map((row) => [row.subject, row]))
  for (const { subject, kind, author, notice, created_at } of once.values())
    await tx
      .insertInto('notices')
      .values({
        ...{ tenant, kind, subject, unit, author, created_at, person },
        id: storedKey(`${subject}:${id}`),
        notice: notice && asJson(notice),
        next_at: turn.now,
        delivered_at: told.has(subject) ? turn.now : null,
      })
      .onConflict((known) => known.doNothing())
      .execute()
}
