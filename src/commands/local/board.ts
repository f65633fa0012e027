import { inspectLibrary } from '../../../policy/index.ts'
import type { Clock, Log } from '../../bot/ports.ts'
import { boardRoutes, type BoardPorts, type PolicyHealth, type SignIn } from '../../board/index.ts'
import { createCaseApiClient } from '../../case-api/client/client.ts'
import { openSigningKey } from '../../case-api/tokens/key-file.ts'
import type { AgencyCalendar } from '../../reminders/types.ts'
import { dayIn } from '../../shell/world.ts'
import { openBoardMemory, type Database } from '../../store/index.ts'
import { agencyFrom } from '../policy/agency.ts'
import { policyHealth } from '../policy/health.ts'

export interface BoardParts {
  database: Database
  directory: string
  caseApi: { url: string; tokenFor(person: string): Promise<string> }
  calendar: AgencyCalendar
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
  const { database, directory, caseApi, calendar, reminders, clock, log, signIn } = parts
  const ports: BoardPorts = {
    caseApi: createCaseApiClient({ baseUrl: caseApi.url, tokenFor: caseApi.tokenFor, timeout: patience }),
    memory: await openBoardMemory({ database }),
    policy: onceRead(directory),
    dayAt: (instant) => dayIn(calendar.zone, instant),
    ...{ calendar, reminders, clock, log },
  }
  const key = await openSigningKey(directory)
  return { path: '/board', app: boardRoutes({ ports, signIn, key }) }
}

/** Editions do not change while a process runs, and reading them all takes a while. */
function onceRead(directory: string): () => PolicyHealth {
  let read: PolicyHealth | null = null
  return () => (read ??= readHealth(directory))
}

function readHealth(directory: string): PolicyHealth {
  const { library, problems } = inspectLibrary()
  return policyHealth(library, problems, agencyFrom({ data: directory }, library))
}

/** Monday to Friday, where the agency says nothing else. */
export const usualCalendar = (zone: string): AgencyCalendar => ({
  zone,
  workingDays: [1, 2, 3, 4, 5],
  holidays: [],
  quiet: { from: '18:00', until: '07:30' },
  postAt: '08:30',
})
