import { loadLibrary } from '../../policy/index.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import type { AgencyData } from '../../policy/agency-schema.ts'
import type { ActiveGoal, ChildFacts, Participant } from '../../src/bot/facts.ts'
import type { FlowContext } from '../../src/dialog/types.ts'

export const library = loadLibrary()
export const today = '2026-11-22'

export interface Situation extends Partial<Omit<Participant, 'id' | 'name'>> {
  caseType?: string
  today?: string
  active?: readonly Pick<ActiveGoal, 'goal' | 'role'>[]
  agency?: Pick<AgencyData, 'agency' | 'lists'>
}

/** A child of a Tennessee case: custodial, eight years old, no guardianship, no goals, unless said otherwise. */
export const child = (s: Situation = {}): FlowContext<ChildFacts> => {
  const on = s.today ?? today
  const agency = s.agency ? { codeLists: [], accessPoints: [], ...s.agency } : null
  const rules = rulebook(library, 'tn', on, agency)
  const participant: Participant = {
    id: 'tn-1-c1',
    role: s.role ?? 'child',
    name: { given: 'Quilla', family: 'Vantresse' },
    dateOfBirth: s.dateOfBirth === undefined ? '2018-03-09' : s.dateOfBirth,
    served: s.served ?? true,
    guardianship: s.guardianship ?? 'none',
    indianChild: s.indianChild ?? 'no',
  }
  const activeGoals = (s.active ?? []).map(({ goal, role }, at) => ({
    id: `goal-${at}`,
    goal,
    label: rules.goal(goal)?.label ?? goal,
    role,
    startDate: '2026-01-05',
    targetDate: '2027-01-05',
  }))
  const facts: ChildFacts = {
    case: { id: 'tn-1', state: 'tn', caseType: s.caseType ?? 'custodial', participants: [participant] },
    child: participant,
    activeGoals,
  }
  const rulesOn = (day: string) => rulebook(library, 'tn', day, agency)
  return { facts, rules, today: on, rulesOn }
}

/** Turned seventeen this month. */
export const seventeen: Situation = { dateOfBirth: '2009-11-10' }
