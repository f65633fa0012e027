import type { IsoDate, StateCode } from '../../../policy/types.ts'
import { maybeDay } from '../columns.ts'
import type { Scope } from '../context.ts'
import type { ChildOnRecord } from './judge.ts'

export interface ChildRow extends ChildOnRecord {
  case: string
  state: StateCode
  dateOfBirth: IsoDate | null
  /** What else the case says, such as when care began. */
  facts: Readonly<Record<string, unknown>>
}

/** The case a person of this number belongs to; null where nobody has the number. */
export async function caseOf(scope: Scope, child: string): Promise<string | null> {
  const row = await scope.db
    .selectFrom('participant')
    .select('case_id')
    .where('tenant', '=', scope.tenant)
    .where('id', '=', child)
    .executeTakeFirst()
  return row?.case_id ?? null
}

/** Every change of a child's goals takes this lock first, so that two workers come one after the other. */
export async function lockChild(scope: Scope, child: string): Promise<void> {
  await scope.db
    .selectFrom('participant')
    .select('id')
    .where('tenant', '=', scope.tenant)
    .where('id', '=', child)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** The child as the rules look at it. Read after `lockChild`, so that the goals are those of this moment. */
export async function readChild(scope: Scope, child: string): Promise<ChildRow> {
  const row = await scope.db
    .selectFrom('participant')
    .innerJoin('case_file', (join) =>
      join
        .onRef('case_file.tenant', '=', 'participant.tenant')
        .onRef('case_file.id', '=', 'participant.case_id'),
    )
    .select(['case_id', 'state', 'case_type', 'facts', 'role', 'served', 'guardianship'])
    .select(maybeDay('date_of_birth').as('date_of_birth'))
    .where('participant.tenant', '=', scope.tenant)
    .where('participant.id', '=', child)
    .executeTakeFirstOrThrow()
  const active = await scope.db
    .selectFrom('permanency_goal')
    .select(['goal', 'role'])
    .where('tenant', '=', scope.tenant)
    .where('child_id', '=', child)
    .where('status', '=', 'active')
    .execute()
  return {
    case: row.case_id,
    state: row.state,
    caseType: row.case_type,
    role: row.role,
    served: row.served,
    guardianship: row.guardianship,
    dateOfBirth: row.date_of_birth,
    facts: row.facts,
    active,
  }
}
