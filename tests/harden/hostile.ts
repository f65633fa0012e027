import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { startConnector } from '../teams/connector.ts'
import { post, teamsActivity } from '../teams/local.ts'
import { startProduct, type Product } from '../world/product.ts'
import { agencyClient } from './agency-client.ts'
import type { Corpora } from './corpora.ts'
import { oddLines } from './logs.ts'

export interface HostileReport {
  sent: number
  /** Answers by their HTTP status. */
  statuses: Readonly<Record<number, number>>
  /** The slowest answer, in milliseconds. */
  slowest: number
  /** How much more memory the process held at the end than half-way, in MB. */
  grown: number
  failures: readonly string[]
}

const longest = 2000
/** MB; the embedded database takes its memory in steps of some 160, up to a level that it keeps. */
const mostGrowth = 200
const mayAnswer = [200, 400, 403, 413, 415]

interface Trial {
  product: Product
  connector: Awaited<ReturnType<typeof startConnector>>
  statuses: Record<number, number>
  slowest: number
  sent: number
  failures: string[]
}

/** Sends the real command what nobody should, `count` requests at random beside the corpora, and looks whether it minds. */
export async function sendHostile(count: number, seed: number, corpora: Corpora): Promise<HostileReport> {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-hostile-'))
  const connector = await startConnector()
  const product = await startProduct({ directory })
  const trial: Trial = { product, connector, statuses: {}, slowest: 0, sent: 0, failures: [] }
  try {
    await atRandom(trial, Math.ceil(count / 2), seed)
    await naughty(trial, corpora.naughty)
    const before = await memoryOf(product.pid)
    await atRandom(trial, Math.floor(count / 2), seed + 1)
    await bodies(trial)
    await parsing(trial, corpora.parsing)
    await slowCallers(trial)
    const grown = (await memoryOf(product.pid)) - before
    if (grown > mostGrowth) trial.failures.push(`memory grew by ${grown} MB`)
    const agency = await agencyClient(directory, () => product.caseApi)
    if ((await agency.goals('tn-1001-c1', 'worker-tn')).length > 0)
      trial.failures.push('something of it was recorded')
    const { code } = await product.stop()
    if (code !== 0) trial.failures.push(`the process ended with ${code}`)
    const log = await readFile(join(directory, 'waymark.log'), 'utf8')
    trial.failures.push(...oddLines(log.split('\n')).slice(0, 5))
    const { sent, statuses, slowest, failures } = trial
    return { sent, statuses, slowest: Math.round(slowest), grown, failures }
  } finally {
    await product.kill()
    await connector.close()
    await rm(directory, { recursive: true, force: true, maxRetries: 3 })
  }
}

const activity = (trial: Trial, change: Record<string, unknown>) =>
  teamsActivity({
    serviceUrl: trial.connector.url,
    from: { id: '29:worker-tn', aadObjectId: 'worker-tn' },
    id: `hostile-${trial.sent}`,
    channelData: { tenant: { id: 'local' } },
    conversation: { id: 'a:hostile', conversationType: 'personal', tenantId: 'local' },
    ...change,
  })

async function send(
  trial: Trial,
  body: string | Buffer,
  headers: Record<string, string> = {},
  may: readonly number[] = mayAnswer,
): Promise<void> {
  const begun = performance.now()
  trial.sent++
  const status = await post(trial.product.bot, body, headers).then(
    (answer) => {
      if (answer.status >= 400 && answer.body !== '') trial.failures.push(`a refusal said ${answer.body}`)
      return answer.status
    },
    () => 0,
  )
  const took = performance.now() - begun
  trial.slowest = Math.max(trial.slowest, took)
  trial.statuses[status] = (trial.statuses[status] ?? 0) + 1
  if (took > longest) trial.failures.push(`an answer took ${Math.round(took)} ms`)
  if (!may.includes(status) && trial.failures.length < 20)
    trial.failures.push(`${body.toString().slice(0, 80)} was answered ${status}`)
}

/** Activities with fields of any type and any content. */
async function atRandom(trial: Trial, count: number, seed: number): Promise<void> {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constant(null),
  )
  const parts = ['type', 'id', 'name', 'from', 'recipient', 'conversation', 'channelData', 'text', 'value']
  const more = ['replyToId', 'membersAdded', 'entities', 'locale', 'deliveryMode', 'timestamp', 'callerId']
  const change = fc.dictionary(fc.constantFrom(...parts, ...more), odd, { maxKeys: 4 })
  const kind = fc.constantFrom('message', 'invoke', 'conversationUpdate', 'typing', 'event', '')
  for (const [changed, type] of fc.sample(fc.tuple(change, kind), { numRuns: count, seed }))
    await send(trial, JSON.stringify(activity(trial, { type, ...changed })))
}

/** What is too deep, too large, compressed, cut or mislabelled. */
async function bodies(trial: Trial): Promise<void> {
  const whole = JSON.stringify(activity(trial, { text: 'hi' }))
  const deep = (depth: number) => `{"value":${'['.repeat(depth)}${']'.repeat(depth)}}`
  for (const depth of [100, 1000, 40_000, 100_000]) await send(trial, deep(depth), {}, [400])
  await send(trial, '['.repeat(40_000), {}, [400])
  await send(trial, '{"a":'.repeat(40_000), {}, [400])
  await send(trial, JSON.stringify(activity(trial, { text: 'x'.repeat(300_000) })), {}, [413])
  await send(trial, gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }, [415])
  for (const type of ['text/plain', 'multipart/form-data; boundary=x', ''])
    await send(trial, whole, { 'content-type': type }, [415])
  for (let cut = 1; cut < whole.length; cut += 11) await send(trial, whole.slice(0, cut), {}, [400])
  await send(trial, JSON.stringify(activity(trial, { text: 'long '.repeat(20_000) })), {}, [200])
}

/** A JSON parsing suite: what must parse is no activity, what must not is no JSON. */
async function parsing(trial: Trial, files: Corpora['parsing']): Promise<void> {
  const may: Readonly<Record<string, readonly number[]>> = { y: [403], n: [400], i: [400, 403] }
  for (const { name, path } of files)
    await send(trial, await readFile(path), {}, may[name[0] ?? ''] ?? mayAnswer)
}

/** Naughty strings as what a worker says and as what a card's fields hold; each gets its answer. */
async function naughty(trial: Trial, strings: readonly string[]): Promise<void> {
  const { connector } = trial
  const before = connector.requests.length
  let expected = 0
  for (const text of strings) {
    await send(trial, JSON.stringify(activity(trial, { text })), {}, [200])
    expected++
  }
  await answered(trial, before + expected)
  for (const text of strings) {
    const from = connector.requests.length
    await send(trial, JSON.stringify(activity(trial, { text: 'record a goal for tn-1001-c1' })), {}, [200])
    await answered(trial, from + 1)
    const token = tokenIn(JSON.stringify(connector.requests.at(-1)?.body))
    const data = { t: token, goal: text, targetDate: text, secondGoal: text, recruitment: text, [text]: text }
    const value = { action: { type: 'Action.Execute', verb: 'press', data } }
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value }
    await send(trial, JSON.stringify(activity(trial, invoke)), {}, [200])
    await answered(trial, from + 2)
  }
}

const tokenIn = (words = '') => /"title":"Confirm"[^}]*"data":\{"t":"([\w-]+)"/.exec(words)?.[1] ?? ''

async function answered(trial: Trial, count: number): Promise<void> {
  const deadline = performance.now() + 60_000
  while (trial.connector.requests.length < count) {
    if (performance.now() > deadline) {
      trial.failures.push(`${count - trial.connector.requests.length} messages got no answer`)
      return
    }
    await pause(5)
  }
}

/** Five hundred callers who never finish their request do not keep others waiting. */
async function slowCallers(trial: Trial): Promise<void> {
  const { port } = new URL(trial.product.bot)
  const sockets: Socket[] = Array.from({ length: 500 }, () =>
    connect(Number(port), '127.0.0.1').on('error', () => undefined),
  )
  try {
    for (const socket of sockets) socket.write('POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le')
    trial.sent += sockets.length
    await pause(200)
    for (let n = 0; n < 20; n++) await send(trial, JSON.stringify(activity(trial, { text: 'hi' })), {}, [200])
  } finally {
    for (const socket of sockets) socket.destroy()
  }
}

/** Resident memory of a process, in MB. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024)
}
