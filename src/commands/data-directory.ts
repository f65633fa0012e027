import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UsageError, type Invocation } from './invocation.ts'

/** Where everything is kept when nobody says otherwise, seen from where the command is run. */
const usualData = '.waymark'

/** The folder that `--data DIR` means. Throws `UsageError` for an empty name. */
export function dataDirectory(flag: string | undefined): string {
  if (flag === '') throw new UsageError('Name a folder after --data.')
  return resolve(flag ?? usualData)
}

/** Whether there is something to open: a server is named, or a database was made in this folder. */
export const hasDatabase = (data: string, { env }: Pick<Invocation, 'env'>): boolean =>
  Boolean(env['DATABASE_URL']) || existsSync(join(data, 'database', 'PG_VERSION'))
