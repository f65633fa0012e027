import { ageOn } from '../../src/policy/calendar.ts'
import type { CesReferralOnRecord } from '../../src/bot/on-record.ts'
import type { Option, Refusal } from '../../src/dialog/types.ts'
import { personOf, shortly, type Context } from './facts.ts'
import type { Participant } from '../../src/bot/facts.ts'

const ended: readonly CesReferralOnRecord['status'][] = ['declined', 'closed-housed', 'closed-not-housed']

/** Referrals of this case that nobody has closed. */
export const openReferrals = (c: Context): readonly CesReferralOnRecord[] =>
  c.facts.case.onRecord.cesReferrals.filter(({ status }) => !ended.includes(status))

/** Why this person cannot stand for a household; null where they can, or where no rule decides it. */
const notAHousehold = (person: Participant, c: Context) => {
  const age = person.dateOfBirth === null ? undefined : ageOn(person.dateOfBirth, c.today)
  const facts = { 'person-is-child': person.role === 'child', 'person-age': age }
  return c.rules.gates('ces-head-of-household', facts).find(({ met }) => met !== true) ?? null
}

/** Those on the case who can stand for a household. */
export const candidates = (c: Context): Participant[] =>
  c.facts.case.participants.filter((person) => notAHousehold(person, c) === null)

export const headOptions = (_: unknown, c: Context): Option[] =>
  candidates(c).map((person) => ({ value: person.id, label: shortly(person) }))

/** Candidates without an open referral. */
export const free = (c: Context): Participant[] => {
  const taken = openReferrals(c).map(({ headOfHousehold }) => headOfHousehold)
  return candidates(c).filter(({ id }) => !taken.includes(id))
}

/** A household has one open referral and no more. */
export const headObjection = (id: string, _: unknown, c: Context): Refusal | null => {
  const open = openReferrals(c).find(({ headOfHousehold }) => headOfHousehold === id)
  if (open) return { because: alreadyOpen(open) }
  const person = personOf(id, c.facts.case)
  const gate = person && notAHousehold(person, c)
  return gate ? { because: `${gate.because} ${gate.mend}`, citation: gate.citation } : null
}

const alreadyOpen = ({ id, accessPoint, status }: CesReferralOnRecord): string => {
  const noted = status === 'note-pending' ? ' Its contact note is not on record yet.' : ''
  return `A housing referral is open already: number ${id}, to ${accessPoint.name}.${noted}`
}

/** Never two referrals: where every household of the case has one, the open one is shown. */
export const referralDoor = (c: Context): Refusal | null => {
  const can = candidates(c)
  if (can.length === 0)
    return { because: 'Nobody on this case can stand for a household here. Please ask your supervisor.' }
  const taken = openReferrals(c)
  const [first] = taken
  if (!first || free(c).length > 0) return null
  const [say, label, dialog] =
    first.status === 'note-pending'
      ? ['Say "housing note" to record the missing note.', 'Contact note', 'ces-note']
      : ['Say "housing outcome" to record what became of it.', 'Outcome', 'ces-outcome']
  return { because: `${taken.map(alreadyOpen).join(' ')} ${say}`, offers: [{ label, dialog }] }
}

/** Open referrals of which every step has its contact note: only then can the next one follow. */
export const complete = (c: Context) => openReferrals(c).filter((one) => isComplete(one, c))

const isComplete = ({ status, outcomes }: CesReferralOnRecord, c: Context): boolean => {
  const noted = status !== 'note-pending' && outcomes.every((outcome) => outcome.noted)
  return c.rules
    .gates('ces-referral-complete', { 'note-acknowledged': noted })
    .every(({ met }) => met === true)
}
