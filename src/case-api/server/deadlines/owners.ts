import type { Scope } from '../context.ts'

/** Who is now assigned to each of these cases; the first by number where several are. */
export async function ownersOf(
  { db, tenant, today }: Scope,
  cases: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (cases.length === 0) return new Map()
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant', '=', 'assignment.tenant').onRef('person.id', '=', 'assignment.person_id'),
    )
    .select(['assignment.case_id as caseId', 'person.id', 'person.name'])
    .where('assignment.tenant', '=', tenant)
    .where('assignment.case_id', 'in', [...new Set(cases)])
    .where('since', '<=', today)
    .where((w) => w.or([w('until', 'is', null), w('until', '>', today)]))
    .orderBy('person.id', 'desc')
    .execute()
  return new Map(rows.map(({ caseId, id, name }) => [caseId, { id, name }]))
}
