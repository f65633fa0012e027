import { isIsoDate } from '../../src/dialog/index.ts'
import { free } from './people.ts'
import { six, type Context, type SixAnswers, type TriState } from './facts.ts'
import type { CesReferralRecord } from './record.ts'
import { entriesFor } from './access-points.ts'

type Known = { readonly [key: string]: unknown }

const asRecord = (value: unknown): Known =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Known) : {}

/** What the case record holds about housing. Every key may be missing, and nothing about its shape is taken for granted. */
const housingOf = (c: Context): Known => asRecord(c.facts.case.facts['housing'])

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && isIsoDate(value) ? value : undefined
const yesNo = (value: unknown): 'yes' | 'no' | undefined =>
  value === true || value === 'yes' ? 'yes' : value === false || value === 'no' ? 'no' : undefined
const inList = (list: string, value: unknown, c: Context): string | undefined =>
  c.rules.list(list)?.items.find(({ id }) => id === value)?.id

/** Goals on record say more surely than a note whether reunification is one of them. */
const reunification = (c: Context): TriState | undefined => {
  const main = c.facts.case.onRecord.goals.filter(
    ({ status, role }) => status === 'active' && role === 'primary',
  )
  if (main.length === 0) return undefined
  return main.some(({ goal }) => c.rules.goal(goal)?.federalClass === 'reunification') ? 'yes' : 'no'
}

const trialVisit = (c: Context): TriState | undefined => {
  const since = day(c.facts.case.facts['trialHomeVisitOn'])
  return since !== undefined && since <= c.today ? 'yes' : undefined
}

/** What the case already answers. What it does not know is left to the worker. */
export const knownAnswers = (c: Context): SixAnswers => {
  const housing = housingOf(c)
  const noted = Object.fromEntries(six.map((ask) => [ask, yesNo(housing[ask])]))
  return {
    ...noted,
    goalIsReunification: reunification(c) ?? yesNo(housing['goalIsReunification']),
    onTrialHomeVisit: yesNo(housing['onTrialHomeVisit']) ?? trialVisit(c),
  }
}

const consentKnown = (c: Context): Partial<CesReferralRecord> => {
  const consent = asRecord(housingOf(c)['consent'])
  const expires = day(consent['expires'])
  const signed = day(consent['signedOn'])
  const holds = yesNo(consent['given']) === 'yes' && signed !== undefined && signed <= c.today
  if (!holds || (expires !== undefined && expires < c.today)) return {}
  return {
    consentGiven: 'yes',
    consentSignedOn: signed,
    consentScope: text(consent['scope']),
    consentExpires: expires,
  }
}

const dvKnown = (value: unknown): TriState | undefined => (value === 'unknown' ? undefined : yesNo(value))

const defined = <T extends object>(all: T): T =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T

/** How the family can be reached, where the case record says it. */
export const contactKnown = (c: Context): { safeContact?: string } => {
  const safeContact = text(housingOf(c)['safeContact'])
  return safeContact === undefined ? {} : { safeContact }
}

/** All that the case record fills in before anything is asked. A consent that has ended fills in nothing. */
export const knownOfReferral = (_: unknown, c: Context): Partial<CesReferralRecord> => {
  const { caseType, facts } = c.facts.case
  const housing = housingOf(c)
  const [only, ...more] = free(c)
  const county = text(housing['county'])
  const near = entriesFor(county, c)
  return defined({
    ...knownAnswers(c),
    subject: inList('ces-subject', housing['subject'], c) ?? inList('ces-subject', caseType, c),
    headOfHousehold: more.length === 0 ? only?.id : undefined,
    housingSituation: inList('housing-situation', housing['situation'], c),
    county,
    accessPoint: near.length === 1 ? near[0]?.name : undefined,
    accessPointTyped: near.length === 0 ? text(housing['accessPoint']) : undefined,
    dvSafety: dvKnown(housing['dvSafety']),
    ...consentKnown(c),
    ...contactKnown(c),
    youthExit: day(facts['plannedExitOn']),
  })
}
