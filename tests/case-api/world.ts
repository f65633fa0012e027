import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { loadLibrary } from '../../policy/index.ts'
import { loadDemo } from '../../src/case-api/demo/load.ts'
import { createCaseApi } from '../../src/case-api/server/app.ts'
import type { CaseApiParts } from '../../src/case-api/server/context.ts'
import { agencySchema } from '../../src/case-api/server/schema.ts'
import { serveLocally } from '../../src/case-api/server/serve.ts'
import type { AgencyTables } from '../../src/case-api/server/tables.ts'
import { openSigningKey, type SigningKey } from '../../src/case-api/tokens/key-file.ts'
import { signToken } from '../../src/case-api/tokens/sign.ts'
import { keyOf, tokenVerifier } from '../../src/case-api/tokens/verify.ts'
import { dutyRules } from '../../src/commands/duty-rules.ts'
import { rulebook, statesOf } from '../../src/policy/rulebook.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { openDatabase } from '../../src/store/database/open.ts'
import { emptyDatabase, postgresUrl } from '../world/postgres.ts'

export const now = '2026-10-05T14:00:00.000Z'
export const today = '2026-10-05'

const library = loadLibrary()

/** The rules as the product reads them. */
export const rulesFor: CaseApiParts['rulesFor'] = (state, on) =>
  statesOf(library).includes(state) ? rulebook(library, state, on) : null

export const duties: CaseApiParts['duties'] = dutyRules(library, null, 'America/Chicago')

export type DatabaseKind = 'embedded' | 'server'
/** Both kinds where a PostgreSQL server is at hand. */
export const databaseKinds: readonly DatabaseKind[] = postgresUrl() ? ['embedded', 'server'] : ['embedded']

async function openKind(kind: DatabaseKind) {
  if (kind === 'embedded') return openDatabase({ memory: true })
  const { url, drop } = await emptyDatabase(postgresUrl()!)
  const database = await openDatabase({ url })
  return { ...database, close: () => database.close().then(drop) }
}

/** A migrated database and a signing key; agencies are opened in it, each a tenant of its own. */
export async function openTown(kind: DatabaseKind = 'embedded') {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-'))
  const [database, key] = await Promise.all([openKind(kind), openSigningKey(directory)])
  await migrate(database.db, agencySchema)
  const db = database.schema<AgencyTables>('agency')
  return {
    db,
    key,
    directory,
    openAgency: (overrides: Partial<CaseApiParts> = {}) => openAgency(db, key, overrides),
    close: () => Promise.all([database.close(), rm(directory, { recursive: true })]),
  }
}
export type Town = Awaited<ReturnType<typeof openTown>>

async function openAgency(db: Kysely<AgencyTables>, key: SigningKey, overrides: Partial<CaseApiParts>) {
  const tenant = overrides.tenant ?? `agency-${randomUUID()}`
  await loadDemo(db, { tenant, now, today })
  const app = createCaseApi({
    db,
    tenant,
    rulesFor,
    duties,
    clock: { now: () => now },
    verify: tokenVerifier(keyOf(key), tenant),
    ...overrides,
  })
  const { url, close } = await serveLocally(app, 0)
  const tokens = new Map<string, Promise<string>>()
  const tokenFor = (person: string) => {
    const token = tokens.get(person) ?? signToken(key, { tenant, person, life: 300 })
    tokens.set(person, token)
    return token
  }
  return { app, tenant, url, close, tokenFor, call: caller(url, tokenFor) }
}
export type Agency = Awaited<ReturnType<typeof openAgency>>

export interface Sent {
  as?: string
  key?: string
  ifMatch?: string
  /** POST where there is a body and nothing else is said. */
  method?: 'POST' | 'PUT'
  body?: unknown
  headers?: Record<string, string>
}

/** Sends a request as somebody. A body makes it a POST with a key of its own. */
function caller(url: string, tokenFor: (person: string) => Promise<string>) {
  return async (
    path: string,
    { as = 'worker-tn', key, ifMatch, method = 'POST', body, headers }: Sent = {},
  ) => {
    const writing = body !== undefined
    const response = await fetch(new URL(path, url), {
      method: writing ? method : 'GET',
      headers: {
        Authorization: `Bearer ${await tokenFor(as)}`,
        ...(writing && { 'Content-Type': 'application/json', 'Idempotency-Key': key ?? randomUUID() }),
        ...(ifMatch !== undefined && { 'If-Match': ifMatch }),
        ...headers,
      },
      ...(writing && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: JSON.parse(text) as never }
  }
}

export interface GoalShape {
  goal: string
  role: 'primary' | 'second'
  startDate: string
  targetDate: string
  [extra: string]: unknown
}

export const goal = (code: string, more: Partial<GoalShape> = {}): GoalShape => ({
  goal: code,
  role: 'primary',
  startDate: today,
  targetDate: '2027-05-22',
  ...more,
})
export const goals = (...list: GoalShape[]) => ({ goals: list, edition: 'tn@2018-04-01' })
export const goalsOf = (child: string) => `/v1/children/${child}/permanency-goals`
