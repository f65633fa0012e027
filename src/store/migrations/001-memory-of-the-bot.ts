import { sql, type Kysely } from 'kysely'

const tables = [
  `create table waymark.tenants (tenant text primary key)`,
  `create table waymark.sessions (
     tenant text not null references waymark.tenants,
     channel text not null, conversation text not null, person text not null,
     revision int8 not null, session json not null, message text, message_revision int8 not null default 0, touched_at timestamptz not null,
     primary key (tenant, channel, conversation, person))`,
  `create table waymark.inbox (
     tenant text not null references waymark.tenants,
     channel text not null, conversation text not null, id text not null,
     arrival json, received_at timestamptz not null, answered_at timestamptz,
     address json, reply json, replaces text, revision int8, sender text, sender_until timestamptz,
     primary key (tenant, channel, conversation, id))`,
  `create index inbox_unanswered on waymark.inbox (tenant, received_at) where answered_at is null`,
  `create index inbox_unsent on waymark.inbox (tenant, answered_at) where reply is not null`,
  `create index inbox_answered on waymark.inbox (tenant, answered_at) where answered_at is not null`,
  `create table waymark.outbox (
     tenant text not null references waymark.tenants,
     key text not null, person text not null, address json, request json, outcome json,
     attempts int4 not null default 0, created_at timestamptz not null, next_at timestamptz not null,
     give_up_at timestamptz not null, leased_by text, leased_until timestamptz, settled_at timestamptz,
     primary key (tenant, key))`,
  `create index outbox_due on waymark.outbox (tenant, next_at) where settled_at is null`,
  `create table waymark.drafts (
     tenant text not null references waymark.tenants,
     id text not null, person text not null, draft json not null,
     saved_at timestamptz not null, expires_at timestamptz not null,
     primary key (tenant, id))`,
  `create index drafts_of_a_person on waymark.drafts (tenant, person, saved_at)`,
  `create index drafts_expiring on waymark.drafts (tenant, expires_at)`,
  `create table waymark.audit_head (
     tenant text primary key references waymark.tenants, seq int8 not null, hash text not null)`,
  `create table waymark.audit (
     tenant text not null references waymark.audit_head, seq int8 not null, entry text not null, hash text not null,
     primary key (tenant, seq))`,
]

/** Roles belong to the whole server, so another database of it may make this one at the same moment. */
const role = `do $$ begin
  if not exists (select from pg_roles where rolname = 'waymark_app') then
    begin
      create role waymark_app nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not (select rolsuper from pg_roles where rolname = current_user)
     and not pg_has_role(current_user, 'waymark_app', 'member') then
    execute format('grant waymark_app to %I', current_user);
  end if;
end $$`

const isolated = ['sessions', 'inbox', 'outbox', 'drafts', 'audit_head', 'audit']

const isolation = isolated.flatMap((table) => [
  `alter table waymark.${table} enable row level security`,
  `create policy by_tenant on waymark.${table}
     using (tenant = current_setting('waymark.tenant', true))
     with check (tenant = current_setting('waymark.tenant', true))`,
])

/** Nothing of the bot may change or delete what the audit trail says. */
const rights = [
  `grant usage on schema waymark to waymark_app`,
  `grant select, insert on waymark.tenants, waymark.audit to waymark_app`,
  `grant select, insert, update on waymark.audit_head to waymark_app`,
  `grant select, insert, update, delete on waymark.sessions, waymark.inbox, waymark.outbox, waymark.drafts to waymark_app`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, role, ...isolation, ...rights]) await sql.raw(statement).execute(db)
}
