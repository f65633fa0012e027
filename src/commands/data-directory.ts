import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DirectoryInUse, NotADatabase, openDatabase, type Database } from '../store/index.ts'
import { UsageError, type Invocation } from './invocation.ts'

/** Where everything is kept when nobody says otherwise, seen from where the command is run. */
export const usualData = '.waymark'

/** The folder that `--data DIR` means. Throws `UsageError` for an empty name. */
export function dataDirectory(flag: string | undefined): string {
  if (flag === '') throw new UsageError('Name a folder after --data.')
  return resolve(flag ?? usualData)
}

const databaseIn = (data: string): string => join(data, 'database')

type Environment = Pick<Invocation, 'env'>

/** Whether there is something to open: a server is named, or a database was made in this folder. */
export const hasDatabase = (data: string, { env }: Environment): boolean =>
  Boolean(env['DATABASE_URL']) || existsSync(join(databaseIn(data), 'PG_VERSION'))

/**
 * Opens the database of this folder, or the server's that DATABASE_URL names. `progress` hears of the slow steps. Throws
 * `UsageError` where the folder is in use or holds something else, or the server cannot be reached.
 */
export async function openData(
  data: string,
  { env }: Environment,
  progress?: Parameters<typeof openDatabase>[1],
): Promise<Database> {
  const url = env['DATABASE_URL']
  if (url) {
    return await openDatabase({ url }).catch(() => {
      throw new UsageError('The database that DATABASE_URL names cannot be reached with what it says.')
    })
  }
  try {
    return await openDatabase({ directory: databaseIn(data) }, progress)
  } catch (error) {
    if (error instanceof DirectoryInUse || error instanceof NotADatabase) throw new UsageError(error.message)
    throw unwritable(error, data)
  }
}

const noAccess = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']

function unwritable(error: unknown, data: string): unknown {
  const refused = error instanceof Error && 'code' in error && noAccess.includes(String(error.code))
  return refused
    ? new UsageError(`Nothing can be kept in ${data}: choose another folder with --data.`)
    : error
}
