import type { EvidenceData } from '../../../policy/deadline-schema.ts'
import type { IsoDate, RuleFacts } from '../types.ts'
import type { Subject } from './facts.ts'
import { dayIn, meetingsOf } from './facts.ts'
import type { DutyCase } from './types.ts'

interface Looking {
  of: DutyCase
  subject: Subject
  facts: RuleFacts
  today: IsoDate
  /** Plans and meetings from before this day are about something else; null where there is no such day. */
  since: IsoDate | null
}

/** The days on which something on record shows a duty done, oldest first; none that lies ahead. */
export function doneOn(evidence: readonly EvidenceData[], looking: Looking): IsoDate[] {
  const days = evidence.flatMap((one) => daysOf(one, looking))
  return [...new Set(days)].filter((day) => day <= looking.today).sort()
}

function daysOf(one: EvidenceData, looking: Looking): IsoDate[] {
  const { of, subject, facts, today, since } = looking
  const late = (day: IsoDate) => since === null || day >= since
  const mine = (children: readonly string[]) => !subject || !children.length || children.includes(subject.id)
  const { goals, casePlans } = of.onRecord
  if ('goal' in one)
    return goals
      .filter(
        ({ status, child, role }) =>
          status === 'active' && mine([child]) && (one.goal === 'any' || role === one.goal),
      )
      .map(({ startDate }) => (startDate > today ? today : startDate))
  if ('plan' in one)
    return casePlans
      .filter(({ planType, children }) => one.plan.includes(planType) && mine(children))
      .filter(({ status }) => !one.approved || status === 'approved' || status === 'superseded')
      .map(({ content }) => content.planDate)
      .filter(late)
  if ('meeting' in one)
    return meetingsOf(of)
      .filter(({ kind, held }) => held && one.meeting.includes(kind))
      .map(({ on }) => on)
      .filter(late)
  if ('fact' in one) {
    const value = facts[one.fact]
    return value === true ? [today] : value === false ? [] : [dayIn(facts, one.fact) ?? []].flat()
  }
  return recordsOf(one.record, looking)
}

function recordsOf(
  record: Extract<EvidenceData, { record: string }>['record'],
  { of: { onRecord }, subject }: Looking,
): IsoDate[] {
  const mine = (children: readonly string[]) => !subject || !children.length || children.includes(subject.id)
  if (record === 'concurrent-plan')
    return onRecord.concurrentPlans
      .filter(({ status, child }) => status === 'active' && mine([child]))
      .map(({ establishedOn }) => establishedOn)
  if (record === 'over-one-year-review')
    return onRecord.concurrentPlans
      .filter(({ child }) => mine([child]))
      .flatMap(({ overOneYear }) => overOneYear?.date ?? [])
  if (record === 'service-plan-goal')
    return onRecord.servicePlanGoals
      .filter(({ status, children }) => status === 'active' && mine(children))
      .map(({ startDate }) => startDate)
  if (record === 'ces-referral')
    return onRecord.cesReferrals
      .filter(({ status }) => status !== 'note-pending')
      .map(({ recordedAt }) => recordedAt.slice(0, 10))
  return onRecord.closingSummary ? [onRecord.closingSummary.recordedAt.slice(0, 10)] : []
}
