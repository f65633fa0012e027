import type * as Sqlite from 'node:sqlite'
import { DirectoryInUse } from './errors.ts'

const experimental = /SQLite is an experimental feature/

/** Node says once per process that its SQLite is experimental. That is for us to know, not for who starts the bot. */
function sqlite(): typeof Sqlite {
  const emit = process.emitWarning
  process.emitWarning = (warning: string | Error, ...rest: never[]) => {
    const text = typeof warning === 'string' ? warning : warning.message
    if (!experimental.test(text)) emit.call(process, warning, ...rest)
  }
  try {
    return process.getBuiltinModule('node:sqlite')
  } finally {
    process.emitWarning = emit
  }
}

/** SQLite's result code for a file that somebody else holds. */
const busy = 5

/**
 * Holds `<directory>.lock` until released. The lock is an open transaction, so the kernel lets go of it when
 * the process ends, however it ends. Throws `DirectoryInUse` when another process, or this one, holds it.
 */
export function lockDirectory(directory: string): { release(): void } {
  const { DatabaseSync } = sqlite()
  const lock = new DatabaseSync(`${directory}.lock`)
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === busy)
      throw new DirectoryInUse(directory)
    throw error
  }
  return { release: () => lock.close() }
}
