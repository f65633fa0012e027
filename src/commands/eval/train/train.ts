import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import type { Weights } from '../../../../policy/weights.ts'
import { answersFrom } from '../../../answers/answer/answer.ts'
import { mean } from '../../../answers/measure.ts'
import { dealt, fitChoices, fitDecisions } from '../../../answers/train.ts'
import { openKnowledge } from '../../ask/knowledge.ts'
import { clockFrom } from '../../clock.ts'
import { dataDirectory } from '../../data-directory.ts'
import { flagsOf, text } from '../../flags.ts'
import { UsageError, type Invocation } from '../../invocation.ts'
import { examplesOf } from './examples.ts'
import { sampleOf, type Labelled, type Sample } from './sample.ts'

/** Five parts: each is judged by weights that were trained on the four others. */
const folds = 5
/** A statement where nothing answers does more harm than a silence. */
const caution = 1.3
/** A question that somebody really asked, or wrote without having seen the examples, counts for so many of them. */
const realWeight = 4
/** With less, passages stay in the order they are in: what is told beside the first one is set by it. */
const leastGain = 0.01

const Line = z.object({
  question: z.string(),
  state: z.string().nullish(),
  on: z.string().nullish(),
  facts: z.record(z.string(), z.unknown()).nullish(),
  history: z.array(z.unknown()).nullish(),
  answerable: z.boolean(),
  /** Words of the sentence that answers, as they stand in it. */
  phrase: z.string().min(1).optional(),
})

/**
 * `eval train [FILE [--alone]] [--data DIR] [--write FILE]`: weights for the order of passages and for when to answer, from the
 * questions asked before in the policy files and those of a file, or (`--alone`) of the file only. Tells what they gain on questions they were not trained on;
 * writes only where told to.
 */
export async function train({ args, out }: Invocation): Promise<number> {
  const [first, ...rest] = args
  const file = first === undefined || first.startsWith('--') ? null : first
  const flags = flagsOf(file === null ? args : rest, ['data', 'now', 'write'], file === null ? [] : ['alone'])
  const empty = mkdtempSync(join(tmpdir(), 'waymark-train-'))
  try {
    const data = text(flags, 'data')
    const known = openKnowledge(data === undefined ? empty : dataDirectory(data))
    const clock = clockFrom(text(flags, 'now'))
    const today = clock.now().slice(0, 10)
    const now = known.language.judge
    const answers = answersFrom(known)
    const own = file === null ? [] : linesOf(file).map((line) => sampleOf(line, answers, today))
    const samples = flags['alone'] ? own : [...examplesOf(known, today), ...own]
    const gains = tell(samples, now, out)
    const to = text(flags, 'write')
    if (to !== undefined) {
      writeFileSync(to, yamlOf(trained(samples, now), gains, now, samples.length, today))
      out(`Written to ${to}. Measure it with "npm run eval -- questions FILE" before it is used.`)
    }
    return 0
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
}

function linesOf(file: string): Labelled[] {
  let lines: string[]
  try {
    lines = readFileSync(file, 'utf8').split(/\r?\n/)
  } catch {
    throw new UsageError(`${file} cannot be read; it should hold one question a line as JSON.`)
  }
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    try {
      return [{ ...Line.parse(JSON.parse(line)), weight: realWeight }]
    } catch {
      throw new UsageError(
        `${file}, line ${at + 1}: a question with answerable, and phrase where it is, belongs here.`,
      )
    }
  })
}

const choicesOf = (samples: readonly Sample[]) => samples.flatMap(({ choice }) => choice ?? [])
const decisionsOf = (samples: readonly Sample[]) => samples.flatMap(({ decision }) => decision ?? [])

function trained(samples: readonly Sample[], now: Weights): { order: number[]; trust: number[] } {
  return {
    order: fitChoices(choicesOf(samples), { from: Object.values(now.order), hold: 0.02, fixed: [0] }),
    trust: fitDecisions(decisionsOf(samples), caution, 0.002),
  }
}

interface Gains {
  order: boolean
  trust: boolean
}

/** How the weights of now and those of the other parts do on each part, and which half gains by training. */
function tell(samples: readonly Sample[], now: Weights, out: (line: string) => void): Gains {
  const parts = dealt(samples, folds)
  const before = { order: Object.values(now.order), trust: Object.values(now.trust) }
  const judged = parts.map((part, at) => {
    const others = parts.flatMap((other, n) => (n === at ? [] : other))
    return [measured(part, before), measured(part, trained(others, now))] as const
  })
  out(
    `${choicesOf(samples).length} questions teach the order, ${decisionsOf(samples).length} when to answer; ${folds} parts, each judged by the others.`,
  )
  const gain = (name: string, n: 0 | 1 | 2): number => {
    const [old, fresh] = [0, 1].map((which) => mean(judged.flatMap((both) => both[which === 0 ? 0 : 1][n])))
    out(`${name.padEnd(20)} now ${(old ?? 0).toFixed(3)}   trained ${(fresh ?? 0).toFixed(3)}`)
    return (fresh ?? 0) - (old ?? 0)
  }
  const order = gain('first passage right', 0) > leastGain
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
  samples: readonly Sample[],
  { order, trust }: { order: readonly number[]; trust: readonly number[] },
): [number[], number[], number[]] {
  const first = choicesOf(samples).map(({ candidates, right }) => {
    const scores = candidates.map((seen) => sum(order, seen))
    return Number(right[scores.indexOf(Math.max(...scores))] ?? false)
  })
  const decided = (yes: boolean) =>
    decisionsOf(samples)
      .filter((one) => one.yes === yes)
      .map(({ seen }) => Number(sum(trust, seen) >= 0 === yes))
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
    '# `npm run eval -- train --write FILE` or set by hand. Measure a change with `npm run eval -- questions FILE`.',
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
