import type { RuleFacts } from '../types.ts'
import { noDay, type Asked, type Judged } from './asked.ts'
import { dueOf } from './due.ts'
import { doneOn } from './evidence.ts'
import { meetingsOf } from './facts.ts'
import type { Due } from './types.ts'

const onDay = (on: string): Due => dueOf([{ counted: 'calendar', on }])

/** The first meeting, planned or held, after the last day on which it was done. */
export function atMeeting(asked: Asked, kinds: readonly string[], facts: RuleFacts): Judged {
  const { rule, of, subject, moment } = asked
  const done = doneOn(rule.done, { of, subject, facts, today: moment.today, since: null })
  const last = done.at(-1) ?? ''
  const next = meetingsOf(of)
    .filter(({ kind, on, held }) => kinds.includes(kind) && (held || on >= moment.today))
    .find(({ on }) => on > last)
  if (!next) return { is: 'not-owed', on: null }
  const due = onDay(next.on)
  return { is: 'open', on: next.on, open: [{ ...noDay, mark: next.on, triggerOn: next.on, due }] }
}

/** Each active goal with a target date has an end of its own. */
export function onTarget({ of, subject }: Asked): Judged {
  const goals = of.onRecord.goals.filter(({ status, child }) => status === 'active' && child === subject?.id)
  const open = goals.flatMap(({ id, targetDate, startDate }) => {
    if (targetDate === null) return []
    const due = onDay(targetDate)
    return [{ ...noDay, mark: id, triggerOn: startDate, due }]
  })
  const on =
    goals
      .map(({ startDate }) => startDate)
      .sort()
      .at(-1) ?? null
  return open.length ? { is: 'open', on, open } : { is: 'not-owed', on }
}
