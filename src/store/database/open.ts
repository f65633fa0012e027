import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { lockDirectory } from './directory-lock.ts'
import { syncToDisk, type Sync } from './durable-files.ts'
import { openDirectory, openInMemory, type Progress } from './embedded.ts'
import { DiskRefused } from './errors.ts'
import { serverTypes } from './values.ts'

export type DatabasePlace =
  /** `sync` is for tests that count or fail syncs. */
  { directory: string; sync?: Sync } | { url: string; connections?: number } | { memory: true }

/** One opened PostgreSQL, embedded or a server's; the bot's store and the reference case API may share it. */
export interface Database {
  /** Inside a transaction use only the handle you are given: on the embedded kind this one would wait for ever. */
  db: Kysely<unknown>
  /** `embedded`: nobody else can be working in it. */
  kind: 'embedded' | 'server'
  /** Names this opening, so that leases tell apart who holds them. */
  holder: string
  /** A typed handle whose tables stand in this schema. */
  schema<Tables>(name: string): Kysely<Tables>
  close(): Promise<void>
}

/**
 * Opens a database; a directory is created when missing, which takes a few seconds the first time and is told through
 * `progress`. Throws `DirectoryInUse` or `NotADatabase`, each with a sentence for the person at the terminal.
 */
export async function openDatabase(place: DatabasePlace, progress: Progress = () => {}): Promise<Database> {
  if ('url' in place) return openServer(place.url, place.connections ?? 10)
  if ('memory' in place) return embedded(await openInMemory(), () => {})
  const directory = resolve(place.directory)
  await mkdir(dirname(directory), { recursive: true })
  const lock = lockDirectory(directory)
  try {
    const { sync, counted } = counting(place.sync ?? syncToDisk(endProcess))
    const files = await openDirectory(directory, sync, progress)
    counted.each(2000, () => void files.query('checkpoint').catch(() => {}))
    return embedded(files, lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

function embedded(pglite: PGlite, release: () => void): Database {
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) })
  return database(db, 'embedded', () => db.destroy().finally(release))
}

async function openServer(url: string, connections: number): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    types: serverTypes,
    max: connections,
    application_name: 'waymark',
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // A server that restarts ends idle connections; the next query opens a new one.
  pool.on('error', () => {})
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await sql`select 1`.execute(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return database(db, 'server', () => db.destroy())
}

function database(db: Kysely<unknown>, kind: Database['kind'], close: () => Promise<void>): Database {
  let closing: Promise<void> | null = null
  return {
    db,
    kind,
    holder: randomUUID(),
    schema: <Tables>(name: string) => db.withSchema(name) as unknown as Kysely<Tables>,
    close: () => (closing ??= close()),
  }
}

/** Embedded PostgreSQL has no checkpointer of its own: without one now and then its log would grow for ever. */
function counting(sync: Sync) {
  let syncs = 0
  let act = { every: Infinity, what: () => {} }
  const file = (descriptor: number) => {
    sync.file(descriptor)
    syncs += 1
    if (syncs % act.every === 0) act.what()
  }
  const each = (every: number, what: () => void) => void (act = { every, what })
  return { sync: { file, refused: sync.refused }, counted: { each } }
}

/** Outside of every promise, so that nothing can catch it. */
function endProcess(cause: unknown): void {
  setImmediate(() => {
    throw new DiskRefused(cause)
  })
}
