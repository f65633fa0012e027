import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import type { Weights } from '../../../policy/weights.ts'
import { answersFrom, type Answers } from '../../answers/answer/answer.ts'
import { mean } from '../../answers/measure.ts'
import { dealt, fitChoices, fitDecisions, type Choice, type Decision } from '../../answers/train.ts'
import { askFrom } from '../ask.ts'
import { openKnowledge } from '../ask/knowledge.ts'
import { clockFrom } from '../clock.ts'
import { dataDirectory } from '../data-directory.ts'
import { flagsOf, text } from '../flags.ts'
import { UsageError, type Invocation } from '../invocation.ts'

const usage = 'Use: npm run eval -- train FILE [--data DIR] [--write FILE]'
/** Five parts: each is judged by weights that were trained on the four others. */
const folds = 5
/** A statement where nothing answers does more harm than a silence. */
const caution = 2

const Labelled = z.object({
  question: z.string(),
  state: z.string().nullish(),
  on: z.string().nullish(),
  facts: z.record(z.string(), z.unknown()).nullish(),
  history: z.array(z.unknown()).nullish(),
  answerable: z.boolean(),
  /** Words of the sentence that answers, as they stand in it. */
  phrase: z.string().min(1).optional(),
})

interface Samples {
  choices: Choice[]
  decisions: Decision[]
}

/**
 * `eval train FILE [--data DIR] [--write FILE]`: weights for the order of passages and for when to answer, from questions
 * with the sentence that answers each. Tells what they gain on questions they were not trained on; writes only where told to.
 */
export async function train({ args, out }: Invocation): Promise<number> {
  const [file, ...rest] = args
  if (file === undefined || file.startsWith('--')) throw new UsageError(`Name a file. ${usage}`)
  const flags = flagsOf(rest, ['data', 'now', 'write'], [])
  const empty = mkdtempSync(join(tmpdir(), 'waymark-train-'))
  try {
    const data = text(flags, 'data')
    const known = openKnowledge(data === undefined ? empty : dataDirectory(data))
    const clock = clockFrom(text(flags, 'now'))
    const now = known.language.judge
    const lines = linesOf(file)
    const samples = lines.map((line) => sampleOf(line, answersFrom(known), clock.now().slice(0, 10)))
    const gains = tell(samples, now, out)
    const to = text(flags, 'write')
    if (to !== undefined) {
      writeFileSync(
        to,
        yamlOf(trained(joined(samples), now), gains, now, lines.length, clock.now().slice(0, 10)),
      )
      out(`Written to ${to}. Measure it with "npm run eval -- questions FILE" before it is used.`)
    }
    return 0
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
}

function linesOf(file: string): z.output<typeof Labelled>[] {
  let lines: string[]
  try {
    lines = readFileSync(file, 'utf8').split(/\r?\n/)
  } catch {
    throw new UsageError(`${file} cannot be read; it should hold one question a line as JSON.`)
  }
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    try {
      return [Labelled.parse(JSON.parse(line))]
    } catch {
      throw new UsageError(
        `${file}, line ${at + 1}: a question with answerable, and phrase where it is, belongs here.`,
      )
    }
  })
}

/** What one question teaches: which passage to put first, where the one that answers is found, and whether to answer. */
function sampleOf(line: z.output<typeof Labelled>, answers: Answers, today: string): Samples {
  const { hits, trust } = answers.seen(askFrom(line, today))
  const right = hits.map(({ quote }) => line.phrase !== undefined && quote.includes(line.phrase))
  const teaches = right.includes(true) && right.includes(false)
  return {
    choices: teaches ? [{ candidates: hits.map(({ seen }) => Object.values(seen)), right }] : [],
    // A passage that says what is missing answers no, whatever is decided.
    decisions:
      trust && hits[0]?.seen.missing === 0 ? [{ seen: Object.values(trust), yes: line.answerable }] : [],
  }
}

const joined = (samples: readonly Samples[]): Samples => ({
  choices: samples.flatMap(({ choices }) => choices),
  decisions: samples.flatMap(({ decisions }) => decisions),
})

function trained({ choices, decisions }: Samples, now: Weights): { order: number[]; trust: number[] } {
  return {
    order: fitChoices(choices, { from: Object.values(now.order), hold: 0.02, fixed: [0] }),
    trust: fitDecisions(decisions, caution, { from: Object.values(now.trust), hold: 0.002 }),
  }
}

interface Gains {
  order: boolean
  trust: boolean
}

/** How the weights of now and those of the other parts do on each part, and which half gains by training. */
function tell(samples: readonly Samples[], now: Weights, out: (line: string) => void): Gains {
  const parts = dealt(samples, folds)
  const before = { order: Object.values(now.order), trust: Object.values(now.trust) }
  const judged = parts.map((part, at) => {
    const own = joined(part)
    const others = joined(parts.flatMap((other, n) => (n === at ? [] : other)))
    return [measured(own, before), measured(own, trained(others, now))] as const
  })
  const { choices, decisions } = joined(samples)
  out(
    `${choices.length} questions teach the order, ${decisions.length} when to answer; ${folds} parts, each judged by the others.`,
  )
  const gain = (name: string, n: 0 | 1 | 2): number => {
    const [old, fresh] = [0, 1].map((which) => mean(judged.flatMap((both) => both[which === 0 ? 0 : 1][n])))
    out(`${name.padEnd(20)} now ${(old ?? 0).toFixed(3)}   trained ${(fresh ?? 0).toFixed(3)}`)
    return (fresh ?? 0) - (old ?? 0)
  }
  const order = gain('first passage right', 0) > 0
  const trust = gain('answered rightly', 1) + gain('left alone rightly', 2) > 0
  for (const [half, gains] of [
    ['order', order],
    ['trust', trust],
  ] as const)
    if (!gains) out(`The weights of "${half}" did not gain and stay as they are.`)
  return { order, trust }
}

const sum = (weights: readonly number[], seen: readonly number[]) =>
  seen.reduce((all, value, n) => all + value * (weights[n] ?? 0), 0)

/** 1 or 0 for each question: is the first passage right, is a question that can be answered answered, is another left alone. */
function measured(
  { choices, decisions }: Samples,
  { order, trust }: { order: readonly number[]; trust: readonly number[] },
): [number[], number[], number[]] {
  const first = choices.map(({ candidates, right }) => {
    const scores = candidates.map((seen) => sum(order, seen))
    return Number(right[scores.indexOf(Math.max(...scores))] ?? false)
  })
  const decided = (yes: boolean) =>
    decisions.filter((one) => one.yes === yes).map(({ seen }) => Number(sum(trust, seen) >= 0 === yes))
  return [first, decided(true), decided(false)]
}

function yamlOf(
  { order, trust }: { order: number[]; trust: number[] },
  gains: Gains,
  now: Weights,
  count: number,
  today: string,
): string {
  const block = (name: 'order' | 'trust', weights: readonly number[]) =>
    [`${name}:`, ...Object.keys(now[name]).map((key, n) => `  ${key}: ${(weights[n] ?? 0).toFixed(3)}`)].join(
      '\n',
    )
  const kept = (name: 'order' | 'trust', fresh: number[]) => (gains[name] ? fresh : Object.values(now[name]))
  const halves = (['order', 'trust'] as const).filter((name) => gains[name])
  const told = {
    version: now.version + 1,
    date: today,
    from: halves.length === 0 ? now.from : `${halves.join(' and ')} trained on ${count} questions`,
  }
  return [
    '# How passages are put in order and when the first of them is taken for an answer: linear weights, trained with',
    '# `npm run eval -- train FILE --write FILE` or set by hand. Measure a change with `npm run eval -- questions FILE`.',
    ...Object.entries(told).map(([key, value]) => `${key}: ${value}`),
    '',
    "# The logarithm of a passage's score is the sum of these times what is seen of it.",
    block('order', kept('order', order)),
    '',
    '# The first passage answers where this sum is not below 0.',
    block('trust', kept('trust', trust)),
    '',
  ].join('\n')
}
