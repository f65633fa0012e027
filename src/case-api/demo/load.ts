import type { Kysely } from 'kysely'
import { agencySchema } from '../server/schema.ts'
import type { AgencyTables } from '../server/tables.ts'
import { addRecords, loadRecords } from './load-records.ts'
import { readDemo, type DemoAgency, type DemoCase, type DemoMoment } from './read.ts'

/**
 * Puts the demo agency into an empty database, once for each tenant, all of it or nothing.
 * Answers whether it did; what is there already is never touched, but an older folder gets the records it did not have yet.
 */
export function loadDemo(db: Kysely<AgencyTables>, at: DemoMoment): Promise<boolean> {
  return db
    .withSchema(agencySchema.schema)
    .transaction()
    .execute(async (trx) => {
      const claimed = await trx
        .insertInto('demo_load')
        .values({ tenant: at.tenant, loaded_at: at.now, records_at: at.now })
        .onConflict((conflict) => conflict.column('tenant').doNothing())
        .returning('tenant')
        .executeTakeFirst()
      if (!claimed) {
        await addRecords(trx, at)
        return false
      }
      for (const agency of readDemo(at.today)) {
        await loadAgency(trx, agency, at)
        await loadRecords(trx, agency, at)
      }
      return true
    })
}

async function loadAgency(
  db: Kysely<AgencyTables>,
  agency: DemoAgency,
  { tenant, now }: DemoMoment,
): Promise<void> {
  const { state, unit, people, cases } = agency
  const rows = <T>(of: (file: DemoCase) => T[]): T[] => cases.flatMap(of)
  await db
    .insertInto('person')
    .values(people.map((person) => ({ tenant, identity: person.id, state, unit, ...person })))
    .execute()
  await db
    .insertInto('case_file')
    .values(
      rows(({ id, caseType, openedOn, facts }) => [
        { tenant, id, state, unit, case_type: caseType, opened_on: openedOn, facts: JSON.stringify(facts) },
      ]),
    )
    .execute()
  await db
    .insertInto('participant')
    .values(rows((file) => participantsOf(tenant, file)))
    .execute()
  await db
    .insertInto('assignment')
    .values(
      rows((file) =>
        file.assigned.map((person) => ({
          tenant,
          case_id: file.id,
          person_id: person,
          since: file.openedOn,
          until: null,
        })),
      ),
    )
    .execute()
  const goals = rows((file) => goalsOf(tenant, state, now, file))
  if (goals.length > 0) await db.insertInto('permanency_goal').values(goals).execute()
}

function participantsOf(tenant: string, file: DemoCase) {
  return file.participants.map((person) => ({
    tenant,
    id: `${file.id}-${person.id}`,
    case_id: file.id,
    role: person.role,
    given_name: person.given,
    family_name: person.family,
    date_of_birth: person.born,
    served: person.role === 'child',
    guardianship: person.guardianship,
    indian_child: person.indianChild,
    person_type: person.personType,
  }))
}

function goalsOf(tenant: string, state: DemoAgency['state'], now: string, file: DemoCase) {
  return file.goals.map((goal, i) => ({
    tenant,
    id: `goal-${file.id}-${i + 1}`,
    case_id: file.id,
    child_id: `${file.id}-${goal.child}`,
    state,
    goal: goal.goal,
    label: goal.label,
    goal_class: goal.goalClass,
    role: goal.role,
    start_date: goal.startDate,
    target_date: goal.targetDate,
    decided_at: null,
    rationale: null,
    efforts: null,
    resource: null,
    recruitment: '[]',
    compelling_reason: null,
    ruled_out: '[]',
    committed_resource: null,
    edition: goal.edition,
    recorded_by: goal.recordedBy,
    recorded_via: 'case-system',
    recorded_at: now < `${goal.startDate}T12:00:00.000Z` ? now : `${goal.startDate}T12:00:00.000Z`,
  }))
}
