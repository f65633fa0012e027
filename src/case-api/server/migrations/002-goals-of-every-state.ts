import { sql, type Kysely } from 'kysely'

const statements = [
  // Early data folders hold a check that a served young parent would break; later ones never had it.
  `alter table participant drop constraint if exists participant_check`,
  `alter table permanency_goal drop constraint if exists permanency_goal_role_check`,
  `alter table permanency_goal add constraint permanency_goal_role_check
     check (role in ('primary', 'second', 'concurrent'))`,
  `alter table permanency_goal alter column target_date drop not null`,
  `alter table permanency_goal add column decided_at jsonb`,
  `alter table permanency_goal add column rationale text`,
  `alter table permanency_goal add column efforts text`,
]

/** A goal may be a concurrent one, and has a target date only where its state wants one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`set local search_path to agency`.execute(db)
  for (const statement of statements) await sql.raw(statement).execute(db)
  await sql`reset search_path`.execute(db)
}
