import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { WriteRequest } from '../../src/bot/ports.ts'
import { NewContactNote } from '../../src/case-api/contract/contact-notes.ts'
import { household, type Household } from './household.ts'
import type { Sample } from './sample.ts'

/** The situations a flow about housing may meet. */
export const among = (...all: readonly Household[]): Pick<Sample, 'context' | 'contexts'> => ({
  context: fc.constantFrom(...all).map(household),
  contexts: all.map(household),
})

/** The bodies of a write of these kinds and no others. */
export const bodies = (write: WriteRequest, ...kinds: string[]) => {
  expect(write.steps.map(({ kind }) => kind)).toEqual(kinds)
  return write.steps.map(({ body }) => body as Record<string, unknown>)
}

/** A contact note that names the record of the step before it, and nobody. */
export const noteOf = (body: Record<string, unknown> = {}, link: string) => {
  expect(body[link]).toEqual({ $record: 0 })
  const read = NewContactNote.parse({ ...body, [link]: 'number-1' })
  expect(read.narrative).not.toMatch(/Quilla|Vantresse/)
  return read
}
