import type { Kysely } from 'kysely'
import type { DutyRules, Scope } from '../context.ts'
import type { AgencyTables } from '../tables.ts'
import { workOut } from './work-out.ts'

/** Cases in one transaction, so that no walk holds up the writes of others for long. */
const batch = 50

/**
 * Works out the duties of every case anew where the rules or the calendar are others than the last time, in batches
 * that another process, or this one after a crash, goes on with. Answers how many cases it looked at.
 */
export async function refreshDeadlines(scope: Scope, rules: DutyRules): Promise<number> {
  let looked = 0
  for (;;) {
    const done = await inTransaction(scope, (inside) => nextBatch(inside, rules))
    if (done === null) return looked
    looked += done
  }
}

/** One batch of cases; null where all are up to date. */
async function nextBatch(scope: Scope, rules: DutyRules): Promise<number | null> {
  const { db, tenant } = scope
  const { fingerprint } = rules
  await db
    .insertInto('deadline_rules')
    .values({ tenant, fingerprint, last_case: null, complete: false })
    .onConflict((conflict) => conflict.column('tenant').doNothing())
    .execute()
  const at = await db
    .selectFrom('deadline_rules')
    .selectAll()
    .where('tenant', '=', tenant)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (at.fingerprint === fingerprint && at.complete) return null
  const after = at.fingerprint === fingerprint ? (at.last_case ?? '') : ''
  const cases = await db
    .selectFrom('case_file')
    .select('id')
    .where('tenant', '=', tenant)
    .where('id', '>', after)
    .orderBy('id')
    .limit(batch)
    .execute()
  for (const { id } of cases) await workOut(scope, rules, id)
  const complete = cases.length < batch
  await db
    .updateTable('deadline_rules')
    .set({ fingerprint, complete, last_case: cases.at(-1)?.id ?? after })
    .where('tenant', '=', tenant)
    .execute()
  return cases.length
}

/** Works out the cases in which a day has come that was still ahead when they were last looked at. */
export async function catchUp(scope: Scope, rules: DutyRules): Promise<void> {
  for (;;) {
    const found = await changed(scope.db, scope)
    if (!found.length) return
    await inTransaction(scope, async (inside) => {
      for (const id of found) await workOut(inside, rules, id)
    })
  }
}

async function changed(db: Kysely<AgencyTables>, { tenant, today }: Scope): Promise<string[]> {
  const rows = await db
    .selectFrom('deadline_case')
    .select('case_id')
    .where('tenant', '=', tenant)
    .where('changes_on', '<=', today)
    .orderBy('case_id')
    .limit(batch)
    .execute()
  return rows.map(({ case_id: id }) => id)
}

const inTransaction = <T>(scope: Scope, work: (inside: Scope) => Promise<T>): Promise<T> =>
  scope.db.transaction().execute((trx) => work({ ...scope, db: trx }))
