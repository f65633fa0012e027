import { sayDate } from '../../src/dialog/index.ts'
import type { Refusal } from '../../src/dialog/types.ts'
import { personOf, ruleFacts, type Context } from './facts.ts'
import type { CesReferralRecord } from './record.ts'

type Said = Partial<CesReferralRecord>

/** What the edition holds against this answer beside the others, such as fleeing violence without violence. */
export const safety = (dvSafety: 'yes' | 'no' | 'unknown', a: Said, c: Context): Refusal | null => {
  const unmet = c.rules.gates('ces-safety', ruleFacts({ ...a, dvSafety })).find(({ met }) => met === false)
  return unmet ? { because: `${unmet.because} ${unmet.mend}`, citation: unmet.citation } : null
}

export const goesOn = (choice: 'without-identifiers' | 'stop', _: Said, c: Context): Refusal | null => {
  if (choice === 'without-identifiers') return null
  const because =
    'Then nothing is sent. Say "save" to keep this as a draft until there is a consent, or "cancel" to leave it.'
  return { because, citation: c.rules.statement('ces-consent')?.citation ?? null }
}

export const signedOn = (day: string, _: Said, c: Context): Refusal | null =>
  day > c.today ? { because: `A consent cannot be signed after today, ${sayDate(c.today)}.` } : null

export const expires = (day: string, a: Said, c: Context): Refusal | null => {
  if (day < c.today) return { because: 'That consent has ended. A new one is needed, or none.' }
  return a.consentSignedOn !== undefined && day < a.consentSignedOn
    ? { because: 'A consent cannot end before it was signed.' }
    : null
}

export const leaving = (day: string, a: Said, c: Context): Refusal | null => {
  const person = personOf(a.headOfHousehold ?? '', c.facts.case)
  if (person?.dateOfBirth === null)
    return {
      because: 'The date of birth of this youth is not on record, and the age on leaving care is needed.',
    }
  return day < c.today
    ? { because: `The day of leaving care cannot be before today, ${sayDate(c.today)}.` }
    : null
}
