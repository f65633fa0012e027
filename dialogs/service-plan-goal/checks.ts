import { sayDate } from '../../src/dialog/index.ts'
import type { Refusal } from '../../src/dialog/types.ts'
import { servedChildren } from '../indian-child.ts'
import * as rules from './rules.ts'
import type { Chosen, Context } from './rules.ts'

/** The rule's own words where it says no. A code that is no goal has no rule; the list refuses it. */
export const goal = (value: string, a: Chosen, c: Context): Refusal | null => {
  const answer = rules.goalAnswer(value, a, c)
  if (answer === null || answer.verdict === 'allowed' || answer.verdict === 'conditional') return null
  const { because, allowedFrom, citation } = answer
  return { because, allowedFrom, citation }
}

export const startDate = (day: string, a: Chosen, c: Context): Refusal | null => {
  if (day > c.today) return { because: `The start date cannot be after today, ${sayDate(c.today)}.` }
  const born = rules.childrenOf(a, c).some(({ dateOfBirth }) => dateOfBirth !== null && day < dateOfBirth)
  return born ? { because: 'The start date cannot be before a child was born.' } : null
}

/** A conference is held before the goal is set, and after the case was opened or before it; only the future is impossible. */
export const conferenceDate = (day: string, _: Chosen, c: Context): Refusal | null =>
  day > c.today
    ? { because: `The conference must have been held by today, ${sayDate(c.today)}.`, citation: null }
    : null

export const ruledOut = (values: readonly string[], a: Chosen, c: Context): Refusal | null => {
  const list = rules.toRuleOut(a, c)
  const left = (list?.items ?? []).filter(({ id }) => !values.includes(id))
  if (list === null || left.length === 0) return null
  const still = left.map(({ label }) => label).join(', ')
  return { because: `${list.because} Not ruled out yet: ${still}.`, citation: list.citation }
}

export const nonProtectivePlacement = (value: 'yes' | 'no', a: Chosen, c: Context): Refusal | null =>
  rules.gateObjection({ ...a, nonProtectivePlacement: value }, c)

export const kinLicence = (value: string, a: Chosen, c: Context): Refusal | null =>
  rules.gateObjection({ ...a, kinLicence: value }, c)

/** Why no goal can be recorded on this case now; null when one can. */
export const closedDoor = (c: Context): Refusal | null => {
  if (!c.rules.jobs().includes('service-plan-goal')) {
    return { because: `${c.rules.stateName} records no service plan goals here.` }
  }
  if (servedChildren(c).length === 0) return { because: 'No child on this case receives services.' }
  const answers = rules.goalAnswers({}, c)
  const own = servedChildren(c).map(({ id }) => rules.goalOptions({ children: [id] }, c))
  if (rules.goalOptions({}, c).length > 0 || own.some((options) => options.length > 0)) return null
  const said = answers.find(({ verdict }) => verdict === 'unknown') ?? answers[0]
  return {
    because: `${said?.because ?? 'The documents name no goals for this case.'} Please ask your supervisor.`,
    allowedFrom: said?.allowedFrom ?? null,
    citation: said?.citation ?? null,
  }
}
