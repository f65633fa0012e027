import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Inbound } from '../../src/bot/ports.ts'
import { createMetrics } from '../../src/commands/metrics.ts'
import { PortTaken, startTeams } from '../../src/teams/server.ts'
import { localSettings, say, startLocal, teamsActivity } from './local.ts'
import { quiet } from './stock.ts'
import { noFiles } from '../world/files.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})
const started = async () => {
  const local = await startLocal()
  open.push(local.server.close)
  return local
}

describe('the server', () => {
  it('says whether it lives and whether it is ready', async () => {
    const { server, state } = await started()
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    const ready = await fetch(`${server.url}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, parts: { store: true } }])
    state.ready = false
    const unready = await fetch(`${server.url}/readyz`)
    expect([unready.status, await unready.json()]).toEqual([503, { ready: false, parts: { store: false } }])
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  it('tells its counts in the form that Prometheus reads, and nothing where nothing is counted', async () => {
    expect((await fetch(`${(await started()).server.url}/metrics`)).status).toBe(404)
    const metrics = createMetrics()
    metrics.ran({
      ...{ tenant: 'agency', looked: 4, unread: 1, posts: 3, messages: 7, unclear: 0, failed: 0 },
      startedAt: '2026-06-01T11:59:00.000Z',
      endedAt: '2026-06-01T12:00:00.000Z',
    })
    const server = await startTeams({
      ...{ settings: localSettings(), files: noFiles, port: 0, host: '127.0.0.1', log: quiet },
      form: async () => null,
      receive: async () => undefined,
      health: () => ({ ready: true }),
      metrics: metrics.text,
    })
    open.push(server.close)
    const answer = await fetch(`${server.url}/metrics`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^text\/plain; version=/),
    ])
    const text = await answer.text()
    expect(text).toMatch(/^# HELP waymark_/m)
    expect(text).toMatch(/^waymark_reminder\w*\S* 7$/m)
  })

  it('offers nothing else, and its headers keep browsers out', async () => {
    const { server } = await started()
    for (const path of ['/', '/api', '/api/messages/', '/.env', '/api/messages/../..'])
      expect((await fetch(server.url + path)).status, path).toBe(404)
    const answer = await fetch(`${server.url}/api/messages`)
    expect([answer.status, await answer.text()]).toEqual([405, ''])
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    expect(answer.headers.has('access-control-allow-origin')).toBe(false)
    expect(answer.headers.has('x-powered-by')).toBe(false)
  })

  it('says in one sentence that its port is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const options = { settings: localSettings(), receive: async () => undefined, log: quiet }
    const start = startTeams({ ...options, port, files: noFiles, health: () => ({ ready: true }) })
    await expect(start).rejects.toThrow(PortTaken)
    await expect(start).rejects.toThrow(`Port ${port} is in use.`)
    await new Promise((resolve) => other.close(resolve))
  })

  it('finishes what it has taken before it closes, and takes nothing new', async () => {
    let release = () => undefined as void
    const kept: Inbound[] = []
    const held = new Promise<void>((resolve) => (release = resolve))
    const server = await startTeams({
      settings: localSettings(),
      receive: async (inbound) => {
        await held
        kept.push(inbound)
      },
      files: noFiles,
      health: () => ({ ready: true }),
      log: quiet,
      port: 0,
    })
    const answer = say(server.url, teamsActivity())
    await wait(100)
    const closed = server.close()
    await expect(say(server.url, teamsActivity())).rejects.toThrow()
    release()
    expect((await answer).status).toBe(200)
    await closed
    expect(kept).toHaveLength(1)
  })

  it('closes within ten seconds even when somebody hangs', async () => {
    const never = new Promise<void>(() => undefined)
    const options = { settings: localSettings(), receive: () => never, log: quiet, port: 0 }
    const server = await startTeams({ ...options, files: noFiles, health: () => ({ ready: true }) })
    const hanging = say(server.url, teamsActivity()).catch(() => 'cut off')
    await wait(100)
    const before = performance.now()
    await server.close()
    expect(performance.now() - before).toBeLessThan(10_000)
    expect(await hanging).toBe('cut off')
  })
})
