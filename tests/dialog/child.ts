import { loadLibrary } from '../../policy/index.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import type { AgencyData } from '../../policy/agency-schema.ts'
import type { ActiveGoal, CaseRecord, ChildFacts, Participant, Person } from '../../src/bot/facts.ts'
import { nothingOnRecord } from '../../src/bot/on-record.ts'
import type { FlowContext } from '../../src/dialog/types.ts'

export const library = loadLibrary()
export const today = '2026-11-22'

export interface Situation extends Partial<Omit<Participant, 'id' | 'name'>> {
  caseType?: string
  today?: string
  active?: readonly Pick<ActiveGoal, 'goal' | 'role'>[]
  agency?: Pick<AgencyData, 'agency' | 'lists'>
}

export const worker: Person = {
  id: 'worker-tn',
  name: 'Wenna Tolliver',
  role: 'worker',
  state: 'tn',
  unit: 'tn-harrow-creek',
  supervisor: { id: 'supervisor-tn', name: 'Sunniva Ashgrove' },
}

/** A case with these people on it and nothing on record, unless said otherwise. */
export const caseWith = (
  participants: readonly Participant[],
  more: Partial<CaseRecord> & Pick<CaseRecord, 'id'>,
): CaseRecord => ({
  state: 'tn',
  caseType: 'custodial',
  openedOn: '2025-01-06',
  participants,
  assignments: [],
  facts: {},
  onRecord: nothingOnRecord,
  ...more,
})

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
    version: 1,
  }))
  const facts: ChildFacts = {
    case: caseWith([participant], { id: 'tn-1', caseType: s.caseType ?? 'custodial' }),
    child: participant,
    activeGoals,
    person: worker,
  }
  const rulesOn = (day: string) => rulebook(library, 'tn', day, agency)
  return { facts, rules, today: on, rulesOn }
}

/** Turned seventeen this month. */
export const seventeen: Situation = { dateOfBirth: '2009-11-10' }
