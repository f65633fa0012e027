import { sql, type Kysely } from 'kysely'

const tables = [
  // Where somebody speaks with the bot alone, so that it can speak first.
  `create table waymark.people (
     tenant text not null references waymark.tenants,
     person text not null, role text not null, unit text not null, address json not null, seen_at timestamptz not null,
     primary key (tenant, person))`,
  `create index people_of_a_unit on waymark.people (tenant, unit)`,
  // What somebody must be told there; its words go when it is done with.
  `create table waymark.notices (
     tenant text not null references waymark.tenants,
     id text not null, person text not null, kind text not null, subject text not null, unit text, author text,
     notice json, created_at timestamptz not null, next_at timestamptz not null,
     leased_by text, leased_until timestamptz, delivered_at timestamptz, withdrawn_at timestamptz,
     told_in text, message text,
     primary key (tenant, id))`,
  `create index notices_of_a_person on waymark.notices (tenant, person) where withdrawn_at is null`,
  `create index notices_about on waymark.notices (tenant, kind, subject)`,
  `create index notices_told on waymark.notices (tenant, told_in)`,
]

const isolation = ['people', 'notices'].flatMap((table) => [
  `alter table waymark.${table} enable row level security`,
  `create policy by_tenant on waymark.${table}
     using (tenant = current_setting('waymark.tenant', true))
     with check (tenant = current_setting('waymark.tenant', true))`,
  `grant select, insert, update, delete on waymark.${table} to waymark_app`,
])

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...isolation]) await sql.raw(statement).execute(db)
}
