import type { CaseRecord } from '../../bot/facts.ts'
import { createCaseApiClient } from '../../case-api/client/client.ts'
import { supervisorsOf } from '../../case-api/server/supervisors.ts'
import { agencySchema } from '../../case-api/server/schema.ts'
import type { AgencyTables } from '../../case-api/server/tables.ts'
import { localTenant } from '../../case-api/tenant.ts'
import type { StateCode } from '../../policy/types.ts'
import { clockFrom } from '../clock.ts'
import { closingInTurn } from '../closing.ts'
import { dataDirectory, hasDatabase } from '../data-directory.ts'
import { UsageError, type Invocation } from '../invocation.ts'
import { openAgency } from '../local/agency.ts'
import { openPlace, zoneFrom } from '../local/place.ts'
import { openRules } from '../rules.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

/** The open cases of a state as the case API tells them, or one sentence that says why there are none to look at. */
export type OpenCases = { ok: true; cases: readonly CaseRecord[] } | { ok: false; because: string }

/** Reads the local case API's data through its own door, as the supervisors of the state may. */
export async function openCases(
  data: string | undefined,
  state: StateCode,
  now: string | undefined,
  invocation: Invocation,
): Promise<OpenCases> {
  const directory = dataDirectory(data)
  if (!hasDatabase(directory, invocation))
    return { ok: false, because: `There is no Waymark data in ${directory}, so no cases were looked at.` }
  const closing = closingInTurn()
  try {
    const database = closing.add(await openPlace(directory, invocation.env, () => {}), (one) => one.close())
    const parts = { database, directory, rules: openRules(directory), clock: clockFrom(now) }
    const zone = zoneFrom(invocation.env)
    const agency = closing.add(await openAgency({ ...parts, zone, port: 0, log: quiet }), (one) =>
      one.close(),
    )
    const db = database.schema<AgencyTables>(agencySchema.schema)
    const people = await supervisorsOf(db, localTenant, state)
    return await casesSeenBy(people, { baseUrl: agency.url, tokenFor: agency.tokenFor }, state)
  } catch (error) {
    if (error instanceof UsageError)
      return { ok: false, because: `${error.message} No cases were looked at.` }
    throw error
  } finally {
    await closing.close()
  }
}

async function casesSeenBy(
  people: readonly string[],
  door: Parameters<typeof createCaseApiClient>[0],
  state: StateCode,
): Promise<OpenCases> {
  const client = createCaseApiClient(door)
  const found = new Map<string, CaseRecord>()
  for (const person of people) {
    const lines = await client.cases(person)
    for (const { id } of lines.ok ? lines.value : []) {
      const read = found.has(id) ? null : await client.case(person, id)
      if (read && !read.ok)
        return { ok: false, because: 'The case API did not answer, so no cases were looked at.' }
      if (read?.value.state === state) found.set(id, read.value)
    }
  }
  return { ok: true, cases: [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
