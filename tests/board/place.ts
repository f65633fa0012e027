import { generateKeyPair } from 'jose'
import type { Person } from '../../src/bot/facts.ts'
import { boardRoutes, type BoardPorts, type SignIn } from '../../src/board/index.ts'
import { calendarOf } from '../../src/commands/calendar.ts'
import type { Deadline } from '../../src/reminders/types.ts'
import { startTeams } from '../../src/teams/server.ts'
import type { TeamsSettings } from '../../src/teams/settings.ts'
import { localSettings } from '../teams/local.ts'
import { noFiles } from '../world/files.ts'
import { folk, now } from './duties.ts'

export const supervisor: Person = {
  id: 'supervisor-tn',
  name: 'Winifred Achterberg',
  role: 'supervisor',
  state: 'tn',
  unit: 'tn-harrow-creek',
  supervisor: null,
}
export const worker: Person = { ...supervisor, ...folk[0], role: 'worker', supervisor }
export const demo: SignIn = {
  kind: 'demo',
  tenant: 'local',
  people: [supervisor, worker].map(({ id, name }) => ({ id, name })),
}

export interface Making {
  duties?: readonly Deadline[]
  people?: Readonly<Record<string, Person>>
  signIn?: SignIn
  settings?: TeamsSettings
  change?: (ports: BoardPorts) => BoardPorts
}

/** The bot's own server with a board on it. The case system behind its port answers with made duties, as each person may see them. */
export async function openBoardPlace({ duties = [], people, signIn = demo, settings, change }: Making = {}) {
  const known = people ?? { [supervisor.id]: supervisor, [worker.id]: worker }
  const asked: { person: string; until: string | undefined }[] = []
  const logged: string[] = []
  const note = (event: string, fields = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`)
  const log = { info: note, warn: note, error: note }
  const clock = { at: Date.now() }
  const ports: BoardPorts = {
    caseApi: {
      me: async (person) => {
        const value = known[person]
        return value ? { ok: true, value } : { ok: false, failure: 'not-known-here' }
      },
      deadlines: async (person, { until }) => {
        asked.push({ person, until })
        const { role, id } = known[person] ?? worker
        const seen = duties.filter(({ owner }) => role === 'supervisor' || owner?.id === id)
        return {
          ok: true,
          value: seen.filter(({ due }) => due === null || until === undefined || due.earliest <= until),
        }
      },
    },
    memory: { draftsLeft: async () => [], draftsOf: async () => null, plansWaiting: async () => [] },
    reminders: null,
    policy: () => ({ states: [], conflicts: [] }),
    calendarFor: () => calendarOf(undefined, 'tn', 'America/Chicago'),
    clock: { now: () => now },
    log,
  }
  const key = await generateKeyPair('ES256')
  const app = boardRoutes({
    ports: change ? change(ports) : ports,
    signIn,
    key,
    now: () => new Date(clock.at).toISOString(),
  })
  const server = await startTeams({
    settings: settings ?? localSettings(),
    receive: async () => undefined,
    files: noFiles,
    health: () => ({ ready: true }),
    pages: { path: '/board', app },
    log,
    port: 0,
    host: '127.0.0.1',
  })
  return { url: server.url, close: server.close, asked, logged, clock, key }
}
export type BoardPlace = Awaited<ReturnType<typeof openBoardPlace>>

/** The cookie of somebody who chose a name on the sign-in page. */
export async function choose(url: string, person: string): Promise<string> {
  const answer = await fetch(`${url}/board/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ person }),
    redirect: 'manual',
  })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

/** One page as somebody sees it. */
export async function look(
  url: string,
  cookie: string,
  query = '',
): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${url}/board${query}`, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
