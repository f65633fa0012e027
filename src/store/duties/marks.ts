import type { Transaction } from 'kysely'
import type { Mark } from '../../reminders/types.ts'
import { asJson } from '../database/values.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'
import { asTenant, type Memory } from '../tenancy.ts'

/** The marks of these duties, oldest first. */
export async function marks(memory: Memory, tenant: string, deadlines: readonly string[]): Promise<Mark[]> {
  if (deadlines.length === 0) return []
  const of = storedKey(tenant)
  const rows = await asTenant(memory, of, (tx) =>
    tx
      .selectFrom('duty_marks')
      .select('mark')
      .where('tenant', '=', of)
      .where('deadline', 'in', deadlines.map(storedKey))
      .orderBy('at')
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ mark }) => mark)
}

/** The same mark of the same person stands once, as of its newest time: a second press adds nothing. */
export async function addMarks(tx: Transaction<Tables>, all: readonly Mark[]): Promise<void> {
  for (const mark of all) {
    const key = { tenant: storedKey(mark.tenant), deadline: storedKey(mark.deadline), due: mark.due }
    const row = { mark: asJson(mark), at: mark.at }
    await tx
      .insertInto('duty_marks')
      .values({ ...key, id: storedKey(nameOf(mark)), ...row })
      .onConflict((known) => known.columns(['tenant', 'deadline', 'due', 'id']).doUpdateSet(row))
      .execute()
  }
}

function nameOf(mark: Mark): string {
  const { kind, by } = mark
  switch (kind) {
    case 'acknowledged':
      return JSON.stringify([kind, by.id, mark.checkpoint])
    case 'snoozed':
      return JSON.stringify([kind, by.id, mark.until])
    case 'done':
      return JSON.stringify([kind, by.id, mark.evidence])
    case 'reassigned':
      return JSON.stringify([kind, by.id, mark.to.id])
  }
}
