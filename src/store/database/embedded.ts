import { mkdir, readdir, rename, rm, rmdir, open } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { DurableFiles, type Sync } from './durable-files.ts'
import { NotADatabase } from './errors.ts'
import { embeddedParsers } from './values.ts'

/** PGlite's own parameters say `-F`, fsync off. Its fdatasync does nothing, so the WAL has to use fsync. */
const durableStart = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
]

export type Progress = (step: 'creating' | 'opening') => void

export const openInMemory = (): Promise<PGlite> => PGlite.create({ parsers: embeddedParsers })

/** Opens the database in this directory, or creates it there. The caller holds the directory's lock. */
export async function openDirectory(directory: string, sync: Sync, progress: Progress): Promise<PGlite> {
  await clearLeftovers(directory)
  const found = await contents(directory)
  if (found.length > 0 && !found.includes('PG_VERSION')) throw new NotADatabase(directory)
  if (found.length === 0) {
    progress('creating')
    await createBeside(directory, sync)
  }
  progress('opening')
  return await openFiles(directory, sync)
}

const openFiles = (directory: string, sync: Sync): Promise<PGlite> =>
  PGlite.create({
    fs: new DurableFiles(directory, sync),
    startParams: durableStart,
    parsers: embeddedParsers,
  })

/** A database half made could never be opened again, so it takes its name only when it is whole and on the disk. */
async function createBeside(directory: string, sync: Sync): Promise<void> {
  const unfinished = `${directory}.new-${randomUUID()}`
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const database = await openFiles(unfinished, sync)
  await database.close()
  await flushTree(unfinished)
  await rmdir(directory).catch(ignoreMissing)
  await rename(unfinished, directory)
  await flush(dirname(directory))
}

async function clearLeftovers(directory: string): Promise<void> {
  const parent = dirname(directory)
  const unfinished = (await readdir(parent)).filter((name) => name.startsWith(`${basename(directory)}.new-`))
  await Promise.all(unfinished.map((name) => rm(join(parent, name), { recursive: true, force: true })))
}

async function flushTree(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true }))
    if (entry.isFile() || entry.isDirectory()) await flush(join(entry.parentPath, entry.name))
  await flush(directory)
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

const contents = async (directory: string): Promise<string[]> =>
  (await readdir(directory).catch(ignoreMissing)) ?? []

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
