import { sql, type Kysely } from 'kysely'

const statements = [
  // What is acknowledged of a row of writes, the flow it came from, and the message that tells it is on its way.
  `alter table waymark.outbox
     add column done json not null default '[]', add column flow json, add column told_in text, add column message text`,
  `create index outbox_told on waymark.outbox (tenant, told_in) where settled_at is null`,
  // A write that waits was one write; now it is a row of one, under the same key.
  `update waymark.outbox set request = json_build_object(
     'case', request->'case', 'child', request->'child', 'steps', json_build_array(json_build_object(
       'kind', request->'kind', 'of', request->'child', 'body', request->'body')))
     where request is not null and request->'steps' is null`,
  `alter table waymark.inbox add column announce boolean not null default false`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
