import { loadLibrary } from '../../../policy/index.ts'
import type { DutyBook } from '../../policy/deadlines/book.ts'
import { openDuties } from '../../policy/deadlines/open.ts'
import type { Duty } from '../../policy/deadlines/types.ts'
import { usualZone } from '../calendar.ts'
import { dutyRules } from '../duty-rules.ts'
import { flagsOf, text } from '../flags.ts'
import { UsageError, type Invocation } from '../invocation.ts'
import { agencyFrom } from './agency.ts'
import { caseFrom } from './case-facts.ts'
import { dayFrom, stateFrom } from './which.ts'

/** `deadlines --state mo --facts JSON`: what is due when and why, soonest first, as a JSON array. */
export function deadlines({ args, out, env }: Invocation): number {
  const flags = flagsOf(args, ['state', 'on', 'facts', 'agency', 'data', 'now'], ['json'])
  const library = loadLibrary()
  const state = stateFrom(flags, library)
  const rules = dutyRules(library, agencyFrom(flags, library), env['WAYMARK_TIME_ZONE'] ?? usualZone)
  const book = bookOf(rules.bookFor(state))
  const of = caseFrom(text(flags, 'facts') ?? '{}', book)
  const duties = openDuties(book, of, { today: dayFrom(flags), calendar: rules.calendarFor(state) })
  out(JSON.stringify(duties.sort(bySoonest), null, 2))
  return 0
}

function bookOf(book: DutyBook | null): DutyBook {
  if (!book) throw new UsageError('There are no duties for this state here.')
  return book
}

/** What has no day comes behind. */
const bySoonest = (a: Duty, b: Duty) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)
const dayOf = ({ due }: Duty) => due?.earliest ?? '9999-12-31'
