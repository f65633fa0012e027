import { sql, type Kysely } from 'kysely'

const tables = [
  // What was told to whom, so that nothing is told twice. `held_by` names whoever may go from claimed to sending.
  `create table waymark.reminder_ledger (
     tenant text not null references waymark.tenants,
     deadline text not null, due text not null, checkpoint text not null, recipient text not null,
     state text not null check (state in ('claimed', 'sending', 'sent', 'unclear', 'dropped')),
     held_by text, since timestamptz not null, message text,
     primary key (tenant, deadline, due, checkpoint, recipient))`,
  `create index reminder_ledger_open on waymark.reminder_ledger (tenant, since) where state in ('sending', 'unclear')`,
  `create index reminder_ledger_since on waymark.reminder_ledger (tenant, since)`,
  `create table waymark.reminder_posts (
     tenant text not null references waymark.tenants,
     conversation text not null, on_day date not null,
     state text not null check (state in ('claimed', 'sending', 'sent', 'unclear', 'dropped')),
     held_by text, since timestamptz not null, message text, shows text,
     primary key (tenant, conversation, on_day))`,
  `create index reminder_posts_on on waymark.reminder_posts (tenant, on_day)`,
  `create table waymark.reminder_runs (
     tenant text not null references waymark.tenants,
     ended_at timestamptz not null, run text not null, report json not null,
     primary key (tenant, ended_at, run))`,
]

const isolation = ['reminder_ledger', 'reminder_posts', 'reminder_runs'].flatMap((table) => [
  `alter table waymark.${table} enable row level security`,
  `create policy by_tenant on waymark.${table}
     using (tenant = current_setting('waymark.tenant', true))
     with check (tenant = current_setting('waymark.tenant', true))`,
  `grant select, insert, update, delete on waymark.${table} to waymark_app`,
])

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...isolation]) await sql.raw(statement).execute(db)
}
