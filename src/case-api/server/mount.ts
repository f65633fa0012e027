import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Endpoint } from '../contract/endpoint.ts'
import { notFound, problem, respond, send, type Answer } from './answers.ts'
import type { Variables } from './authenticate.ts'
import { readBody } from './bodies.ts'
import type { Caller, Scope } from './context.ts'
import { fingerprintOf } from './fingerprint.ts'
import { readKey, type idempotent } from './idempotency.ts'
import { keepTrail } from './trail.ts'

type App = Hono<Variables>
type Call = Context<Variables>

export interface ReadCall<P, Q> {
  scope: Scope
  caller: Caller
  params: P
  query: Q
}
export interface WriteCall<P, B> {
  /** Inside the transaction that also keeps the idempotency key. */
  scope: Scope
  caller: Caller
  params: P
  body: B
  /** The version to change; empty where the endpoint asks for none. */
  ifMatch: string
}

const honoPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1')

/** Serves a reading endpoint: what it is given fits the contract. */
export function mountRead<P extends z.ZodObject, Q extends z.ZodObject>(
  app: App,
  endpoint: Endpoint<P, Q>,
  handle: (call: ReadCall<z.output<P>, z.output<Q>>) => Promise<Answer>,
): void {
  app.get(honoPath(endpoint.path), async (c: Call) => {
    const params = endpoint.params.safeParse(c.req.param())
    if (!params.success) return send(notFound())
    const query = endpoint.query.safeParse(c.req.query())
    if (!query.success) return send(problem('query-invalid', 'A query parameter does not fit the contract.'))
    const [scope, caller] = [c.get('scope'), c.get('caller')]
    const answered = await handle({ scope, caller, params: params.data, query: query.data })
    await keepTrail(scope, caller, endpoint.name, answered.status)
    return send(answered)
  })
}

/** Serves a writing endpoint: once for each idempotency key. */
export function mountWrite<P extends z.ZodObject, B extends z.ZodType>(
  app: App,
  endpoint: Endpoint<P, z.ZodObject, B>,
  runOnce: ReturnType<typeof idempotent>,
  handle: (call: WriteCall<z.output<P>, z.output<B>>) => Promise<Answer>,
): void {
  app.on(endpoint.method, honoPath(endpoint.path), async (c: Call) => {
    const params = endpoint.params.safeParse(c.req.param())
    if (!params.success) return send(notFound())
    const key = readKey(c.req.header('Idempotency-Key'))
    if (typeof key !== 'string') return send(key)
    const ifMatch = c.req.header('If-Match') ?? ''
    if (endpoint.needs.includes('If-Match') && ifMatch === '')
      return send(problem('version-missing', 'Say with If-Match which version of the record is meant.'))
    const body = await readBody(c, endpoint.body)
    if (!body.ok) return send(body.answer)
    const caller = c.get('caller')
    const fingerprint = fingerprintOf(endpoint.method.toUpperCase(), c.req.path, ifMatch, body.value.raw)
    const sent = { params: params.data, body: body.value.parsed as z.output<B>, ifMatch }
    const written = await runOnce(c.get('scope'), { person: caller.id, key, fingerprint }, async (scope) => {
      const answered = await handle({ scope, caller, ...sent })
      await keepTrail(scope, caller, endpoint.name, answered.status)
      return answered
    })
    return respond(written)
  })
}

/** After all endpoints: any other method on their addresses answers 405. */
export function refuseOtherMethods(app: App, endpoints: readonly { path: string; method: string }[]): void {
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const methods = endpoints
      .filter((endpoint) => endpoint.path === path)
      .map(({ method }) => method.toUpperCase())
    const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods
    app.all(honoPath(path), () =>
      send(
        problem('method-not-allowed', `Use ${allow.join(', ')} here.`, {
          headers: { Allow: allow.join(', ') },
        }),
      ),
    )
  }
}
