import { costOfDueList } from './due-list.ts'
import { boardTimes } from './board.ts'
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

/** `npm run bench -- due-list [CHILDREN,…]`: the cost of reading what is due, for agencies of these sizes. */
async function dueList(sizes: readonly number[]): Promise<void> {
  const costs = await costOfDueList(sizes, (line) => void process.stderr.write(`${line}\n`))
  if (typeof costs === 'string') return out(`Left out: ${costs}.`)
  out('What is due for one unit of 100 children by the end of the week, PostgreSQL, two deadlines a child')
  for (const { children, kept, answered, p50, p95, pages, write } of costs)
    out(
      `  ${String(children).padStart(9)} children, ${String(kept).padStart(8)} deadlines   GET p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${answered.toFixed(1)} duties   index read ${pages} pages   a write works out its case in ${write.toFixed(1)} ms`,
    )
}

async function board(): Promise<void> {
  out('The board of a unit with 5,000 duties, the case system’s own time not counted (200 looks each)')
  for (const { page, times, bytes } of await boardTimes(5000, 200)) {
    const spread = `p50 ${middle(times).toFixed(1)} ms   p95 ${at95(times).toFixed(1)} ms`
    out(`  ${page.padEnd(58)} ${spread}   ${(bytes / 1024).toFixed(0)} KB`)
  }
}

/** Sections by name measure one thing alone; without one, the turns and the board are measured. */
const [section, ...rest] = process.argv.slice(2)
const [sizes = '10000,100000,1000000'] = rest
if (section === '--retrieval' && rest.length > 0) for (const directory of rest) retrievalTable(directory, out)
else if (section === '--passages') for (const count of rest.map(Number)) passagesTable(count, out)
else if (section === 'due-list') await dueList(sizes.split(',').map(Number))
else if (section === 'board') await board()
else if (section === undefined) {
  await inProcess()
  await overHttp()
  await board()
} else out('Use: npm run bench, or -- due-list [CHILDREN,…], board, --retrieval DIR…, or --passages COUNT…')
