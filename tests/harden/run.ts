/**
 * `npm run harden`: what should not be possible, tried at full count, in one table. Everything runs on the loopback address
 * and ends with this process. Exit code 1 when a row fails.
 */
import { parseArgs } from 'node:util'
import { startCluster } from '../world/cluster.ts'
import type { Outcome, Row } from './rows.ts'

const usage = 'Use: npm run harden -- [--only NAME[,NAME]] [--count N] [--seed N] [--corpora DIR]'

const tell = (line: string) => void process.stderr.write(`${line}\n`)
const print = (line: string) => void process.stdout.write(`${line}\n`)

interface Asked {
  only: readonly string[] | null
  count: number | null
  seed: number
  corpora: string | null
}

function asked(args: readonly string[]): Asked | null {
  const string = { type: 'string' } as const
  try {
    const options = { only: string, count: string, seed: string, corpora: string }
    const { values } = parseArgs({ args: [...args], options })
    const numbers = [values.count, values.seed].filter((given) => given !== undefined)
    if (!numbers.every((given) => /^[1-9]\d{0,8}$/.test(given))) return null
    return {
      only: values.only?.split(',') ?? null,
      count: values.count === undefined ? null : Number(values.count),
      seed: Number(values.seed ?? 1 + (Date.now() % 1_000_000)),
      corpora: values.corpora ?? null,
    }
  } catch {
    return null
  }
}

interface Line {
  row: Row
  outcome: Outcome
  seconds: number
}

async function runRow(row: Row, { count, seed, corpora }: Asked): Promise<Line> {
  const many = count ?? row.count
  tell(`${row.name}: ${row.what}, ${many} ${row.unit} …`)
  const begun = performance.now()
  const outcome = await row
    .run({ count: many, seed, corpora, tell: (line) => tell(`  ${line}`) })
    .catch((error: unknown): Outcome => ({ ok: false, result: 'failed', notes: [wordsOf(error)] }))
  const seconds = Math.round((performance.now() - begun) / 1000)
  tell(`${row.name}: ${outcome.ok ? 'holds' : 'DOES NOT HOLD'}, ${outcome.result}, ${seconds} s`)
  for (const note of outcome.notes ?? []) tell(`  ${note}`)
  return { row, outcome: { count: `${many}`, ...outcome }, seconds }
}

/** What went wrong and, under a property that failed, why. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const because = error.cause === undefined ? '' : `\n${wordsOf(error.cause)}`
  return `${error.name}: ${error.message}`.slice(0, 2000) + because
}

/** Markdown, so that it can be kept in a report as it is. */
function table(lines: readonly Line[]): string {
  const head = ['name', 'what', 'count', 'result', 'must be', 'holds', 'time']
  const cells = lines.map(({ row, outcome, seconds }) => [
    row.name,
    row.what,
    `${outcome.count ?? ''} ${row.unit}`,
    outcome.result,
    row.mustBe,
    outcome.ok ? 'yes' : 'NO',
    `${seconds} s`,
  ])
  const widths = head.map((name, n) => Math.max(...[head, ...cells].map((line) => (line[n] ?? name).length)))
  const drawn = [head, widths.map((width) => '-'.repeat(width)), ...cells].map(
    (line) => `| ${line.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`,
  )
  return drawn.join('\n')
}

async function main(): Promise<number> {
  const wish = asked(process.argv.slice(2))
  if (!wish) {
    tell(usage)
    return 2
  }
  const given = process.env['WAYMARK_TEST_POSTGRES']
  const cluster = given ? null : await startCluster()
  if (cluster !== null && typeof cluster !== 'string') process.env['WAYMARK_TEST_POSTGRES'] = cluster.url
  try {
    const { rows } = await import('./rows.ts')
    const unknown = wish.only?.find((name) => !rows.some((row) => row.name === name))
    if (unknown !== undefined) {
      tell(`There is no row "${unknown}". Rows: ${rows.map(({ name }) => name).join(', ')}.`)
      return 2
    }
    const server = process.env['WAYMARK_TEST_POSTGRES'] !== undefined
    const wanted = rows.filter((row) => wish.only?.includes(row.name) ?? true)
    const lines: Line[] = []
    for (const row of wanted) if (server || !row.server) lines.push(await runRow(row, wish))
    print(table(lines))
    const notes = lines.flatMap(({ row, outcome }) =>
      (outcome.notes ?? []).map((note) => `${row.name}: ${note}`),
    )
    for (const note of notes) print(`\n${note}`)
    if (!server) print('\nLeft out: PostgreSQL (no server here; set WAYMARK_TEST_POSTGRES).')
    print(`\nSeed ${wish.seed}; ${lines.reduce((sum, { seconds }) => sum + seconds, 0)} s in all.`)
    return lines.every(({ outcome }) => outcome.ok) ? 0 : 1
  } finally {
    if (cluster !== null && typeof cluster !== 'string') await cluster.stop()
  }
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code))
process.exitCode = await main()
