import { randomUUID } from 'node:crypto'
import { fsyncSync, writeSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { lockDirectory } from './directory-lock.ts'
import type { Fsync } from './durable-files.ts'
import { openDirectory, openInMemory, type Progress } from './embedded.ts'
import { serverTypes } from './values.ts'

export type DatabasePlace =
  /** How it syncs, and after how many syncs it tidies its log, is for tests to change. */
  | { directory: string; fsync?: Fsync; checkpointEvery?: number }
  | { url: string; connections?: number }
  | { memory: true }

/** One opened PostgreSQL, embedded or a server's; the bot's store and the reference case API may share it. */
export interface Database {
  /** Inside a transaction use only the handle you are given: on the embedded kind this one would wait for ever. */
  db: Kysely<unknown>
  /** `embedded`: nobody else can be working in it. */
  kind: 'embedded' | 'server'
  /** Names this opening, so that leases tell apart who holds them. */
  holder: string
  /** The statements of a library that brings its own SQL: by its adapter for PGlite, or through the pool of a server. */
  raw<Adapter>(ofPGlite: (pglite: PGlite) => Adapter): Adapter | RawServer
  /** A typed handle whose tables stand in this schema. */
  schema<Tables>(name: string): Kysely<Tables>
  close(): Promise<void>
}

export interface RawServer {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
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
    const { fsync, counted } = counting(place.fsync ?? fsyncSync)
    const files = await openDirectory(directory, { fsync, refused: endProcess }, progress)
    counted.each(place.checkpointEvery ?? 2000, () => void files.query('checkpoint').catch(() => {}))
    return embedded(files, lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

function embedded(pglite: PGlite, release: () => void): Database {
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) })
  const close = async () => {
    try {
      await db.destroy()
      // Kysely closes only what it has used.
      if (!pglite.closed) await pglite.close()
    } finally {
      release()
    }
  }
  return database(db, { kind: 'embedded', close, raw: (ofPGlite) => ofPGlite(pglite) })
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
  const executeSql = (text: string, values?: unknown[]) => pool.query(text, values)
  return database(db, { kind: 'server', close: () => db.destroy(), raw: () => ({ executeSql }) })
}

function database(
  db: Kysely<unknown>,
  { kind, close, raw }: Pick<Database, 'kind' | 'close' | 'raw'>,
): Database {
  let closing: Promise<void> | null = null
  return {
    db,
    kind,
    raw,
    holder: randomUUID(),
    schema: <Tables>(name: string) => db.withSchema(name) as unknown as Kysely<Tables>,
    close: () => (closing ??= close()),
  }
}

/** Embedded PostgreSQL has no checkpointer of its own: without one now and then its log would grow for ever. */
function counting(fsync: Fsync) {
  let syncs = 0
  let act = { every: Infinity, what: () => {} }
  const counted = (descriptor: number) => {
    fsync(descriptor)
    syncs += 1
    if (syncs % act.every === 0) act.what()
  }
  const each = (every: number, what: () => void) => void (act = { every, what })
  return { fsync: counted, counted: { each } }
}

/**
 * Ends the process at once, as PostgreSQL itself does: what is on the disk is known again only after recovery, and
 * PGlite would turn in circles if it were asked anything more.
 */
function endProcess(): never {
  writeSync(
    2,
    'The disk did not confirm a write. Waymark stops, so that nothing unconfirmed is called saved.\n',
  )
  // eslint-disable-next-line no-restricted-syntax -- nothing may run any more, no promise and no handler
  process.exit(74)
}
