import { called, labelIn, personOf, type Context } from './facts.ts'
import type { CesOutcomeRecord } from './outcome-record.ts'

/** The contact note of one step after a referral, in plain words and without a name. */
export const outcomeNote = (r: Partial<CesOutcomeRecord>, c: Context): string => {
  const referral = c.facts.case.onRecord.cesReferrals.find(({ id }) => id === r.referral)
  const who = personOf(referral?.headOfHousehold ?? '', c.facts.case)
  const whom = who ? ` for ${called(who)}` : ''
  const parts = [
    `Coordinated Entry, referral ${r.referral ?? ''}${whom}: ${labelIn('ces-status', r.status ?? '', c).toLowerCase()}.`,
    referral ? `Access point: ${referral.accessPoint.name}.` : '',
    r.prescreenTool === undefined ? '' : `Screened with: ${r.prescreenTool}, by ${r.prescreenBy ?? ''}.`,
    r.hmisEvent === undefined
      ? ''
      : `Event: ${labelIn('hmis-event', r.hmisEvent, c).toLowerCase()}${result(r, c)}.`,
    r.note ?? '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

const result = ({ hmisResult }: Partial<CesOutcomeRecord>, c: Context): string =>
  hmisResult === undefined ? '' : `, ${labelIn('hmis-result', hmisResult, c).toLowerCase()}`
