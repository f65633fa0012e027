import { access, constants, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DirectoryInUse, NotADatabase, openDatabase, type Database } from '../../store/index.ts'
import { usualZone } from '../calendar.ts'
import { UsageError } from '../invocation.ts'

export interface Environment {
  readonly [name: string]: string | undefined
}

/** The agency's time zone, of `WAYMARK_TIME_ZONE`. */
export function zoneFrom(env: Environment): string {
  const zone = env.WAYMARK_TIME_ZONE ?? usualZone
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return zone
  } catch {
    throw new UsageError(
      `WAYMARK_TIME_ZONE is "${zone}", which is no time zone; write it like America/Chicago.`,
    )
  }
}

/** Opens the embedded database of a data directory, or the server that `DATABASE_URL` names; what fails is one sentence. */
export async function openPlace(
  directory: string,
  env: Environment,
  tell: (line: string) => void,
): Promise<Database> {
  const url = env.DATABASE_URL
  if (url) {
    return openDatabase({ url }).catch(() => {
      throw new UsageError(
        'The database that DATABASE_URL names does not answer. Check that it runs and that the address is right.',
      )
    })
  }
  await mkdir(directory, { recursive: true })
    .then(() => access(directory, constants.W_OK))
    .catch(() => {
      throw new UsageError(`The folder ${directory} cannot be made or written. Choose another with --data.`)
    })
  const progress = (step: 'creating' | 'opening') =>
    tell(
      step === 'creating'
        ? 'Setting up the database; the first time takes a few seconds …'
        : 'Opening the database …',
    )
  return openDatabase({ directory: join(directory, 'database') }, progress).catch((error: unknown) => {
    if (error instanceof DirectoryInUse || error instanceof NotADatabase) throw new UsageError(error.message)
    throw error
  })
}
