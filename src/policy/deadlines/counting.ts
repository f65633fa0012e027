import type { IsoDate, RuleFacts } from '../types.ts'
import {
  doneFor,
  noDay,
  repeats,
  stateOf,
  troubled,
  type Asked,
  type DeadlineRule,
  type Judged,
} from './asked.ts'
import { contradictionIn } from './contradiction.ts'
import { dueAfter, sooner, type Start } from './due.ts'
import { dayIn } from './facts.ts'
import { staysIn } from './months-in-care.ts'
import { nextOpen } from './occurrence.ts'
import { inFuture, missingDay, whoMends } from './sentences.ts'
import type { Due, DutyCase } from './types.ts'

export interface Began extends Start {
  more: string | null
}

export function startOf({ trigger }: DeadlineRule, facts: RuleFacts, of: DutyCase): Began | null {
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
export function counting(asked: Asked, facts: RuleFacts, start: Began | null): Judged {
  const { rule, moment } = asked
  const limit = limitOf(asked, facts)
  const done = repeats(rule) ? [] : doneFor(asked, facts, start?.on ?? null)
  if (done.length) return { is: 'done', on: start?.on ?? null }
  if (!start) {
    if (limit)
      return stateOf(asked, facts, limit.on, () => [{ ...noDay, triggerOn: limit.on, due: limit.due }])
    if (rule.trigger?.event) return { is: 'not-owed', on: null }
    return troubled(null, 'no-trigger', missingDay(asked))
  }
  const wrong = contradictionIn(asked.edition, facts, usedBy(rule))
  if (wrong) return troubled(start.on, 'contradictory', `${wrong} ${whoMends(asked)}`)
  if (start.on > moment.today) return troubled(start.on, 'trigger-in-future', inFuture(asked))
  return stateOf(asked, facts, start.on, (done) => {
    const { n, due: own } = nextOpen(rule, start, done, moment.calendar)
    const due = limit ? sooner(own, limit.due) : own
    const end = rule.until === undefined ? null : dayIn(facts, rule.until)
    if (end !== null && (end <= moment.today || end < due.earliest)) return []
    return [{ ...noDay, mark: repeats(rule) ? String(n) : '', triggerOn: start.on, due, more: start.more }]
  })
}

/** One day is the limit of another: whichever comes first. */
function limitOf({ rule, moment }: Asked, facts: RuleFacts): { on: IsoDate; due: Due } | null {
  const on = rule.limit ? dayIn(facts, rule.limit.fact) : null
  if (!rule.limit || on === null) return null
  const { days, counted } = rule.limit
  return { on, due: dueAfter({ days, counted }, { on, at: null, stays: [] }, moment.calendar) }
}

const usedBy = ({ trigger, limit, until }: DeadlineRule) =>
  [trigger?.fact, trigger?.orElse?.fact, limit?.fact, until].flatMap((id) => id ?? [])
