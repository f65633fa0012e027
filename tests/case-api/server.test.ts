import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApiDocument } from '../../src/case-api/contract/document.ts'
import { endpoints } from '../../src/case-api/contract/endpoints.ts'
import { problems } from '../../src/case-api/contract/problems.ts'
import { createCaseApi } from '../../src/case-api/server/app.ts'
import { serveLocally } from '../../src/case-api/server/serve.ts'
import { keyOf, tokenVerifier } from '../../src/case-api/tokens/verify.ts'
import type { LogFields } from '../../src/bot/ports.ts'
import { duties, goal, goals, goalsOf, now, openTown, rulesFor, type Town } from './world.ts'

describe('the reference server', () => {
  let town: Town
  beforeAll(async () => {
    town = await openTown()
  })
  afterAll(() => town.close())

  it('is ready when the database answers, and says when it does not', async () => {
    const agency = await town.openAgency()
    expect((await fetch(`${agency.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${agency.url}/readyz`)).status).toBe(200)
    await agency.close()
    const gone = await openTown()
    await gone.close()
    const parts = {
      db: gone.db,
      tenant: 't',
      rulesFor,
      duties,
      clock: { now: () => now },
      verify: tokenVerifier(keyOf(gone.key), 't'),
    }
    const answer = await createCaseApi(parts).request('/readyz')
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '1'])
  })

  it('listens on the loopback address, tells when the port is taken, and frees it', async () => {
    const agency = await town.openAgency()
    const port = Number(new URL(agency.url).port)
    expect(new URL(agency.url).hostname).toBe('127.0.0.1')
    await expect(serveLocally(agency.app, port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await agency.close()
    await (await serveLocally(agency.app, port)).close()
  })

  it('stops in time although somebody holds a connection open', async () => {
    const agency = await town.openAgency()
    const socket = connect(Number(new URL(agency.url).port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write('GET /v1/me HTTP/1.1\r\nHost: x\r\n')
    await new Promise((resolve) => setTimeout(resolve, 50))
    const begun = performance.now()
    await agency.close(200)
    expect(performance.now() - begun).toBeLessThan(2_000)
    socket.destroy()
  })

  it('answers a failure without its reason, and logs no words of it', async () => {
    const logged: [string, LogFields?][] = []
    const log = {
      info: () => {},
      warn: () => {},
      error: (event: string, fields?: LogFields) => void logged.push([event, fields]),
    }
    const agency = await town.openAgency({
      log,
      rulesFor: () => {
        throw new TypeError('Zephyrine Brockelhurst, born 2011')
      },
    })
    const answer = await agency.call(goalsOf('tn-1001-c1'), { body: goals(goal('adoption')) })
    expect(answer.json).toMatchObject({ status: 500, code: 'internal-error' })
    expect(answer.text + JSON.stringify(logged)).not.toMatch(/Zephyrine|2011| at /)
    expect(logged).toEqual([['case-api.failed', { kind: 'TypeError' }]])
    await agency.close()
  })

  it('describes every route, every problem and every write’s headers in OpenAPI 3.1', () => {
    const document = openApiDocument() as unknown as {
      openapi: string
      paths: Record<
        string,
        Record<
          string,
          {
            operationId?: string
            responses: Record<string, { content: object; description: string }>
            parameters?: { name: string; in: string; required: boolean }[]
          }
        >
      >
      components: { schemas: Record<string, unknown> }
    }
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths).sort()).toEqual(
      [...new Set(endpoints.map(({ path }) => path)), '/healthz', '/readyz'].sort(),
    )
    const told = new Set<string>()
    for (const endpoint of endpoints) {
      const operation = document.paths[endpoint.path]![endpoint.method]!
      expect(operation.operationId).toBe(endpoint.name)
      const headers = (operation.parameters ?? [])
        .filter((one) => one.in === 'header' && one.required)
        .map(({ name }) => name)
      expect(headers).toEqual(endpoint.needs)
      const placed = (operation.parameters ?? [])
        .filter((one) => one.in === 'path')
        .map(({ name }) => `{${name}}`)
      expect(placed).toEqual(endpoint.path.match(/\{\w+\}/g) ?? [])
      for (const response of Object.values(operation.responses))
        for (const [, code] of response.description.matchAll(/`([a-z-]+)`/g)) told.add(code!)
    }
    expect([...told].sort()).toEqual(Object.keys(problems).sort())
    const references = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty(name!)
  })
})
