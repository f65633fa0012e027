import { sql, type Kysely } from 'kysely'

const statements = [
  // What is acknowledged of a row of writes, the flow it came from, and the message that tells it is on its way.
  `alter table waymark.outbox
     add column done json not null default '[]', add column flow json, add column told_in text, add column message text`,
  `create index outbox_told on waymark.outbox (tenant, told_in) where settled_at is null`,
  `alter table waymark.inbox add column announce boolean not null default false`,
]

interface OneWrite {
  kind: string
  case: string
  child: string
  body: unknown
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
  await toRows(db)
}

/** A write that waits was one write; now it is a row of one, under the same key. PostgreSQL's own JSON functions refuse a zero byte. */
async function toRows(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ tenant: string; key: string; request: OneWrite }>`
    select tenant, key, request from waymark.outbox where request is not null`.execute(db)
  for (const { tenant, key, request } of rows) {
    const { kind, body, child } = request
    const row = JSON.stringify({ case: request.case, child, steps: [{ kind, of: child, body }] })
    await sql`update waymark.outbox set request = ${row}::json where tenant = ${tenant} and key = ${key}`.execute(
      db,
    )
  }
}
