import type { Edition, RuleOf } from '../../../policy/edition.ts'
import type { EvidenceData } from '../../../policy/deadline-schema.ts'
import { judge } from '../records/condition.ts'
import { referralOf } from '../records/referral.ts'
import type { RuleSet } from '../ruleset.ts'
import type { IsoDate, RuleFacts } from '../types.ts'
import { contradictionIn } from './contradiction.ts'
import { dueAfter, sooner, type Start } from './due.ts'
import { doneOn } from './evidence.ts'
import { dayIn, factsFor, meetingsOf, type Subject } from './facts.ts'
import { staysIn } from './months-in-care.ts'
import { nextOpen } from './occurrence.ts'
import type { Due, DueProblem, DutyCase, DutyMoment } from './types.ts'

export type DeadlineRule = RuleOf<'deadline'>

/** One rule put to one subject, in the edition that it stands in. */
export interface Asked {
  rule: DeadlineRule
  edition: Edition
  /** The state's rules, also for a federal duty. */
  set: RuleSet
  of: DutyCase
  subject: Subject
  moment: DutyMoment
  /** What shows it done beside the rule's own evidence. */
  alsoDone: readonly EvidenceData[]
}

/** One open time of a duty. `mark` tells it from the others of its rule; empty where there is one only. */
export interface Open {
  mark: string
  triggerOn: IsoDate | null
  due: Due | null
  problem: { kind: DueProblem; says: string } | null
  /** Said beside the rule's own reason. */
  more: string | null
}

/** `not-owed`: it does not apply here, or its event has not happened. */
export type Judged =
  { is: 'not-owed' | 'done'; on: IsoDate | null } | { is: 'open'; on: IsoDate | null; open: readonly Open[] }

/** How a duty stands: `on` is the day that decides which edition speaks; null where none is on record. */
export function judgeDuty(asked: Asked): Judged {
  const { rule, edition, of, subject, set } = asked
  const facts = factsFor(edition, of, subject, inCare(set, of))
  const start = startOf(rule, facts, of)
  const on = start?.on ?? null
  const applies = applying(asked, facts)
  if (applies.truth === false) return { is: 'not-owed', on }
  if (applies.truth === null) return troubled(on, on, 'no-trigger', openSentence(asked, applies.missing))
  const { clock } = rule
  if (!clock) return stateOf(asked, facts, on, () => [noDay])
  if ('atMeeting' in clock) return atMeeting(asked, clock.atMeeting, facts)
  if ('on' in clock) return onTarget(asked)
  return counting(asked, facts, start)
}

const noDay: Open = { mark: '', triggerOn: null, due: null, problem: null, more: null }

export const inCare = ({ edition }: RuleSet, of: DutyCase): boolean | null =>
  edition.caseTypes.find(({ id }) => id === of.caseType)?.inCare ?? null

/** Where the rules about a referral decide, nothing is asked for while nothing on record points at it. */
function applying(
  { rule, set }: Asked,
  facts: RuleFacts,
): { truth: boolean | null; missing: readonly string[] } {
  const when = judge(rule.when, facts)
  if (when.truth !== true || rule.refer === undefined) return when
  const { value, missing } = referralOf(set, rule.refer, facts)
  if (value === 'must') return { truth: true, missing: [] }
  const pointed = set.edition.rules.some(
    (one) =>
      one.rule === 'refer' &&
      one.value === 'must' &&
      Object.keys(one.when).some((id) => missing.includes(id)) &&
      Object.keys(one.when).some((id) => facts[id] === true),
  )
  return value === 'unknown' && pointed ? { truth: null, missing } : { truth: false, missing: [] }
}

interface Began extends Start {
  more: string | null
}

function startOf({ trigger }: DeadlineRule, facts: RuleFacts, of: DutyCase): Began | null {
  if (!trigger) return null
  const own = dayIn(facts, trigger.fact)
  const other = own === null && trigger.orElse ? dayIn(facts, trigger.orElse.fact) : null
  const on = own ?? other
  if (on === null) return null
  const at = trigger.instant === undefined || own === null ? null : dayIn(facts, trigger.instant)
  return {
    on,
    at,
    stays: staysIn(of.facts, on),
    more: own === null ? (trigger.orElse?.because ?? null) : null,
  }
}

/** A duty that counts from a day on record, once or again and again. */
function counting(asked: Asked, facts: RuleFacts, start: Began | null): Judged {
  const { rule, moment } = asked
  const limit = limitOf(asked, facts)
  if (!start) {
    if (limit)
      return stateOf(asked, facts, limit.on, () => [{ ...noDay, triggerOn: limit.on, due: limit.due }])
    if (rule.trigger?.event) return { is: 'not-owed', on: null }
    return troubled(null, null, 'no-trigger', missingDay(asked))
  }
  const wrong = contradictionIn(asked.edition, facts, usedBy(rule))
  if (wrong) return troubled(start.on, start.on, 'contradictory', `${wrong} ${whoMends(asked)}`)
  if (start.on > moment.today) return troubled(start.on, start.on, 'trigger-in-future', inFuture(asked))
  return stateOf(asked, facts, start.on, (done) => {
    const { n, due: own } = nextOpen(rule, start, done, moment.calendar)
    const due = limit ? sooner(own, limit.due) : own
    const end = rule.until === undefined ? null : dayIn(facts, rule.until)
    if (end !== null && (end <= moment.today || end < due.earliest)) return []
    return [{ ...noDay, mark: repeats(rule) ? String(n) : '', triggerOn: start.on, due, more: start.more }]
  })
}

const repeats = ({ every, clock }: DeadlineRule) =>
  every !== undefined || (clock !== undefined && 'quarters' in clock)

/** One day is the limit of another: whichever comes first. */
function limitOf({ rule, moment }: Asked, facts: RuleFacts): { on: IsoDate; due: Due } | null {
  const on = rule.limit ? dayIn(facts, rule.limit.fact) : null
  if (!rule.limit || on === null) return null
  const { days, counted } = rule.limit
  return { on, due: dueAfter({ days, counted }, { on, at: null, stays: [] }, moment.calendar) }
}

/** What shows a duty done ends it, or leads to the next time where it repeats. */
function stateOf(
  asked: Asked,
  facts: RuleFacts,
  on: IsoDate | null,
  open: (done: readonly IsoDate[]) => readonly Open[],
): Judged {
  const { rule, of, subject, moment } = asked
  const done = doneOn([...rule.done, ...asked.alsoDone], {
    of,
    subject,
    facts,
    today: moment.today,
    since: on,
  })
  if (done.length && !repeats(rule)) return { is: 'done', on }
  const left = open(done)
  return left.length ? { is: 'open', on, open: left } : { is: 'not-owed', on }
}

/** The first meeting, planned or held, after the last day on which it was done. */
function atMeeting(asked: Asked, kinds: readonly string[], facts: RuleFacts): Judged {
  const { rule, of, subject, moment } = asked
  const done = doneOn(rule.done, { of, subject, facts, today: moment.today, since: null })
  const last = done.at(-1) ?? ''
  const next = meetingsOf(of)
    .filter(({ kind, on, held }) => kinds.includes(kind) && (held || on >= moment.today))
    .find(({ on }) => on > last)
  if (!next) return { is: 'not-owed', on: null }
  const due = dueAfter(
    { days: 0, counted: 'calendar' },
    { on: next.on, at: null, stays: [] },
    moment.calendar,
  )
  return { is: 'open', on: next.on, open: [{ ...noDay, mark: next.on, triggerOn: next.on, due }] }
}

/** Each active goal with a target date has an end of its own. */
function onTarget({ of, subject, moment }: Asked): Judged {
  const goals = of.onRecord.goals.filter(({ status, child }) => status === 'active' && child === subject?.id)
  const open = goals.flatMap(({ id, targetDate, startDate }) => {
    if (targetDate === null) return []
    const due = dueAfter(
      { days: 0, counted: 'calendar' },
      { on: targetDate, at: null, stays: [] },
      moment.calendar,
    )
    return [{ ...noDay, mark: id, triggerOn: startDate, due }]
  })
  const on =
    goals
      .map(({ startDate }) => startDate)
      .sort()
      .at(-1) ?? null
  return open.length ? { is: 'open', on, open } : { is: 'not-owed', on }
}

function troubled(on: IsoDate | null, triggerOn: IsoDate | null, kind: DueProblem, says: string): Judged {
  return { is: 'open', on, open: [{ ...noDay, triggerOn, problem: { kind, says } }] }
}

const usedBy = ({ trigger, limit, until }: DeadlineRule) =>
  [trigger?.fact, trigger?.orElse?.fact, limit?.fact, until].flatMap((id) => id ?? [])

const whoMends = ({ set }: Asked) =>
  `Someone who can change the case in ${set.edition.system ?? 'the case system'} can mend it.`

const missingDay = (asked: Asked) =>
  `The day is missing: ${asked.rule.trigger?.label ?? ''}. ${whoMends(asked)}`

const inFuture = (asked: Asked) =>
  `This day lies ahead: ${asked.rule.trigger?.label ?? ''}. If it is wrong, someone who can change the case in ${asked.set.edition.system ?? 'the case system'} can mend it.`

function openSentence(asked: Asked, missing: readonly string[]): string {
  const labels = missing.map((id) => asked.edition.facts.find((fact) => fact.id === id)?.label ?? id)
  return `The record does not say: ${labels.join(', ')}. ${whoMends(asked)}`
}
