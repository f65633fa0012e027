import { sql, type Kysely } from 'kysely'

const tables = [
  // What workers asked and nobody answered well. `form` and `place` (its state, or 'any') make the same question one row.
  `create table waymark.desk_questions (
     tenant text not null references waymark.tenants,
     id text not null, form text not null, place text not null, why text not null, times int4 not null,
     question json not null, first_at timestamptz not null, last_at timestamptz not null,
     done_at timestamptz, done text,
     primary key (tenant, id))`,
  `create unique index desk_questions_open on waymark.desk_questions (tenant, form, place) where done_at is null`,
  `create index desk_questions_old on waymark.desk_questions (tenant, last_at)`,
  // Answers that somebody stands by; one at a time for each question and place.
  `create table waymark.reviewed_answers (
     tenant text not null references waymark.tenants,
     id text not null, form text not null, place text not null, answer json not null,
     reviewed_on date not null, expires_on date not null, ended_at timestamptz,
     primary key (tenant, id))`,
  `create unique index reviewed_answers_standing on waymark.reviewed_answers (tenant, form, place) where ended_at is null`,
]

const isolation = ['desk_questions', 'reviewed_answers'].flatMap((table) => [
  `alter table waymark.${table} enable row level security`,
  `create policy by_tenant on waymark.${table}
     using (tenant = current_setting('waymark.tenant', true))
     with check (tenant = current_setting('waymark.tenant', true))`,
  `grant select, insert, update, delete on waymark.${table} to waymark_app`,
])

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...isolation]) await sql.raw(statement).execute(db)
}
