import { randomUUID } from 'node:crypto'
import { localTenant } from '../../src/case-api/tenant.ts'
import { openSigningKey } from '../../src/case-api/tokens/key-file.ts'
import { signToken } from '../../src/case-api/tokens/sign.ts'

export interface Goal {
  id: string
  targetDate: string
  status: string
}

/** The case API of a running product as an agency's own program sees it, past the bot. */
export interface Agency {
  /** Every goal of a child, closed ones as well. */
  goals(child: string, person: string): Promise<readonly Goal[]>
  /** Closes the active goals of a child, so that there is room for new ones. */
  closeAll(child: string, person: string): Promise<void>
  /** How many contact notes a case has. */
  notes(of: string, person: string): Promise<number>
}

/** `url` may change with every start; the key in `directory` stays. */
export async function agencyClient(directory: string, url: () => string): Promise<Agency> {
  const key = await openSigningKey(directory)
  async function call(person: string, path: string, body?: object): Promise<unknown> {
    const token = await signToken(key, { tenant: localTenant, person, life: 300 })
    const writing = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': '*' }
    const answer = await fetch(`${url()}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(body && writing) },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`The case API answered ${answer.status} to ${path}`)
    return answer.json()
  }
  const pages = async <T = Goal>(person: string, address: string, query = ''): Promise<T[]> => {
    const all: T[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const page = (await call(person, `${address}?${query}${from}`)) as {
        items: T[]
        next: string | null
      }
      all.push(...page.items)
      cursor = page.next
    }
    return all
  }
  const goalsOf = (child: string) => `/v1/children/${child}/permanency-goals`
  return {
    notes: async (of, person) => (await pages<unknown>(person, `/v1/cases/${of}/contact-notes`)).length,
    goals: (child, person) => pages(person, goalsOf(child)),
    async closeAll(child, person) {
      for (const goal of await pages(person, goalsOf(child), 'status=active'))
        await call(person, `/v1/permanency-goals/${goal.id}/closure`, { reason: 'achieved' })
    },
  }
}
