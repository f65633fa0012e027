import type { Case, CaseLine, Participant } from '../contract/cases.ts'
import type { Page } from '../contract/lists.ts'
import { Id } from '../contract/values.ts'
import { relationTo } from './access.ts'
import { answer, notFound, problem, type Answer } from './answers.ts'
import { day, maybeDay } from './columns.ts'
import type { Caller, Scope } from './context.ts'
import { pageOf, placeOf } from './cursor.ts'
import { readOnRecord } from './on-record.ts'

type ParticipantOf = Participant & { caseId: string }

async function participantsOf(scope: Scope, cases: readonly string[]): Promise<ParticipantOf[]> {
  if (cases.length === 0) return []
  const rows = await scope.db
    .selectFrom('participant')
    .select(['id', 'case_id', 'role', 'given_name', 'family_name', 'served', 'guardianship', 'indian_child'])
    .select(maybeDay('date_of_birth').as('date_of_birth'))
    .where('tenant', '=', scope.tenant)
    .where('case_id', 'in', cases)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    caseId: row.case_id,
    id: row.id,
    role: row.role,
    name: { given: row.given_name, family: row.family_name },
    dateOfBirth: row.date_of_birth,
    served: row.served,
    guardianship: row.guardianship,
    indianChild: row.indian_child,
  }))
}

const without = ({ caseId: _, ...participant }: ParticipantOf): Participant => participant

/** `GET /v1/cases`: a worker's own cases, a supervisor's unit and own. */
export async function listCases(scope: Scope, caller: Caller, page: Page): Promise<Answer> {
  const after = placeOf(page.cursor, [Id])
  if (after === undefined) return problem('cursor-invalid', 'Start the list again without a cursor.')
  let query = scope.db
    .selectFrom('case_file')
    .select(['id', 'state', 'case_type', 'unit'])
    .where('tenant', '=', scope.tenant)
    .where((w) => {
      const own = w.exists(
        w
          .selectFrom('assignment')
          .select('assignment.case_id')
          .where('assignment.tenant', '=', scope.tenant)
          .whereRef('assignment.case_id', '=', 'case_file.id')
          .where('assignment.person_id', '=', caller.id)
          .where('since', '<=', scope.today)
          .where((u) => u.or([u('until', 'is', null), u('until', '>', scope.today)])),
      )
      return caller.role === 'supervisor' ? w.or([own, w('unit', '=', caller.unit)]) : own
    })
    .orderBy('id')
    .limit(page.limit + 1)
  const [lastSeen] = after ?? []
  if (lastSeen !== undefined) query = query.where('id', '>', lastSeen)
  const { items: shown, next } = pageOf(await query.execute(), page.limit, ({ id }) => [id])
  const people = await participantsOf(
    scope,
    shown.map((row) => row.id),
  )
  const items: CaseLine[] = shown.map((row) => ({
    id: row.id,
    state: row.state,
    caseType: row.case_type,
    unit: row.unit,
    children: people.filter((p) => p.caseId === row.id && (p.role === 'child' || p.served)).map(without),
  }))
  return answer(200, { items, next })
}

/** `GET /v1/cases/{case}` */
export async function readCase(scope: Scope, caller: Caller, id: string): Promise<Answer> {
  if ((await relationTo(scope, caller, id)) === 'none') return notFound()
  const file = await scope.db
    .selectFrom('case_file')
    .select(['state', 'case_type', 'unit', 'facts', day('opened_on').as('opened_on')])
    .where('tenant', '=', scope.tenant)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const assignments = await scope.db
    .selectFrom('assignment')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant', '=', 'assignment.tenant').onRef('person.id', '=', 'assignment.person_id'),
    )
    .select(['person.id as person', 'person.name', day('since').as('since'), maybeDay('until').as('until')])
    .where('assignment.tenant', '=', scope.tenant)
    .where('assignment.case_id', '=', id)
    .orderBy('person.id')
    .execute()
  const body: Case = {
    id,
    state: file.state,
    caseType: file.case_type,
    unit: file.unit,
    openedOn: file.opened_on,
    participants: (await participantsOf(scope, [id])).map(without),
    assignments,
    facts: file.facts,
    onRecord: await readOnRecord(scope, id),
  }
  return answer(200, body)
}
