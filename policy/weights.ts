import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { sentenceOf } from './problem.ts'
import { shaped } from './yaml.ts'

const weight = z.number().min(-20).max(20)

/** What is seen of a passage, by the words of a question. */
const orderNames = [
  'found',
  'share',
  'body',
  'rule',
  'missing',
  'lists',
  'federal',
  'design',
  'kind',
  'alike',
] as const
/** What is seen of the first passage beside the others. */
const trustNames = [
  'always',
  'share',
  'body',
  'strange',
  'clear',
  'rule',
  'federal',
  'kind',
  'few',
  'alike',
  'silent',
  'elsewhere',
] as const

export type OrderName = (typeof orderNames)[number]
export type TrustName = (typeof trustNames)[number]

export const WeightsFile = z.strictObject({
  version: z.int().min(1),
  date: z.iso.date(),
  /** Where they come from: set by hand, or how many questions they were trained on. */
  from: z.string().min(1),
  order: z.strictObject(
    Object.fromEntries(orderNames.map((name) => [name, weight])) as Record<OrderName, typeof weight>,
  ),
  trust: z.strictObject(
    Object.fromEntries(trustNames.map((name) => [name, weight])) as Record<TrustName, typeof weight>,
  ),
})
export type Weights = z.output<typeof WeightsFile>

/** Reads `policy/weights.yaml`. Throws an error with one sentence where it is not right. */
export function readWeights(file: string): Weights {
  const found = shaped(WeightsFile, readFileSync(file, 'utf8'), file)
  if (!found.ok) throw new Error(found.problems.slice(0, 1).map(sentenceOf).join(''))
  return found.value
}
