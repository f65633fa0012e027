import type { Clock, Log } from '../../bot/ports.ts'
import { boardRoutes, type BoardPorts, type SignIn } from '../../board/index.ts'
import { createCaseApiClient } from '../../case-api/client/client.ts'
import { openSigningKey } from '../../case-api/tokens/key-file.ts'
import { openBoardMemory, type Database } from '../../store/index.ts'
import type { Rules } from '../rules.ts'

export interface BoardParts {
  database: Database
  directory: string
  caseApi: { url: string; tokenFor(person: string): Promise<string> }
  rules: Pick<Rules, 'health'>
  calendarFor: BoardPorts['calendarFor']
  /** Null where no reminders run. */
  reminders: BoardPorts['reminders']
  clock: Clock
  log: Log
  signIn: SignIn
}

/** Milliseconds: whoever looks at a page waits longer than a turn may. */
const patience = 10_000

/** The supervisor's board, for the server of the bot to show. */
export async function openBoard(parts: BoardParts) {
  const { database, directory, caseApi, rules, calendarFor, reminders, clock, log, signIn } = parts
  const ports: BoardPorts = {
    caseApi: createCaseApiClient({ baseUrl: caseApi.url, tokenFor: caseApi.tokenFor, timeout: patience }),
    memory: await openBoardMemory({ database }),
    policy: rules.health,
    ...{ calendarFor, reminders, clock, log },
  }
  // Worked out before anybody waits for it.
  rules.health()
  const key = await openSigningKey(directory)
  return { path: '/board', app: boardRoutes({ ports, signIn, key }) }
}
