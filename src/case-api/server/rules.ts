import type { IsoDate, RuleFacts, Rulebook, StateCode } from '../../policy/types.ts'
import { problem, type Answer } from './answers.ts'
import type { CaseApiParts } from './context.ts'

/** The rules in force on the day something happened, or why there are none. */
export function bookFor(
  rulesFor: CaseApiParts['rulesFor'],
  state: StateCode,
  day: IsoDate,
): { ok: true; book: Rulebook } | { ok: false; refusal: Answer } {
  const book = rulesFor(state, day)
  if (book !== null && book.edition !== null) return { ok: true, book }
  const detail = 'No rules of this state are known here for that day, so it cannot be recorded.'
  return { ok: false, refusal: problem('edition-not-known', detail) }
}

/** Where a field of an edition stands in the body, if not under its own name. */
const standsIn: Readonly<Record<string, string>> = {
  'decided-forum': 'decided-at',
  'decided-on': 'decided-at',
  'contrary-to-welfare-reason': 'relatives',
  'conference-reason': 'conference',
  'kin-licensed': 'kin',
  'consent-signed-on': 'consent',
  'consent-scope': 'consent',
  'consent-expires': 'consent',
  'safe-contact-way': 'safe-contact',
}
const pointerOf = (field: string) =>
  `/${(standsIn[field] ?? field).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}`

/** A refusal that names the field, so that a form can mark it. */
export const about = (field: string, code: Parameters<typeof problem>[0], detail: string): Answer =>
  problem(code, detail, { errors: [{ pointer: pointerOf(field), detail }] })

/** What a record gives, by the fields of its edition: true where it is there. */
export type Given = Readonly<Record<string, boolean>>

/**
 * Why a record lacks what its edition asks for; null where it has all. Where a fact that decides is not known, the
 * field counts as asked for if it may turn out to be: what is not known never becomes "need not".
 */
export function lacking(book: Rulebook, record: string, given: Given, facts: RuleFacts): Answer | null {
  for (const [field, isGiven] of Object.entries(given)) {
    const { value, atMost = 'required', because } = book.need(record, field, facts)
    const strictest = value === 'unknown' ? atMost : value
    if (!isGiven && strictest === 'required') return about(field, 'field-missing', because)
  }
  return null
}

/** Why a step may not be taken yet; null where every gate is met. All of them are named, the first one in the sentence. */
export function gated(book: Rulebook, gate: string, facts: RuleFacts): Answer | null {
  const shut = book.gates(gate, facts).filter(({ met }) => met !== true)
  const [first] = shut
  if (!first) return null
  const errors = shut.map(({ id, because, mend }) => ({
    pointer: `/gates/${id}`,
    detail: `${because} ${mend}`,
  }))
  return problem('gate-not-met', `${first.because} ${first.mend}`, { errors })
}

/** Whether a code may stand in a field. A list that is open, missing or not named by any rule keeps nothing out. */
export function unlisted(
  book: Rulebook,
  list: string,
  field: string,
  code: string | undefined,
): Answer | null {
  const found = book.list(list)
  if (code === undefined || found === null || found.open || found.missing) return null
  if (found.items.some(({ id }) => id === code)) return null
  return about(field, 'code-not-known', `This is not one of the choices. ${found.because}`)
}

/** The first refusal of several checks, each made only if the ones before it passed. */
export function firstOf(...checks: readonly (() => Answer | null)[]): Answer | null {
  for (const check of checks) {
    const refusal = check()
    if (refusal) return refusal
  }
  return null
}
