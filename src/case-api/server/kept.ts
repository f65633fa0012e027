import { CaseFileOnRecord } from '../contract/on-record.ts'
import { maybeDay } from './columns.ts'
import type { Scope } from './context.ts'
import type { KeptRecordTable } from './record-tables.ts'

/** What others keep in the case system about a case: read here, never written. */
export async function readKept(scope: Scope, caseId: string): Promise<CaseFileOnRecord> {
  const [rows, children] = [await keptRows(scope, caseId), await childrenOf(scope, caseId)]
  const of = (kind: KeptRecordTable['kind']) => rows.filter((row) => row.kind === kind)
  return CaseFileOnRecord.parse({
    personTypes: children.map(({ id, person_type }) => ({ child: id, personType: person_type })),
    courtNumbers: of('court-number').map(({ person, content }) => ({ child: person, ...content })),
    cansItems: of('cans-item').map(({ id, person, content }) => ({ id, person, ...content })),
    safetyAssessments: of('safety-assessment').map(({ id, dated, content }) => ({
      id,
      completedOn: dated,
      ...content,
    })),
    wellBeing: of('well-being').map(({ person, content }) => ({ child: person, ...content })),
    assessments: of('assessment').map(({ id, dated, content }) => ({ id, completedOn: dated, ...content })),
    conferences: of('conference').map(({ id, dated, content }) => ({ id, heldOn: dated, ...content })),
  })
}

/** Newest first; what has no day in the order of its number. */
const keptRows = (scope: Scope, caseId: string) =>
  scope.db
    .selectFrom('kept_record')
    .select(['id', 'kind', 'person_id as person', maybeDay('dated').as('dated'), 'content'])
    .where('tenant', '=', scope.tenant)
    .where('case_id', '=', caseId)
    .orderBy('dated', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute()

const childrenOf = (scope: Scope, caseId: string) =>
  scope.db
    .selectFrom('participant')
    .select(['id', 'person_type'])
    .where('tenant', '=', scope.tenant)
    .where('case_id', '=', caseId)
    .where((w) => w.or([w('role', '=', 'child'), w('served', '=', true)]))
    .orderBy('id')
    .execute()
