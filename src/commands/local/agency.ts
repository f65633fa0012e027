import type { Clock, Log } from '../../bot/ports.ts'
import { loadDemo } from '../../case-api/demo/load.ts'
import { createCaseApi } from '../../case-api/server/app.ts'
import { agencySchema } from '../../case-api/server/schema.ts'
import { serveLocally } from '../../case-api/server/serve.ts'
import type { AgencyTables } from '../../case-api/server/tables.ts'
import { localTenant } from '../../case-api/tenant.ts'
import { openSigningKey } from '../../case-api/tokens/key-file.ts'
import { signToken } from '../../case-api/tokens/sign.ts'
import { keyOf, tokenVerifier } from '../../case-api/tokens/verify.ts'
import { dayIn } from '../../shell/world.ts'
import { migrate, type Database } from '../../store/index.ts'
import { UsageError } from '../invocation.ts'
import { reused, tokenLife } from './tokens.ts'
import type { Rules } from '../rules.ts'

export interface LocalAgency {
  url: string
  /** A short-lived token for a person, as the bot uses it. */
  tokenFor(person: string): Promise<string>
  close(): Promise<void>
}

export interface AgencyParts {
  database: Database
  directory: string
  rules: Rules
  clock: Clock
  zone: string
  port: number
  log: Log
}

/** The reference case API with the demo agency, on the loopback address. Port 0 takes any free one. */
export async function openAgency({
  database,
  directory,
  rules,
  clock,
  zone,
  port,
  log,
}: AgencyParts): Promise<LocalAgency> {
  await migrate(database.db, agencySchema)
  const key = await openSigningKey(directory)
  const db = database.schema<AgencyTables>(agencySchema.schema)
  const dayAt = (instant: string) => dayIn(zone, instant)
  const now = clock.now()
  await loadDemo(db, { tenant: localTenant, now, today: dayAt(now) })
  const verify = tokenVerifier(keyOf(key), localTenant)
  const app = createCaseApi({
    db,
    tenant: localTenant,
    rulesFor: rules.rulesFor,
    duties: rules.duties,
    clock,
    dayAt,
    verify,
    log,
  })
  const { url, close } = await serveLocally(app, port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new UsageError(
      `Port ${port} is in use. Stop the other program, or choose another port with --case-api-port.`,
    )
  })
  return {
    url,
    tokenFor: reused((person) => signToken(key, { tenant: localTenant, person, life: tokenLife })),
    close: () => close(),
  }
}
