import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { otherUsers, playgroundConfiguration, type PlaygroundUser } from './configuration.ts'

export interface PlaygroundOptions {
  /** Where the page is served, on 127.0.0.1. */
  port: number
  /** The bot's address, such as `http://127.0.0.1:3978/api/messages`. */
  endpoint: string
  /** A folder of its own; made where missing. Its configuration is written anew each time. */
  directory: string
  /** Who sits at the page. */
  currentUser: PlaygroundUser
  /** The five others in the group chat and the team. */
  users: readonly PlaygroundUser[]
}

export interface Playground {
  url: string
  stop(): Promise<void>
}

/** The Playground cannot start; `message` is one sentence for the person at the terminal. */
export class PlaygroundError extends Error {
  override name = 'PlaygroundError'
}

const patience = 30_000
const log = join('devTools', 'm365agentsplayground.log')

/**
 * Starts the Playground as a child of this process and waits until its page answers.
 * Throws `PlaygroundError` when it cannot start.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { port, directory } = options
  const others = options.users.filter((user) => user.id !== options.currentUser.id)
  if (others.length !== otherUsers)
    throw new PlaygroundError(
      `The Playground needs ${otherUsers} people beside the one at the page; ${others.length} were given.`,
    )
  if (!(await isFree(port)))
    throw new PlaygroundError(
      `Port ${port} is in use. Stop the other program, or choose another port with --playground-port.`,
    )
  await prepare(directory, playgroundConfiguration(options.currentUser, others))
  const child = run(options)
  const url = `http://127.0.0.1:${port}`
  try {
    await untilAnswering(child, url, directory)
  } catch (error) {
    await end(child)
    throw error
  }
  return { url, stop: () => end(child) }
}

async function prepare(directory: string, configuration: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true })
    await rm(join(directory, log), { force: true })
    await writeFile(join(directory, '.m365agentsplayground.yml'), configuration)
  } catch {
    throw new PlaygroundError(`The Playground's folder cannot be written: ${directory}`)
  }
}

function run({ port, endpoint, directory }: PlaygroundOptions): ChildProcess {
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js')
  const preload = new URL('./loopback.ts', import.meta.url).href
  const service = `http://127.0.0.1:${port}/_connector`
  const args = [
    'start',
    '-e',
    endpoint,
    '-c',
    'msteams',
    '-p',
    String(port),
    '--service-url',
    service,
    '--dt',
  ]
  return spawn(process.execPath, ['--import', preload, cli, ...args], {
    cwd: directory,
    // Nothing of our own environment: it may hold the bot's password.
    env: { TEAMSAPPTESTER_BROWSER: 'none' },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

async function untilAnswering(child: ChildProcess, url: string, directory: string): Promise<void> {
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    if (hasEnded(child)) throw new PlaygroundError(await whyItEnded(directory))
    const answer = await fetch(`${url}/_debug/ping`, { signal: AbortSignal.timeout(1000) }).catch(() => null)
    if (answer?.ok) return
    await wait(100)
  }
  throw new PlaygroundError(
    `The Playground did not answer within ${patience / 1000} seconds. Its log: ${join(directory, log)}`,
  )
}

async function whyItEnded(directory: string): Promise<string> {
  const written = await readFile(join(directory, log), 'utf8').catch(() => '')
  const lines = written.split('\n').filter((line) => line.startsWith('error '))
  const reason = lines.find((line) => line.includes('Reason: ')) ?? lines.at(-1)
  const because = reason?.split('Reason: ').at(-1)?.slice(0, 300)
  return `The Playground ended at once${because ? `: ${because}` : '.'} Its log: ${join(directory, log)}`
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** Ends the child by its own process id; after three seconds without mercy. */
async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), 3000)
  await ended
  clearTimeout(hard)
}
