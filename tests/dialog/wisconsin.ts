import type { CaseRecord, JobFacts, Participant, Person } from '../../src/bot/facts.ts'
import { nothingOnRecord, type CaseFile } from '../../src/bot/on-record.ts'
import { contentHashOf } from '../../src/bot/plan-hash.ts'
import type { CasePlanOnRecord, PlanService, WiPlanContent } from '../../src/bot/plan-on-record.ts'
import type { AgencyData } from '../../policy/agency-schema.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import type { FlowContext } from '../../src/dialog/types.ts'
import { caseWith, library } from './child.ts'

export const today = '2026-11-22'

export const worker: Person = {
  id: 'worker-wi',
  name: 'Solveig Kettlewell',
  role: 'worker',
  state: 'wi',
  unit: 'wi-tamarack-bend',
  supervisor: { id: 'supervisor-wi', name: 'Henrike Zabransky' },
}
export const supervisor: Person = {
  ...worker,
  id: 'supervisor-wi',
  name: 'Henrike Zabransky',
  role: 'supervisor',
  supervisor: null,
}

const person = (id: string, role: Participant['role'], given: string): Participant => ({
  id: `wi-1-${id}`,
  role,
  name: { given, family: 'Voorhuizen' },
  dateOfBirth: role === 'child' ? '2014-03-09' : '1988-06-01',
  served: role === 'child',
  guardianship: 'none',
  indianChild: 'no',
})
export const people = [
  person('c1', 'child', 'Isambard'),
  person('c2', 'child', 'Clementia'),
  person('p1', 'parent', 'Wilhelmina'),
]

const service = (category: string, more: Partial<PlanService> = {}): PlanService => ({
  category,
  explanation: `${category} in words.`,
  responsible: { type: 'provider', name: 'Lanternwood' },
  frequencyDuration: 'Weekly',
  beginDate: '2026-03-22',
  status: 'in-progress',
  cansItems: [],
  ...more,
})

/** Two conditions and three services, one of them ended seven months ago. */
export const approvedContent: WiPlanContent = {
  planType: 'permanency',
  planDate: '2026-03-22',
  children: [
    { ref: 'wi-1-c1', personType: 'not-cps' },
    { ref: 'wi-1-c2', personType: 'not-cps' },
  ],
  courtNumbers: [{ child: 'wi-1-c1', number: 'JC-4471' }],
  conditions: [
    {
      section: 'child',
      participants: ['wi-1-c1', 'wi-1-c2'],
      text: 'School every day.',
      goals: ['Fewer than two missed days.'],
      services: [
        service('Tutoring', { cansItems: ['cans-1'] }),
        service('Transport', { endDate: '2026-04-22' }),
      ],
    },
    {
      section: 'parents-caregivers',
      participants: ['wi-1-p1'],
      text: 'A calm evening.',
      goals: ['A written routine.'],
      services: [service('Coaching')],
    },
  ],
  considered: [],
}

/** A plan on record; by the worker, approved, unless said otherwise. */
export const planOf = (
  more: Partial<CasePlanOnRecord> & { content?: WiPlanContent } = {},
): CasePlanOnRecord => {
  const content = more.content ?? approvedContent
  return {
    id: 'plan-1',
    children: content.children.map(({ ref }) => ref),
    planType: content.planType,
    status: 'approved',
    contentHash: contentHashOf(content),
    author: { id: worker.id, name: worker.name },
    submittedAt: null,
    decisions: [],
    approvedOn: '2026-03-22',
    names: null,
    supersededBy: null,
    edition: 'wi@2014-02-01',
    recordedBy: worker.id,
    recordedAt: '2026-03-22T15:00:00Z',
    version: 1,
    ...more,
    content,
  }
}

const file: CaseFile = {
  personTypes: [
    { child: 'wi-1-c1', personType: 'not-cps' },
    { child: 'wi-1-c2', personType: 'not-cps' },
  ],
  courtNumbers: [
    { child: 'wi-1-c1', number: 'JC-4471' },
    { child: 'wi-1-c2', number: 'JC-4472' },
  ],
  cansItems: [
    { id: 'cans-1', subject: 'child', person: 'wi-1-c1', item: 'School attendance', starred: true },
    { id: 'cans-2', subject: 'child', person: 'wi-1-c2', item: 'Sleep', starred: true },
    { id: 'cans-3', subject: 'child', person: 'wi-1-c1', item: 'Peer relations', starred: false },
    {
      id: 'cans-4',
      subject: 'caregiver',
      person: 'wi-1-p1',
      item: 'Organization of the home',
      starred: false,
    },
  ],
  safetyAssessments: [],
  wellBeing: [{ child: 'wi-1-c1', heading: 'School', text: 'Seventh grade' }],
  assessments: [],
  conferences: [],
}

export interface Situation {
  plans?: readonly CasePlanOnRecord[]
  file?: Partial<CaseFile>
  case?: Partial<CaseRecord>
  person?: Person
  agency?: AgencyData
}

/** An out-of-home case with two children and an approved plan, unless said otherwise. */
export const wisconsin = (s: Situation = {}): FlowContext<JobFacts> => {
  const rulesOn = (day: string) => rulebook(library, 'wi', day, s.agency ?? null)
  const facts: JobFacts = {
    case: caseWith(people, {
      id: 'wi-1',
      state: 'wi',
      caseType: 'out-of-home',
      assignments: [{ person: worker.id, name: worker.name, since: '2026-01-22', until: null }],
      facts: { removedOn: '2026-01-22' },
      onRecord: { ...nothingOnRecord, ...file, ...s.file, casePlans: s.plans ?? [planOf()] },
      ...s.case,
    }),
    child: null,
    activeGoals: [],
    person: s.person ?? worker,
  }
  return { facts, rules: rulesOn(today), today, rulesOn }
}

const codes = (list: string, ...labels: string[]) => ({
  state: 'wi' as const,
  list,
  source: 'County handbook',
  checkedOn: '2026-10-01',
  checkedBy: 'the policy unit',
  items: labels.map((label) => ({ id: label.toLowerCase().replaceAll(' ', '-'), label })),
})

/** An agency that gives the three lists which the guide leaves out. */
export const withLists: AgencyData = {
  agency: 'Tamarack Bend County',
  lists: [],
  codeLists: [
    codes('service-category', 'Tutoring', 'Coaching'),
    codes('service-status', 'Planned', 'Under way'),
    codes('diminished-capacity', 'Plans ahead', 'Controls impulses'),
  ],
  accessPoints: [],
}
