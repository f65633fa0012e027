import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { Case, CaseList } from '../../src/case-api/contract/cases.ts'
import { endpoints } from '../../src/case-api/contract/endpoints.ts'
import { Goal, GoalList } from '../../src/case-api/contract/permanency-goals.ts'
import { Person } from '../../src/case-api/contract/people.ts'
import { Problem } from '../../src/case-api/contract/problems.ts'

/** A case API and what stands in it. The suite records and closes goals of `child` and leaves none active. */
export interface CaseApiWorld {
  url: string
  token(person: string): Promise<string>
  /** Somebody assigned to `case` and not to `strangeCase`. */
  worker: string
  case: string
  /** Served, with no active goals, and both `goals` allowed for them. */
  child: string
  goals: readonly [string, string, string]
  parent: string
  strangeCase: string
  strangeChild: string
  /** The agency's day. */
  today: string
}

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: unknown
}

const key = () => ({ 'Idempotency-Key': randomUUID() })

/** What every case API must do, spoken over HTTP to whatever answers at `world().url`. */
export function caseApiContract(name: string, world: () => CaseApiWorld): void {
  async function send(path: string, { method, headers, body }: Sent = {}) {
    const w = world()
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await fetch(new URL(path, w.url), {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        Authorization: `Bearer ${await w.token(w.worker)}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: text }),
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  type Answer = Awaited<ReturnType<typeof send>>

  function expectProblem(answer: Answer, status: number, code: string): void {
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([status, 'application/problem+json'])
    const problem = Problem.parse(JSON.parse(answer.text))
    expect([problem.code, problem.status]).toEqual([code, status])
    expect(answer.text).not.toContain(world().child)
  }

  const goalsPath = () => `/v1/children/${world().child}/permanency-goals`
  const one = (index: 0 | 1 | 2, role = 'primary') => ({
    goal: world().goals[index],
    role,
    startDate: world().today,
    targetDate: `${Number(world().today.slice(0, 4)) + 1}-05-22`,
  })
  const entry = (...goals: object[]) => ({ goals, edition: 'tn@2018-04-01' })
  const listed = async (answer: Promise<Answer>) => GoalList.parse(JSON.parse((await answer).text)).items
  const record = (...goals: object[]) => send(goalsPath(), { headers: key(), body: entry(...goals) })
  const active = () => listed(send(`${goalsPath()}?status=active`))

  function close(goal: Goal, headers: Record<string, string> = {}) {
    const body = { reason: 'The team chose another goal.' }
    const sent = { ...key(), 'If-Match': `"${goal.version}"`, ...headers }
    return send(`/v1/permanency-goals/${goal.id}/closure`, { headers: sent, body })
  }
  async function closeAll(): Promise<void> {
    for (let left = await active(); left[0]; left = await active()) await close(left.at(-1)!)
  }

  describe(`the case API contract: ${name}`, () => {
    beforeAll(closeAll)

    it('says who the call is made for', async () => {
      const answer = await send('/v1/me')
      expect(Person.parse(JSON.parse(answer.text)).id).toBe(world().worker)
    })

    it('lists the cases of the worker, whole or page by page', async () => {
      const whole = CaseList.parse(JSON.parse((await send('/v1/cases?limit=100')).text))
      expect(whole.next).toBeNull()
      const paged: string[] = []
      for (let next: string | null = ''; next !== null;) {
        const page = CaseList.parse(
          JSON.parse((await send(`/v1/cases?limit=2${next && `&cursor=${next}`}`)).text),
        )
        paged.push(...page.items.map((line) => line.id))
        next = page.next
      }
      expect(paged).toEqual(whole.items.map((line) => line.id))
      expect(paged).toContain(world().case)
      expect(paged).not.toContain(world().strangeCase)
    })

    it.each([
      'nonsense',
      Buffer.from('["x"').toString('base64url'),
      Buffer.from('[{}]').toString('base64url'),
    ])('refuses the cursor %s', async (cursor) =>
      expectProblem(await send(`/v1/cases?cursor=${cursor}`), 400, 'cursor-invalid'),
    )

    it('gives a case with participants, assignments and facts', async () => {
      const found = Case.parse(JSON.parse((await send(`/v1/cases/${world().case}`)).text))
      const child = found.participants.find((participant) => participant.id === world().child)
      expect(child).toMatchObject({ role: 'child', served: true })
      expect(found.assignments.map(({ person }) => person)).toContain(world().worker)
    })

    it('answers "not yours" and "does not exist" with the same bytes', async () => {
      const w = world()
      const paths = (file: string, child: string) => [
        `/v1/cases/${file}`,
        `/v1/children/${child}/permanency-goals`,
      ]
      const strange = [
        ...paths(w.strangeCase, w.strangeChild),
        ...paths('no-such-case', 'no-such-child'),
        '/v1/cases/%00',
      ]
      const answers = await Promise.all(strange.map((path) => send(path)))
      const written = await Promise.all(
        [w.strangeChild, 'no-such-child'].map((child) =>
          send(`/v1/children/${child}/permanency-goals`, { headers: key(), body: entry(one(0)) }),
        ),
      )
      for (const answer of [...answers, ...written]) expectProblem(answer, 404, 'not-found')
      expect(new Set([...answers, ...written].map(({ text }) => text)).size).toBe(1)
    })

    it.each([
      ['none', {}, 'token-missing'],
      ['another scheme', { Authorization: 'Basic d29ya2VyOg==' }, 'token-missing'],
      ['nonsense', { Authorization: 'Bearer a.b.c' }, 'token-invalid'],
    ])('refuses a token that is %s', async (_, headers, code) => {
      const response = await fetch(new URL('/v1/me', world().url), { headers })
      const answer = { status: response.status, headers: response.headers, text: await response.text() }
      expectProblem(answer, 401, code)
      expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer/)
    })

    it('records a goal, and a repeat of the same request gets the same bytes', async () => {
      const sent = { headers: key(), body: entry(one(0)) }
      const first = await send(goalsPath(), sent)
      expect(first.status).toBe(201)
      const again = await send(goalsPath(), sent)
      expect([again.status, again.text]).toEqual([first.status, first.text])
      const [recorded] = await listed(Promise.resolve(first))
      expect(await active()).toEqual([recorded])
      expect(recorded).toMatchObject({
        child: world().child,
        case: world().case,
        recordedBy: world().worker,
        ...one(0),
      })
      await closeAll()
    })

    it('keeps a refusal too, and gives the same one again', async () => {
      const sent = { headers: key(), body: entry({ ...one(0), targetDate: world().today }) }
      const [first, again] = [await send(goalsPath(), sent), await send(goalsPath(), sent)]
      expectProblem(first, 422, 'target-not-after-start')
      expect(again.text).toBe(first.text)
    })

    it('refuses a key that was used for another body, and writes nothing', async () => {
      const headers = key()
      await send(goalsPath(), { headers, body: entry(one(0)) })
      expectProblem(await send(goalsPath(), { headers, body: entry(one(1)) }), 422, 'idempotency-key-reused')
      expect((await active()).map(({ goal }) => goal)).toEqual([world().goals[0]])
      await closeAll()
    })

    it('needs a key on every write', async () => {
      const body = entry(one(0))
      expectProblem(await send(goalsPath(), { body }), 400, 'idempotency-key-missing')
      for (const bad of ['short', 'with space in it', 'x'.repeat(256)])
        expectProblem(
          await send(goalsPath(), { headers: { 'Idempotency-Key': bad }, body }),
          400,
          'idempotency-key-malformed',
        )
      expect(await active()).toEqual([])
    })

    it('TN-R03: records two goals at once, all or none, and never a third', async () => {
      const halfBad = [one(0), { ...one(1, 'second'), targetDate: world().today }]
      expectProblem(await record(...halfBad), 422, 'target-not-after-start')
      expect(await active()).toEqual([])
      expect((await record(one(0), one(1, 'second'))).status).toBe(201)
      expectProblem(await record(one(2, 'second')), 409, 'goal-limit-reached')
      expect((await active()).map(({ goal, role }) => [goal, role])).toEqual([
        [world().goals[0], 'primary'],
        [world().goals[1], 'second'],
      ])
      await closeAll()
    })

    it('TN-R03: the second goal is another one, in the other role', async () => {
      expectProblem(await record(one(0), one(0, 'second')), 422, 'goals-not-distinct')
      expectProblem(await record(one(0), one(1)), 422, 'roles-not-distinct')
      expectProblem(await record(one(0, 'second')), 409, 'role-not-free')
      await record(one(0))
      expectProblem(await record(one(0, 'second')), 409, 'goal-already-active')
      expectProblem(await record(one(1)), 409, 'role-not-free')
      expect((await record(one(1, 'second'))).status).toBe(201)
      await closeAll()
    })

    it('TN-R07: records no goal for a parent', async () => {
      const path = `/v1/children/${world().parent}/permanency-goals`
      expectProblem(await send(path, { headers: key(), body: entry(one(0)) }), 422, 'not-a-served-child')
    })

    it('closes a goal in the version that was seen, and the second goal becomes the primary', async () => {
      const [primary] = await listed(record(one(0), one(1, 'second')))
      const body = { reason: 'The team chose another goal.' }
      const path = `/v1/permanency-goals/${primary!.id}/closure`
      expectProblem(await send(path, { headers: key(), body }), 428, 'version-missing')
      expectProblem(await close(primary!, { 'If-Match': '"99"' }), 412, 'version-stale')
      const closed = await close(primary!)
      expect(Goal.parse(JSON.parse(closed.text))).toMatchObject({
        status: 'closed',
        closedReason: body.reason,
      })
      const { version } = Goal.parse(JSON.parse(closed.text))
      expect(closed.headers.get('ETag')).toBe(`"${version}"`)
      expectProblem(await close({ ...primary!, version }), 409, 'goal-already-closed')
      expect((await active()).map(({ goal, role }) => [goal, role])).toEqual([[world().goals[1], 'primary']])
      await closeAll()
    })

    it('gives the goals page by page in the same order', async () => {
      await record(one(0), one(1, 'second'))
      const whole = await listed(send(`${goalsPath()}?limit=100`))
      const paged: Goal[] = []
      for (let next: string | null = ''; next !== null;) {
        const page = GoalList.parse(
          JSON.parse((await send(`${goalsPath()}?limit=1${next && `&cursor=${next}`}`)).text),
        )
        paged.push(...page.items)
        next = page.next
      }
      expect(paged).toEqual(whole)
      expect(whole.length).toBeGreaterThan(1)
      await closeAll()
    })

    it.each<[string, string, number, string]>([
      ['half a body', '{"goals":[', 400, 'body-malformed'],
      ['nothing', '', 400, 'body-malformed'],
      ['null', 'null', 400, 'body-invalid'],
      ['very deep', '['.repeat(30_000), 400, 'body-malformed'],
      ['deep and closed', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 400, 'body-invalid'],
      ['too large', `"${'x'.repeat(70_000)}"`, 413, 'body-too-large'],
      ['no goals', '{"goals":[],"edition":"tn@2018-04-01"}', 400, 'body-invalid'],
      ['bytes that are no text', '{"goals":[],"edition":"\ud800"}', 400, 'body-invalid'],
    ])('refuses a body that is %s', async (_, body, status, code) => {
      expectProblem(await send(goalsPath(), { headers: key(), body }), status, code)
    })

    it.each<[string, (text: string) => string]>([
      ['unknown fields', (text) => text.replace('{', '{"note":"x",')],
      ['a prototype', (text) => text.replace('{', '{"__proto__":{"goals":[]},')],
      ['a field twice', (text) => text.replace('{', '{"edition":"tn@2018-04-01",')],
      ['a zero byte', (text) => text.replace('tn@2018', 'tn\\u0000@2018')],
      ['half a character', (text) => text.replace('tn@2018', 'tn\\ud800@2018')],
      ['a day that does not exist', (text) => text.replace('-05-22', '-02-30')],
      ['another role', (text) => text.replace('"primary"', '"third"')],
    ])('refuses %s, and writes nothing', async (_, spoil) => {
      const answer = await send(goalsPath(), { headers: key(), body: spoil(JSON.stringify(entry(one(0)))) })
      expect(answer.status).toBe(400)
      expect(['body-invalid', 'body-malformed']).toContain(Problem.parse(JSON.parse(answer.text)).code)
      expect(await active()).toEqual([])
    })

    it('takes JSON only', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])
        expectProblem(
          await send(goalsPath(), { headers: { ...key(), 'Content-Type': type }, body: entry(one(0)) }),
          415,
          'content-type-not-supported',
        )
    })

    it('answers other addresses 404 and other methods 405', async () => {
      expectProblem(await send('/v1/nothing-here'), 404, 'not-found')
      expectProblem(await send('/nothing-here'), 404, 'not-found')
      const answer = await send(goalsPath(), { method: 'DELETE' })
      expectProblem(answer, 405, 'method-not-allowed')
      expect(answer.headers.get('Allow')).toBe('GET, POST, HEAD')
      expectProblem(await send('/v1/me', { headers: key(), body: {} }), 405, 'method-not-allowed')
    })

    it('publishes its contract', async () => {
      const document = JSON.parse((await send('/openapi.json')).text) as {
        openapi: string
        paths: Record<string, object>
      }
      expect(document.openapi).toBe('3.1.0')
      for (const { path, method } of endpoints) expect(document.paths[path]).toHaveProperty(method)
    })
  })
}
