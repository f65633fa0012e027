import type * as fc from 'fast-check'
import type { JobFacts } from '../../src/bot/facts.ts'
import type { WriteRequest } from '../../src/bot/ports.ts'
import type { FlowContext } from '../../src/dialog/types.ts'

export type Context = FlowContext<JobFacts>

/** What the suites that hold for all flows have to know of one: `samples/<its id>.ts` exports it as `sample`. */
export interface Sample {
  /** Any situation it may meet. */
  context: fc.Arbitrary<Context>
  /** Situations that together reach every question. */
  contexts: readonly Context[]
  /** What a write of it must keep to, asked of the rulebook from outside. */
  keepsPolicy(write: WriteRequest, ctx: Context): void
  /**
   * Whole records as a worker would say them, flat and in the order of the questions (`services-1-category`). Each is entered
   * by chat, by the one card and by the form, and must come out the same.
   */
  runs: readonly { ctx: Context; answers: { readonly [ask: string]: unknown } }[]
}
