import { z } from '@hono/zod-openapi'
import { List, Page } from './lists.ts'
import { Code, Day, Id, Instant, StateCode } from './values.ts'

const Citation = z
  .object({
    document: z.string(),
    heading: z.string(),
    quote: z.string(),
    start: z.int(),
    end: z.int(),
    sha256: z.string(),
    source: z.string(),
    effective: Day.nullable(),
    tag: z.enum(['source', 'public', 'design', 'configured']),
  })
  .openapi('Citation')

/** The last days by each way of counting; instants where the clock runs in hours. */
const Due = z
  .object({
    earliest: Day,
    latest: Day,
    hours: z.object({ earliest: Instant, latest: Instant }).nullable(),
    readings: z.array(z.object({ counted: z.enum(['calendar', 'working']), on: Day })).min(1),
  })
  .openapi('Due')

/** A duty that is still open. It names no child. */
export const Deadline = z
  .object({
    id: z.string().max(300),
    rule: Code,
    edition: z.string(),
    state: StateCode,
    case: Id,
    unit: z.string(),
    child: Id.nullable(),
    owner: z.object({ id: Id, name: z.string() }).nullable(),
    kind: z.enum(['hard', 'recurring', 'advisory', 'expiry', 'gate', 'condition']),
    what: z.string(),
    trigger: z.object({ what: z.string(), on: Day.nullable() }),
    due: Due.nullable(),
    problem: z
      .object({ kind: z.enum(['no-trigger', 'trigger-in-future', 'contradictory']), says: z.string() })
      .nullable(),
    because: z.string(),
    citation: Citation.nullable(),
    tag: Citation.shape.tag,
    job: Code.nullable(),
  })
  .openapi('Deadline')

export const DeadlineList = List(Deadline).openapi('DeadlineList')

/** `until`: the last due day, by the earliest reading; duties without a day come along after all others. */
export const DeadlinePage = Page.extend({ until: Day.optional(), case: Id.optional() })
export type DeadlineQuery = z.output<typeof DeadlinePage>
