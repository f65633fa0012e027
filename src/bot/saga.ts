import type { HalfDone, OneWrite, Recorded, Saved, WriteRequest, WriteStep } from './writes.ts'

/** The idempotency key of one step: the entry's own for the first, so that a single write goes under the key it was confirmed with. */
export const stepKey = (key: string, step: number): string => (step === 0 ? key : `${key}.${step}`)

/**
 * The next step of a confirmed entry with every number filled in, after those that are done. Null where all are done.
 * Throws where a step asks for the record of one that is not done: such an entry was never whole.
 */
export function nextWrite({ case: of, child, steps }: WriteRequest, done: readonly Saved[]): OneWrite | null {
  const step = steps[done.length]
  if (!step) return null
  const { of: subject, body, ...rest } = filled(step, done) as WriteStep & { of: string }
  return { ...rest, case: of, child, of: subject, body }
}

/** Where a row of writes stands after these answers; null where nothing of it is recorded, or all. */
export function halfOf({ steps }: WriteRequest, done: readonly Saved[]): HalfDone | null {
  const recorded = recordedOf({ steps }, done)
  return recorded.length === 0 || recorded.length === steps.length
    ? null
    : { recorded, left: steps.slice(recorded.length) }
}

export const recordedOf = ({ steps }: Pick<WriteRequest, 'steps'>, done: readonly Saved[]): Recorded[] =>
  done.flatMap(({ records }, n) => {
    const step = steps[n]
    return step ? [{ step, records }] : []
  })

/** Whether a request, made anew, asks for its first steps otherwise than they are recorded. */
export const differsFrom = ({ steps }: WriteRequest, { recorded }: HalfDone): boolean =>
  recorded.some(({ step }, n) => JSON.stringify(step) !== JSON.stringify(steps[n]))

/** What was recorded, as the answers that the outbox goes on from. */
export const doneOf = (half: HalfDone | null | undefined): Saved[] =>
  (half?.recorded ?? []).map(({ records }) => ({ type: 'saved', records }))

/** Everything the steps wrote, as one answer. */
export const savedAll = (done: readonly Saved[]): Saved => ({
  type: 'saved',
  records: done.flatMap(({ records }) => records),
})

function filled(value: unknown, done: readonly Saved[]): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => filled(one, done))
  if (typeof value !== 'object' || value === null) return value
  if ('$record' in value) return recordOf(value.$record, done)
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, done)]))
}

function recordOf(step: unknown, done: readonly Saved[]): string {
  const record = typeof step === 'number' ? done[step]?.records[0] : undefined
  if (record === undefined) throw new Error('A step names the record of one that is not done')
  return record
}
