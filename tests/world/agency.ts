import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Clock } from '../../src/bot/ports.ts'
import { loadDemo } from '../../src/case-api/demo/load.ts'
import { createCaseApi } from '../../src/case-api/server/app.ts'
import { agencySchema } from '../../src/case-api/server/schema.ts'
import { serveLocally } from '../../src/case-api/server/serve.ts'
import type { AgencyTables, PersonTable } from '../../src/case-api/server/tables.ts'
import type { SigningKey } from '../../src/case-api/tokens/key-file.ts'
import { signToken } from '../../src/case-api/tokens/sign.ts'
import { keyOf, tokenVerifier } from '../../src/case-api/tokens/verify.ts'
import type { Rules } from '../../src/commands/rules.ts'
import { dayIn } from '../../src/shell/world.ts'

export interface AgencyParts {
  db: Kysely<AgencyTables>
  key: SigningKey
  tenant: string
  rules: Rules
  clock: Clock
  zone: string
}

/** One goal as it stands in the case record. */
export interface GoalOnRecord {
  id: string
  goal: string
  role: 'primary' | 'second'
  targetDate: string
  [more: string]: unknown
}

/** The reference case API with the demo agency behind real HTTP, and what an agency's own hands may change in it. */
export async function openAgency({ db, key, tenant, rules, clock, zone }: AgencyParts) {
  const dayAt = (instant: string) => dayIn(zone, instant)
  const today = () => dayAt(clock.now())
  await loadDemo(db, { tenant, now: clock.now(), today: today() })
  const app = createCaseApi({
    db,
    tenant,
    rulesFor: rules.rulesFor,
    duties: rules.duties,
    clock,
    dayAt,
    verify: tokenVerifier(keyOf(key), tenant),
  })
  const { url, close } = await serveLocally(app, 0)
  const tokens = new Map<string, Promise<string>>()
  const tokenFor = (person: string) => {
    const token = tokens.get(person) ?? signToken(key, { tenant, person, life: 3600 })
    tokens.set(person, token)
    return token
  }
  const call = async (
    person: string,
    path: string,
    body?: unknown,
    idempotencyKey: string = randomUUID(),
    version?: string,
  ) => {
    const response = await fetch(new URL(path, url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: `Bearer ${await tokenFor(person)}`,
        ...(version !== undefined && { 'If-Match': version }),
        ...(body !== undefined && { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, json: (await response.json()) as { items?: GoalOnRecord[] } }
  }
  const tables = db.withSchema(agencySchema.schema)
  return {
    url,
    tokenFor,
    call,
    close: () => close(0),
    /** The goals of a child as the case API gives them. */
    async records(child: string, person: string): Promise<GoalOnRecord[]> {
      const { status, json } = await call(person, `/v1/children/${child}/permanency-goals?status=active`)
      if (status !== 200 || !json.items) throw new Error(`The case API answered ${status}`)
      return json.items
    },
    /** Records a goal past the bot, as a colleague in the case system does. */
    async record(person: string, child: string, goal: string, role: 'primary' | 'second') {
      const startDate = today()
      const targetDate = `${Number(startDate.slice(0, 4)) + 1}-06-15`
      const body = { goals: [{ goal, role, startDate, targetDate }], edition: 'tn@2018-04-01' }
      const { status } = await call(person, `/v1/children/${child}/permanency-goals`, body)
      if (status !== 201) throw new Error(`The case API answered ${status}`)
    },
    assign: (person: string, caseId: string) =>
      tables
        .insertInto('assignment')
        .values({ tenant, case_id: caseId, person_id: person, since: '2020-01-01', until: null })
        .execute(),
    unassign: (person: string, caseId: string) =>
      tables
        .deleteFrom('assignment')
        .where('tenant', '=', tenant)
        .where('case_id', '=', caseId)
        .where('person_id', '=', person)
        .execute(),
    addPerson: (id: string, name: string, as: Partial<Pick<PersonTable, 'role' | 'state' | 'unit'>> = {}) =>
      tables
        .insertInto('person')
        .values({
          tenant,
          id,
          identity: id,
          name,
          role: 'worker',
          state: 'tn',
          unit: 'tn-harrow-creek',
          ...as,
        })
        .execute(),
    addCase: (id: string, caseType: string) =>
      tables
        .insertInto('case_file')
        .values({
          tenant,
          id,
          state: 'tn',
          unit: 'tn-harrow-creek',
          case_type: caseType,
          opened_on: '2025-01-01',
          facts: '{}',
        })
        .execute(),
    addChild: (caseId: string, child: NewChild) =>
      tables
        .insertInto('participant')
        .values({
          tenant,
          id: `${caseId}-${child.id ?? 'c1'}`,
          case_id: caseId,
          role: child.role ?? 'child',
          given_name: child.given,
          family_name: child.family,
          date_of_birth: child.born,
          served: child.served ?? true,
          guardianship: child.guardianship ?? 'none',
          indian_child: child.indianChild ?? 'no',
        })
        .execute(),
  }
}
export type Agency = Awaited<ReturnType<typeof openAgency>>

export interface NewChild {
  id?: string
  role?: 'child' | 'parent' | 'caretaker' | 'other'
  given: string
  family: string
  born: string | null
  served?: boolean
  guardianship?: 'none' | 'partial' | 'full' | 'unknown'
  indianChild?: 'yes' | 'no' | 'unknown'
}
