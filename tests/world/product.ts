import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

const root = new URL('../../', import.meta.url).pathname

/** The real `start` command as a process of its own. */
export interface Product {
  bot: string
  caseApi: string
  /** Where the Playground's page is; null when it was started without. */
  page: string | null
  pid: number
  /** All it has printed so far. */
  printed(): string
  /** Asks it to stop (SIGTERM); its exit code, and how long that took in milliseconds. */
  stop(): Promise<{ code: number | null; took: number }>
  /** Ends it without a word (SIGKILL). */
  kill(): Promise<void>
  /** Resolves when it has ended, whoever ended it. */
  ended: Promise<unknown>
}

export interface Starting {
  directory: string
  playground?: boolean
  /** What to run instead of `src/main.ts start`, with the same flags. */
  program?: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
  /** The ports of an earlier start, so that open pages find it again. */
  ports?: Ports
}

export interface Ports {
  bot: number
  caseApi: number
  playground: number
}

/** Milliseconds until it must be ready; the first start makes a database. */
const patience = 90_000

/** Starts the product and resolves once it says that it runs. Throws with what it printed when it ends before. */
export async function startProduct(starting: Starting): Promise<Product> {
  const ports = starting.ports ?? (await freePorts())
  const child = run(starting, ports)
  endWithUs(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += String(chunk)))
  await until(
    child,
    () => printed.includes('Stop with Ctrl+C'),
    () => printed,
  )
  const ended = once(child, 'exit') as Promise<[number | null]>
  return {
    bot: `http://127.0.0.1:${ports.bot}`,
    caseApi: `http://127.0.0.1:${ports.caseApi}`,
    page: starting.playground ? `http://127.0.0.1:${ports.playground}` : null,
    pid: child.pid ?? 0,
    ended,
    printed: () => printed,
    async stop() {
      const begun = performance.now()
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      const [code] = await ended
      return { code, took: performance.now() - begun }
    },
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await ended
    },
  }
}

function run({ directory, playground, program, args = [], env = {} }: Starting, ports: Ports): ChildProcess {
  const what = program === undefined ? ['src/main.ts', 'start'] : [program]
  const where = ['--data', directory, '--port', `${ports.bot}`, '--case-api-port', `${ports.caseApi}`]
  const page = playground ? ['--playground-port', `${ports.playground}`] : ['--no-playground']
  return spawn(process.execPath, [...what, ...where, ...page, ...args], {
    cwd: root,
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** What this process started does not outlive it. */
function endWithUs(child: ChildProcess): void {
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
}

/** This process's environment without what would make the product run elsewhere. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, MicrosoftAppId: _id, ...rest } = process.env
  return rest
}

async function until(child: ChildProcess, ready: () => boolean, printed: () => string): Promise<void> {
  const deadline = performance.now() + patience
  while (!ready()) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`It ended with ${child.exitCode ?? child.signalCode}: ${printed()}`)
    if (performance.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`It was not ready after ${patience / 1000} s: ${printed()}`)
    }
    await new Promise((done) => setTimeout(done, 25))
  }
}

/** Three ports that nobody listens on now. */
export async function freePorts(): Promise<Ports> {
  const servers = [createServer(), createServer(), createServer()]
  const [bot = 0, caseApi = 0, playground = 0] = await Promise.all(
    servers.map(async (server) => {
      await once(server.listen(0, '127.0.0.1'), 'listening')
      return (server.address() as AddressInfo).port
    }),
  )
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return { bot, caseApi, playground }
}
