import { sql, type Kysely } from 'kysely'

const tables = [
  // The channels in which the bot can speak first, and whose duties are told there.
  `create table waymark.teams (
     tenant text not null references waymark.tenants,
     conversation text not null, team text, reference json, link json, quiet_until date, gone json,
     primary key (tenant, conversation))`,
  `create index channels_of_a_team on waymark.teams (tenant, team)`,
  // What people did about duties; a duty with another due day starts anew.
  `create table waymark.duty_marks (
     tenant text not null references waymark.tenants,
     deadline text not null, due date not null, id text not null, mark json not null, at timestamptz not null,
     primary key (tenant, deadline, due, id))`,
  `create index marks_by_day on waymark.duty_marks (tenant, due)`,
  `create table waymark.person_preferences (
     tenant text not null references waymark.tenants,
     person text not null, preferences json not null,
     primary key (tenant, person))`,
  // What the buttons of a post mean that everybody in a channel may press.
  `create table waymark.post_buttons (
     tenant text not null references waymark.tenants,
     conversation text not null, token text not null, post date not null, command json not null,
     made_at timestamptz not null,
     primary key (tenant, conversation, token))`,
  `create index buttons_of_a_post on waymark.post_buttons (tenant, conversation, post)`,
]

const isolation = ['teams', 'duty_marks', 'person_preferences', 'post_buttons'].flatMap((table) => [
  `alter table waymark.${table} enable row level security`,
  `create policy by_tenant on waymark.${table}
     using (tenant = current_setting('waymark.tenant', true))
     with check (tenant = current_setting('waymark.tenant', true))`,
  `grant select, insert, update, delete on waymark.${table} to waymark_app`,
])

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...isolation]) await sql.raw(statement).execute(db)
}
