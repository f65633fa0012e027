import { ours, waterfall, type Conversation } from './in-process.ts'
import { startEcho, startWaymark, turnsOverHttp, type RunningBot } from './over-http.ts'
import { passagesTable } from './passages.ts'
import { retrievalTable } from './retrieval.ts'
import { startConnector, type StandInConnector } from './stand-in-connector.ts'

/** Side by side, turn about, medians of the rounds: the machine's own moods fall on both alike. */
const rounds = 7
const out = (line: string) => void process.stdout.write(`${line}\n`)

const middle = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN
const at95 = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * 0.95)] ?? NaN

async function conversations(run: Conversation, count: number): Promise<number> {
  const begun = performance.now()
  let turns = 0
  for (let i = 0; i < count; i++) turns += await run()
  return turns / ((performance.now() - begun) / 1000)
}

async function inProcess(): Promise<void> {
  const [us, them] = [ours(), waterfall()]
  await conversations(us, 100)
  await conversations(them, 100)
  const rates: [number, number][] = []
  for (let i = 0; i < rounds; i++) rates.push([await conversations(us, 300), await conversations(them, 300)])
  out('One turn in process, turns a second (median of %r rounds)'.replace('%r', String(rounds)))
  out(
    `  Waymark: understanding, rules, flow, reply, session to JSON and back   ${middle(rates.map(([a]) => a)).toFixed(0)}`,
  )
  out(
    `  botbuilder-dialogs: a waterfall of text prompts, memory storage        ${middle(rates.map(([, b]) => b)).toFixed(0)}`,
  )
  out(
    `  ratio, round by round                                                  ${middle(rates.map(([a, b]) => a / b)).toFixed(2)}`,
  )
}

interface Round {
  rate: number
  times: number[]
}

type Contender = [name: string, bot: RunningBot]

async function round(bot: RunningBot, connector: StandInConnector, atOnce: number): Promise<Round> {
  const begun = performance.now()
  const times = await turnsOverHttp(bot, connector, 160, atOnce)
  return { rate: times.length / ((performance.now() - begun) / 1000), times }
}

async function compare(
  bots: readonly Contender[],
  connector: StandInConnector,
  atOnce: number,
): Promise<void> {
  out(`One turn over HTTP until the reply arrives, ${atOnce} at once (median of ${rounds} rounds)`)
  const took = bots.map((): Round[] => [])
  for (let i = 0; i < rounds; i++) {
    for (const [n, [, bot]] of bots.entries()) took[n]?.push(await round(bot, connector, atOnce))
  }
  for (const [n, [name]] of bots.entries()) {
    const runs = took[n] ?? []
    const rate = middle(runs.map((run) => run.rate)).toFixed(0)
    const times = runs.flatMap((run) => run.times)
    const spread = `p50 ${middle(times).toFixed(1)} ms   p95 ${at95(times).toFixed(1)} ms`
    out(`  ${name.padEnd(58)} ${rate.padStart(5)} turns/s   ${spread}`)
  }
}

async function overHttp(): Promise<void> {
  const connector = await startConnector()
  const bots: Contender[] = [
    ['Waymark: kept on disk, four reads of the case API, card', await startWaymark()],
    ['botbuilder: echo that keeps nothing', await startEcho()],
  ]
  try {
    for (const [, bot] of bots) await turnsOverHttp(bot, connector, 100, 4)
    for (const atOnce of [1, 16]) await compare(bots, connector, atOnce)
  } finally {
    for (const [, bot] of bots) await bot.close()
    await connector.close()
  }
}

/** `npm run bench -- --retrieval DIR…` and `-- --passages COUNT…` measure these alone; without them the turns are. */
const [section, ...rest] = process.argv.slice(2)
if (section === '--retrieval' && rest.length > 0) for (const directory of rest) retrievalTable(directory, out)
else if (section === '--passages') for (const count of rest.map(Number)) passagesTable(count, out)
else if (section === undefined) {
  await inProcess()
  await overHttp()
} else out('Use: npm run bench, or -- --retrieval DIR…, or -- --passages COUNT…')
