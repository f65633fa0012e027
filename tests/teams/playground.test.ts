import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PlaygroundError, startPlayground, type Playground } from '../../src/teams/playground/start.ts'
import { startLocal } from './local.ts'
import { cardReply, plainReply } from './replies.ts'

const others = ['worker-tn-2', 'supervisor-tn', 'worker-mo', 'worker-wi', 'worker-ma']
const people = {
  currentUser: { id: 'worker-tn', name: 'Dana Wu' },
  users: others.map((id) => ({ id, name: `Name of ${id}` })),
}
const listenTo = (host: string) =>
  new Promise<Server>((resolve) => {
    const server = createServer().listen(0, host, () => resolve(server))
  })
async function freePort(): Promise<number> {
  const server = await listenTo('127.0.0.1')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe('the Playground', () => {
  let directory: string
  let playground: Playground
  let local: Awaited<ReturnType<typeof startLocal>>
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'waymark-playground-'))
    local = await startLocal()
    const endpoint = `${local.server.url}/api/messages`
    playground = await startPlayground({ ...people, port: await freePort(), endpoint, directory })
  })
  afterAll(async () => {
    await playground.stop()
    await local.server.close()
    await rm(directory, { recursive: true })
  })

  const call = (path: string, body: unknown) =>
    fetch(playground.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const arrived = async (count: number) => {
    for (let n = 0; n < 100 && local.received.length < count; n++) await wait(50)
    return local.received.at(-1)!
  }

  it('brings a message, a card to press and its update to the bot and back', async () => {
    const text = { from: { id: 'worker-tn' }, text: 'set a goal', textFormat: 'plain' }
    expect((await call('/_conversation/v1/conversations/personal-chat/messages', text)).ok).toBe(true)
    const inbound = await arrived(1)
    expect(inbound).toMatchObject({
      said: { type: 'text', text: 'set a goal' },
      address: { tenant: 'local', person: 'worker-tn', kind: 'personal' },
    })
    const { channel } = local.server
    const message = await channel.send(inbound.address, cardReply)
    expect(message).toMatch(/^\d+$/)
    expect(await channel.send(inbound.address, plainReply('Two\nlines'))).not.toBe(message)
    const data = { t: 'token-confirm', targetDate: '2027-05-22' }
    const action = { type: 'Action.Execute', verb: 'press', data }
    const press = { name: 'adaptiveCard/action', replyToId: message, value: { action } }
    const answer = await call('/_conversation/v1/invoke', {
      conversation: { id: 'personal-chat' },
      from: { id: 'worker-tn' },
      ...press,
    })
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Got it.')])
    expect((await arrived(2)).said).toEqual({
      type: 'pressed',
      token: 'token-confirm',
      values: { targetDate: '2027-05-22' },
      message,
    })
    await channel.update(inbound.address, message, plainReply('Saved.'))
  })

  it('listens on 127.0.0.1 only', async () => {
    const { port } = new URL(playground.url)
    const outer = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
    for (const host of ['127.0.0.2', ...outer.map(({ address }) => address)])
      await expect(
        fetch(`http://${host}:${port}/`, { signal: AbortSignal.timeout(2000) }),
        host,
      ).rejects.toThrow()
  })
})

describe('a Playground that cannot start', () => {
  it('says that its port is taken', async () => {
    const server = await listenTo('127.0.0.1')
    const { port } = server.address() as AddressInfo
    const start = startPlayground({ ...people, port, endpoint: 'http://127.0.0.1:1/', directory: tmpdir() })
    await expect(start).rejects.toThrow(`Port ${port} is in use.`)
    await new Promise((resolve) => server.close(resolve))
  })

  it('says that it needs five other people', async () => {
    const few = { ...people, users: people.users.slice(1) }
    const start = startPlayground({
      ...few,
      port: await freePort(),
      endpoint: 'http://127.0.0.1:1/',
      directory: tmpdir(),
    })
    await expect(start).rejects.toThrow(PlaygroundError)
    await expect(start).rejects.toThrow('needs 5 people')
  })

  it('gives the reason from its log', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'waymark-playground-'))
    const twice = { ...people, users: people.users.with(4, people.users[0]!) }
    const start = startPlayground({
      ...twice,
      port: await freePort(),
      endpoint: 'http://127.0.0.1:1/',
      directory,
    })
    await expect(start).rejects.toThrow(/User ID must be unique/)
    await expect(start).rejects.toThrow(PlaygroundError)
    await rm(directory, { recursive: true })
  })

  it('says that its folder cannot be used', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'waymark-playground-'))
    await writeFile(join(directory, 'file'), '')
    const inFile = join(directory, 'file', 'playground')
    const start = startPlayground({
      ...people,
      port: await freePort(),
      endpoint: 'http://127.0.0.1:1/',
      directory: inFile,
    })
    await expect(start).rejects.toThrow(PlaygroundError)
    await rm(directory, { recursive: true })
  })
})
