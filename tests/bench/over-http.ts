import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { StandInConnector } from './stand-in-connector.ts'

/** A bot in a process of its own. */
export interface RunningBot {
  endpoint: string
  close(): Promise<void>
}

const root = new URL('../..', import.meta.url).pathname

export async function startEcho(): Promise<RunningBot> {
  const child = spawn(process.execPath, [join(root, 'tests/bench/echo-bot.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  )
  return { endpoint: `http://127.0.0.1:${port}/api/messages`, close: () => end(child) }
}

/** The product as `npm start` runs it, without the Playground: embedded database on disk, case API over HTTP. */
export async function startWaymark(): Promise<RunningBot> {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-bench-'))
  const [port, caseApi] = [await freePort(), await freePort()]
  const args = [
    'src/main.ts',
    'start',
    '--no-playground',
    '--data',
    directory,
    '--port',
    `${port}`,
    '--case-api-port',
    `${caseApi}`,
  ]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) break
    await pause(100)
  }
  const close = async () => {
    await end(child)
    await rm(directory, { recursive: true, force: true })
  }
  return { endpoint: `${url}/api/messages`, close }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

let sent = 0

/** Sends turns, `atOnce` conversations side by side, each turn until its message arrives. Milliseconds of each turn. */
export async function turnsOverHttp(
  bot: RunningBot,
  connector: StandInConnector,
  turns: number,
  atOnce: number,
): Promise<number[]> {
  const took: number[] = []
  const one = async (conversation: string) => {
    const begun = performance.now()
    const answered = connector.next(conversation)
    const response = await fetch(bot.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message(conversation, connector.url)),
    })
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`The bot answered ${response.status}`)
    await answered
    took.push(performance.now() - begun)
  }
  const line = async (name: string, share: number) => {
    for (let i = 0; i < share; i++) await one(name)
  }
  await Promise.all(Array.from({ length: atOnce }, (_, i) => line(`bench-${i}`, Math.ceil(turns / atOnce))))
  return took
}

const message = (conversation: string, serviceUrl: string) => ({
  type: 'message',
  id: `bench-${process.pid}-${++sent}`,
  timestamp: new Date().toISOString(),
  channelId: 'msteams',
  serviceUrl,
  from: { id: 'worker-tn', aadObjectId: 'worker-tn', name: 'A worker' },
  recipient: { id: 'waymark', name: 'Waymark' },
  conversation: { id: conversation, conversationType: 'personal', tenantId: 'local' },
  channelData: { tenant: { id: 'local' } },
  text: 'which goals are allowed for tn-1001-c1?',
})
