import { sql, type Kysely } from 'kysely'

const statements = [
  `create table deadline (
    tenant text not null, id text collate "C" not null, case_id text not null, unit text not null,
    due_day date not null, content jsonb not null,
    primary key (tenant, id),
    foreign key (tenant, case_id) references case_file (tenant, id))`,
  `create index deadlines_of_unit on deadline (tenant, unit, due_day, id)`,
  `create index deadlines_of_case on deadline (tenant, case_id, due_day, id)`,
  `create table deadline_case (
    tenant text not null, case_id text not null, changes_on date,
    primary key (tenant, case_id),
    foreign key (tenant, case_id) references case_file (tenant, id))`,
  `create index deadline_cases_that_change on deadline_case (tenant, changes_on, case_id) where changes_on is not null`,
  `create table deadline_rules (
    tenant text not null primary key, fingerprint text not null, last_case text, complete boolean not null)`,
]

/** What is still due, worked out ahead, so that reading it costs what is due and not what the agency has. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`set local search_path to agency`.execute(db)
  for (const statement of statements) await sql.raw(statement).execute(db)
  await sql`reset search_path`.execute(db)
}
