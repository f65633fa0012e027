import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { json } from 'node:stream/consumers'
import { openDatabase } from '../../src/store/index.ts'
import { chance } from '../shell/reminders/year/agency.ts'
import { simulateYear, type Fleet, type Take, type YearReport } from '../shell/reminders/year/simulate.ts'
import { plainEnvironment } from '../world/product.ts'

export interface RemindingOptions {
  cases: number
  seed: number
  url: string
  replicas: number
  /** The share of runs in which a process is killed. */
  deadly: number
  days?: number
  tell: (line: string) => void
}

const root = new URL('../../', import.meta.url).pathname

/** A year of reminders by several processes on one PostgreSQL server, which are ended by kill -9 at random moments. */
export async function remindWhileKilled(options: RemindingOptions): Promise<YearReport> {
  const database = await openDatabase({ url: options.url, connections: 4 })
  try {
    return await simulateYear(database, options, ({ tenant, take }) => fleetOf(options, tenant, take))
  } finally {
    await database.close()
  }
}

async function fleetOf(
  { cases, seed, url, replicas, deadly }: RemindingOptions,
  tenant: string,
  take: Take,
): Promise<Fleet> {
  const { happens, below } = chance(seed + 3)
  const connector = await serve(take)
  const born = () =>
    newcomer([
      '--url',
      url,
      '--tenant',
      tenant,
      '--cases',
      `${cases}`,
      '--seed',
      `${seed}`,
      '--connector',
      connector.url,
    ])
  const all = await Promise.all(Array.from({ length: replicas }, born))
  let deaths = 0
  return {
    deaths: () => deaths,
    async run(instant) {
      const ended = await Promise.all(
        all.map(async (one, n) => {
          const end = happens(deadly) ? setTimeout(() => one.child.kill('SIGKILL'), below(400)) : undefined
          const done = await one.run(instant)
          clearTimeout(end)
          if (!done) [deaths, all[n]] = [deaths + 1, await born()]
          return done
        }),
      )
      return ended.some(Boolean)
    },
    async stop() {
      await Promise.all(all.map(({ child }) => ended(child)))
      await connector.close()
    },
  }
}

/** A process that is ready to run the reminders. */
async function newcomer(args: readonly string[]) {
  const child = spawn(process.execPath, ['tests/harden/reminding-process.ts', ...args], {
    cwd: root,
    env: plainEnvironment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = new Promise<false>((over) => child.once('exit', () => over(false)))
  const lines = createInterface({ input: child.stdout })
  const heard = (line: string) =>
    new Promise<true>((ready) =>
      lines.on('line', function on(said) {
        if (said !== line) return
        lines.off('line', on)
        ready(true)
      }),
    )
  if (!(await Promise.race([heard('ready'), gone])))
    throw new Error('A process of the reminders did not start')
  return {
    child,
    run(instant: string): Promise<boolean> {
      const done = heard(instant)
      child.stdin.write(`${instant}\n`, () => {})
      return Promise.race([done, gone])
    },
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((over) => {
    if (child.exitCode !== null || child.signalCode !== null) return over()
    child.once('exit', () => over())
    child.stdin?.end()
  })
}

async function serve(take: Take) {
  const server = createServer((request, response) => {
    void json(request)
      .then((body) => {
        const { at, how, parts } = body as { at: string; how: 'send' | 'update'; parts: Parameters<Take>[2] }
        return take(at, how, parts)
      })
      .then((message) => response.end(JSON.stringify({ message })))
      .catch(() => response.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((closed) => server.close(() => closed()).closeAllConnections()),
  }
}
