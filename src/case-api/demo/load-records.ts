import { sql, type Kysely } from 'kysely'
import { contentHashOf } from '../../bot/plan-hash.ts'
import type { KeptRecordTable } from '../server/record-tables.ts'
import type { AgencyTables } from '../server/tables.ts'
import { readDemo, type DemoAgency, type DemoCase, type DemoMoment } from './read.ts'

type Kept = Omit<KeptRecordTable, 'tenant' | 'case_id' | 'dated' | 'content'> & {
  dated: string | null
  content: object
}

/** What stands beside goals: what others keep, approved plans, service plan goals. What is there already stays. */
export async function loadRecords(
  db: Kysely<AgencyTables>,
  agency: DemoAgency,
  at: DemoMoment,
): Promise<void> {
  for (const file of agency.cases) {
    const about = { tenant: at.tenant, case_id: file.id }
    const kept = keptOf(file).map((row) => ({ ...about, ...row, content: JSON.stringify(row.content) }))
    if (kept.length > 0)
      await db
        .insertInto('kept_record')
        .values(kept)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    for (const row of plansOf(file, agency))
      await db
        .insertInto('case_plan')
        .values({ ...about, ...row })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    for (const row of serviceGoalsOf(file))
      await db
        .insertInto('service_plan_goal')
        .values({ ...about, ...row })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  }
}

/** A folder from before these records existed gets them, with the days counted from its own first day. */
export async function addRecords(db: Kysely<AgencyTables>, at: DemoMoment): Promise<void> {
  const old = await db
    .updateTable('demo_load')
    .set({ records_at: at.now })
    .where('tenant', '=', at.tenant)
    .where('records_at', 'is', null)
    .returning(sql<string>`to_char(loaded_at at time zone 'UTC', 'YYYY-MM-DD')`.as('today'))
    .executeTakeFirst()
  if (!old) return
  for (const agency of readDemo(old.today)) {
    await loadRecords(db, agency, at)
    for (const file of agency.cases) await refresh(db, file, at.tenant)
  }
}

/** What hid in the facts of a case stands in records now. */
async function refresh(db: Kysely<AgencyTables>, file: DemoCase, tenant: string): Promise<void> {
  await db
    .updateTable('case_file')
    .set({ facts: JSON.stringify(file.facts) })
    .where('tenant', '=', tenant)
    .where('id', '=', file.id)
    .execute()
  for (const { id, personType } of file.participants)
    await db
      .updateTable('participant')
      .set({ person_type: personType })
      .where('tenant', '=', tenant)
      .where('id', '=', `${file.id}-${id}`)
      .execute()
}

function keptOf({ id, records }: DemoCase): Kept[] {
  const row = (kind: Kept['kind'], of: Partial<Kept> & { content: object }, n: number): Kept => ({
    kind,
    id: of.id ?? `${id}-${kind}-${n + 1}`,
    person_id: of.person_id ?? null,
    dated: of.dated ?? null,
    content: of.content,
  })
  return [
    ...records.courtNumbers.map(({ child, ...content }, n) =>
      row('court-number', { person_id: child, content }, n),
    ),
    ...records.cansItems.map(({ id: number, person, ...content }, n) =>
      row('cans-item', { id: number, person_id: person, content }, n),
    ),
    ...records.wellBeing.map(({ child, ...content }, n) =>
      row('well-being', { person_id: child, content }, n),
    ),
    ...records.safetyAssessments.map(({ id: number, completedOn, ...content }, n) =>
      row('safety-assessment', { id: number, dated: completedOn, content }, n),
    ),
    ...records.assessments.map(({ id: number, completedOn, ...content }, n) =>
      row('assessment', { id: number, dated: completedOn, content }, n),
    ),
    ...records.conferences.map(({ id: number, heldOn, ...content }, n) =>
      row('conference', { id: number, dated: heldOn, content }, n),
    ),
  ]
}

const noonOf = (day: string) => `${day}T12:00:00.000Z`

function plansOf({ records }: DemoCase, { people }: DemoAgency) {
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id
  return records.plans.map(({ id, author, approvedBy, approvedOn, edition, content }) => {
    const contentHash = contentHashOf(content)
    const by = { id: approvedBy, name: nameOf(approvedBy) }
    const decision = { decision: 'approve', by, at: noonOf(approvedOn), note: null, contentHash }
    return {
      id,
      plan_type: content.planType,
      status: 'approved' as const,
      content: JSON.stringify(content),
      content_hash: contentHash,
      author,
      authors: JSON.stringify([author]),
      submitted_at: noonOf(approvedOn),
      decisions: JSON.stringify([decision]),
      approved_on: approvedOn,
      names: JSON.stringify({ worker: nameOf(author), supervisor: by.name }),
      superseded_by: null,
      edition,
      recorded_by: author,
      recorded_via: 'case-system',
      recorded_at: noonOf(approvedOn),
      version: 3,
    }
  })
}

function serviceGoalsOf({ id, assigned, records }: DemoCase) {
  const content = {
    reasonForChild: null,
    conference: null,
    ruledOut: [],
    kin: null,
    nonProtectivePlacement: null,
    connections: null,
  }
  return records.serviceGoals.map(({ goal, label, startDate, edition }, n) => ({
    id: `goal-${id}-f${n + 1}`,
    scope: 'family' as const,
    children: '[]',
    goal,
    label,
    start_date: startDate,
    content: JSON.stringify(content),
    closed_on: null,
    closed_reason: null,
    edition,
    recorded_by: assigned[0] ?? '',
    recorded_via: 'case-system',
    recorded_at: noonOf(startDate),
  }))
}
