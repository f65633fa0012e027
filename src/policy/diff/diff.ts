import type { Edition } from '../../../policy/edition.ts'
import type { Library } from '../../../policy/index.ts'
import { rulebook } from '../rulebook.ts'
import type { Rulebook, StateCode } from '../types.ts'
import { compared, type Change, type Subject } from './changes.ts'
import { entriesOf } from './entries.ts'
import { verdictChanges } from './verdicts.ts'

/** An edition beside the rulebook that answers from it. */
interface Book {
  edition: Edition
  book: Rulebook
}

/** Two editions of one state, each with the rulebook that answers from it, and all that differs. */
export interface EditionDiff {
  state: StateCode
  before: Book
  after: Book
  changes: readonly Change[]
}

const SUBJECTS: readonly Exclude<Subject, 'verdict'>[] = [
  'job',
  'case-type',
  'goal',
  'field',
  'gate',
  'referral',
  'list',
  'duty',
  'deadline',
  'statement',
  'gap',
]

/**
 * What changed from one edition of a state to another, each with the citations of both sides. Both are read under the
 * newest federal floor and without an agency's lists, so that only the state's own words make a difference.
 */
export function diffEditions(library: Library, state: StateCode, from: Edition, to: Edition): EditionDiff {
  const floor = library.editions.us?.at(-1) ?? { ...to, rules: [] }
  const [old, now] = [entriesOf(from), entriesOf(to)]
  const changes = SUBJECTS.flatMap((subject) => compared(subject, old[subject] ?? [], now[subject] ?? []))
  return {
    state,
    before: { edition: from, book: bookOf(from, floor, state) },
    after: { edition: to, book: bookOf(to, floor, state) },
    changes: [...verdictChanges(from, to, floor), ...changes],
  }
}

/** The rulebook of one edition alone, under the newest floor, whichever day that one began. */
function bookOf(edition: Edition, floor: Edition, state: StateCode): Rulebook {
  const us = [{ ...floor, effective: edition.effective }]
  return rulebook({ notes: [], editions: { us, [state]: [edition] } }, state, edition.effective)
}
