import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Where a real PostgreSQL server may be used for tests; null where there is none. Its user may create databases. */
export const postgresUrl = (): string | null => process.env['WAYMARK_TEST_POSTGRES'] ?? null

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** An empty database of its own on that server, so that test files do not meet. */
export async function emptyDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `waymark_test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) }
}
