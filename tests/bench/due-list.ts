import { sql, type Kysely } from 'kysely'
import { loadLibrary } from '../../policy/index.ts'
import { createCaseApi } from '../../src/case-api/server/app.ts'
import { agencySchema } from '../../src/case-api/server/schema.ts'
import type { AgencyTables } from '../../src/case-api/server/tables.ts'
import type { Verifier } from '../../src/case-api/tokens/verify.ts'
import { workOut } from '../../src/case-api/server/deadlines/work-out.ts'
import { dutyRules } from '../../src/commands/duty-rules.ts'
import { openDuties } from '../../src/policy/deadlines/open.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { openDatabase } from '../../src/store/database/open.ts'
import { startCluster } from '../world/cluster.ts'
import { emptyDatabase } from '../world/postgres.ts'

const today = '2026-11-22'
const tenant = 'bench'
/** Children of one unit; a larger agency has more units, not larger ones. */
const ofUnit = 100
const library = loadLibrary()
const duties = dutyRules(library, null, 'America/Chicago')

export interface DueCost {
  children: number
  /** Deadlines kept in all, and those that one answer holds. */
  kept: number
  answered: number
  /** Milliseconds of `GET /v1/deadlines` for one unit, by the end of the week. */
  p50: number
  p95: number
  /** Database pages that the index read of one unit touches. */
  pages: number
  /** Milliseconds in which a write works out the duties of its case. */
  write: number
}

/** What it costs to read what is due, on a PostgreSQL server of its own, for an agency of so many children. */
export async function costOfDueList(
  sizes: readonly number[],
  tell: (line: string) => void,
): Promise<DueCost[] | string> {
  const cluster = await startCluster()
  if (typeof cluster === 'string') return cluster
  try {
    const costs: DueCost[] = []
    for (const children of sizes) {
      tell(`  filling an agency of ${children} children …`)
      const { url, drop } = await emptyDatabase(cluster.url)
      const database = await openDatabase({ url })
      await migrate(database.db, agencySchema)
      const db = database.schema<AgencyTables>(agencySchema.schema)
      await fill(database.db, children)
      costs.push(await measured(db, database.db, children))
      await database.close()
      await drop()
    }
    return costs
  } finally {
    await cluster.stop()
  }
}

/** A child of Missouri in each case, removed on any day of the last three years: about one in fifty has something this week. */
async function fill(db: Kysely<unknown>, children: number): Promise<void> {
  const content = JSON.stringify(sample())
  await sql`set search_path to agency`.execute(db)
  await sql`insert into person select ${tenant}, 'p' || u, 'p' || u, 'Supervisor', 'supervisor', 'mo', 'unit-' || u
    from generate_series(0, ${children / ofUnit - 1}::int) u`.execute(db)
  await sql`insert into case_file select ${tenant}, 'case-' || n, 'mo', 'alternative-care', 'unit-' || n / ${ofUnit}::int,
      date '2026-11-22' - n % 1000, jsonb_build_object('removedOn', (date '2026-11-22' - n % 1000)::text)
    from generate_series(0, ${children - 1}::int) n`.execute(db)
  await sql`insert into participant select ${tenant}, 'case-' || n || '-c1', 'case-' || n, 'child', 'A', 'B', date '2015-01-01',
      true, 'none', 'no', null from generate_series(0, ${children - 1}::int) n`.execute(db)
  await sql`insert into deadline select ${tenant}, 'rule-' || k || ':case-' || n || '-c1', 'case-' || n, 'unit-' || n / ${ofUnit}::int,
      date '2026-11-01' + (n * 37 + k * 181) % 700, ${content}::jsonb
    from generate_series(0, ${children - 1}::int) n, generate_series(1, 2) k`.execute(db)
  await sql`insert into deadline_rules values (${tenant}, ${duties.fingerprint}, null, true)`.execute(db)
  await sql`analyze`.execute(db)
  await sql`reset search_path`.execute(db)
}

function sample() {
  const book = duties.bookFor('mo')
  if (!book) throw new Error('Missouri has duties')
  const onRecord = {
    goals: [],
    concurrentPlans: [],
    casePlans: [],
    servicePlanGoals: [],
    cesReferrals: [],
    closingSummary: null,
  }
  const of = {
    id: 'case-0',
    state: 'mo',
    caseType: 'alternative-care',
    openedOn: today,
    facts: { removedOn: today },
    children: [{ id: 'case-0-c1', dateOfBirth: null }],
    onRecord,
  } as const
  return openDuties(book, of, { today, calendar: duties.calendarFor('mo') })[0]
}

async function measured(db: Kysely<AgencyTables>, raw: Kysely<unknown>, children: number): Promise<DueCost> {
  // Who calls stands in the middle of the token: what a signature costs is measured elsewhere.
  const verify: Verifier = (token) =>
    Promise.resolve({ ok: true, claims: { tenant, person: token.split('.')[1] ?? '', actor: 'bench' } })
  const app = createCaseApi({
    db,
    tenant,
    duties,
    rulesFor: (state, on) => rulebook(library, state, on),
    clock: { now: () => `${today}T15:00:00.000Z` },
    verify,
  })
  const units = children / ofUnit
  const get = async (n: number) => {
    const unit = (n * 7919) % units
    const begun = performance.now()
    const answer = await app.request('/v1/deadlines?limit=100&until=2026-11-29', {
      headers: { Authorization: `Bearer a.p${unit}.b` },
    })
    const { items } = (await answer.json()) as { items: unknown[] }
    return { took: performance.now() - begun, items: items.length }
  }
  for (let n = 0; n < 20; n++) await get(n)
  const runs = []
  for (let n = 0; n < 200; n++) runs.push(await get(n))
  const times = runs.map(({ took }) => took).sort((a, b) => a - b)
  return {
    children,
    kept: children * 2,
    answered: runs.reduce((sum, { items }) => sum + items, 0) / runs.length,
    p50: times[100] ?? NaN,
    p95: times[190] ?? NaN,
    pages: await pagesRead(raw),
    write: await writeCost(db),
  }
}

async function pagesRead(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>`
    explain (analyze, buffers, format json) select id, content from agency.deadline
    where tenant = ${tenant} and unit = 'unit-3' and due_day <= '2026-11-29' order by due_day, id limit 101`.execute(
    db,
  )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {}
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
}

async function writeCost(db: Kysely<AgencyTables>): Promise<number> {
  const scope = { tenant, now: `${today}T15:00:00.000Z`, today, touched: new Set<string>() }
  const times: number[] = []
  for (let n = 0; n < 60; n++)
    await db
      .withSchema(agencySchema.schema)
      .transaction()
      .execute(async (trx) => {
        const begun = performance.now()
        await workOut({ ...scope, db: trx }, duties, `case-${n * 11}`)
        times.push(performance.now() - begun)
      })
  return times.slice(10).sort((a, b) => a - b)[25] ?? NaN
}
