import { rulebook } from '../../src/policy/rulebook.ts'
import type { ActiveGoal, ChildFacts, Participant, Person } from '../../src/bot/facts.ts'
import { nothingOnRecord, type ConcurrentPlanOnRecord, type OnRecord } from '../../src/bot/on-record.ts'
import type { StateCode } from '../../src/policy/types.ts'
import type { FlowContext } from '../../src/dialog/types.ts'
import { caseWith, library, today } from './child.ts'

export interface MoSituation extends Partial<Omit<Participant, 'id' | 'name'>> {
  state?: StateCode
  caseType?: string
  today?: string
  /** The day the child entered care; two days before today, unless said otherwise. */
  entered?: string | null
  active?: readonly Pick<ActiveGoal, 'goal' | 'role'>[]
  /** The concurrent plan on record. */
  plan?: Partial<ConcurrentPlanOnRecord>
  onRecord?: Partial<OnRecord>
}

export const moWorker: Person = {
  id: 'worker-mo',
  name: 'Caspian Dragomirescu',
  role: 'worker',
  state: 'mo',
  unit: 'mo-sable-ridge',
  supervisor: { id: 'supervisor-mo', name: 'Ignatius Bellwether' },
}

const planOf = (child: string, plan: Partial<ConcurrentPlanOnRecord>): ConcurrentPlanOnRecord => ({
  id: 'plan-1',
  child,
  primaryGoal: 'goal-0',
  concurrentGoal: 'adoption',
  establishedOn: '2026-01-05',
  forum: 'fst-72',
  steps: [{ toward: 'adoption', what: 'Look for an adoptive home.', by: null }],
  relatives: { considered: true, contraryToWelfareReason: null },
  resource: null,
  reasonableEfforts: 'Visits each week, and talks with the aunt.',
  overOneYear: null,
  status: 'active',
  closedOn: null,
  closedReason: null,
  version: 1,
  edition: 'mo@2021-07-02',
  recordedBy: 'worker-mo',
  recordedAt: '2026-01-05T15:00:00.000Z',
  ...plan,
})

/** A child of a Missouri case: alternative care, four years old, two days in care, no goals, unless said otherwise. */
export const moChild = (s: MoSituation = {}): FlowContext<ChildFacts> => {
  const on = s.today ?? today
  const rulesOn = (day: string) => rulebook(library, s.state ?? 'mo', day)
  const rules = rulesOn(on)
  const participant: Participant = {
    id: 'mo-1-c1',
    role: s.role ?? 'child',
    name: { given: 'Thessaly', family: 'Wimbush' },
    dateOfBirth: s.dateOfBirth === undefined ? '2022-09-14' : s.dateOfBirth,
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
    targetDate: null,
    version: at + 1,
  }))
  const entered = s.entered === undefined ? '2026-11-20' : s.entered
  const file = caseWith([participant], {
    id: 'mo-1',
    state: s.state ?? 'mo',
    caseType: s.caseType ?? 'alternative-care',
    facts:
      entered === null ? {} : { childCustodyOn: entered, removedOn: entered, divisionCustodyOn: entered },
    onRecord: {
      ...nothingOnRecord,
      concurrentPlans: s.plan ? [planOf('mo-1-c1', s.plan)] : [],
      ...s.onRecord,
    },
  })
  return {
    facts: { case: file, child: participant, activeGoals, person: moWorker },
    rules,
    today: on,
    rulesOn,
  }
}

export const reunification = { goal: 'reunification', role: 'primary' } as const
export const besideIt = { goal: 'adoption', role: 'concurrent' } as const

/** A child placed away from home in Wisconsin, where some goals want their reasons written down. */
export const placedInWisconsin: MoSituation = { state: 'wi', caseType: 'out-of-home' }
