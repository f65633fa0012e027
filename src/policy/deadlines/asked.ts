import type { EvidenceData } from '../../../policy/deadline-schema.ts'
import type { Edition, RuleOf } from '../../../policy/edition.ts'
import type { RuleSet } from '../ruleset.ts'
import type { IsoDate, RuleFacts } from '../types.ts'
import { doneOn } from './evidence.ts'
import type { Subject } from './facts.ts'
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

export const noDay: Open = { mark: '', triggerOn: null, due: null, problem: null, more: null }

export function troubled(triggerOn: IsoDate | null, kind: DueProblem, says: string): Judged {
  return { is: 'open', on: triggerOn, open: [{ ...noDay, triggerOn, problem: { kind, says } }] }
}

export const repeats = ({ every, clock }: DeadlineRule): boolean =>
  every !== undefined || (clock !== undefined && 'quarters' in clock)

/** The days on which it was done. While it is not known what it counts from, no plan and no meeting can show it. */
export function doneFor(asked: Asked, facts: RuleFacts, on: IsoDate | null): IsoDate[] {
  const { rule, of, subject, moment, alsoDone } = asked
  const since = on ?? (rule.trigger ? '9999-12-31' : null)
  return doneOn([...rule.done, ...alsoDone], { of, subject, facts, today: moment.today, since })
}

/** What was done leads to the next time where a duty repeats. */
export function stateOf(
  asked: Asked,
  facts: RuleFacts,
  on: IsoDate | null,
  open: (done: readonly IsoDate[]) => readonly Open[],
): Judged {
  const done = doneFor(asked, facts, on)
  if (done.length && !repeats(asked.rule)) return { is: 'done', on }
  const left = open(done)
  return left.length ? { is: 'open', on, open: left } : { is: 'not-owed', on }
}
