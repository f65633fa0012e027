import { nothingOnRecord, type OnRecord } from '../../src/bot/on-record.ts'
import type { CasePlanOnRecord, MoPlanContent, WiPlanContent } from '../../src/bot/plan-on-record.ts'
import type { Participant } from '../../src/bot/facts.ts'
import { loadLibrary } from '../../policy/index.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import type { StateCode } from '../../src/policy/types.ts'
import type { Source } from '../../src/documents/source.ts'

const library = loadLibrary()
export const today = '2026-11-22'
export const worker = 'Solveig Kettlewell'
export const supervisor = 'Henrike Zabransky'

const person = (id: string, role: Participant['role'], given: string, born: string): Participant => ({
  id,
  role,
  name: { given, family: 'Voorhuizen' },
  dateOfBirth: born,
  served: role === 'child',
  guardianship: 'none',
  indianChild: 'no',
})

const participants = [
  person('wi-3001-c1', 'child', 'Isambard', '2013-10-22'),
  person('wi-3001-c2', 'child', 'Clementia', '2017-04-22'),
  person('wi-3001-p1', 'parent', 'Wilhelmina', '1988-06-22'),
]

export const content: WiPlanContent = {
  planType: 'case',
  planDate: '2026-03-22',
  children: [
    { ref: 'wi-3001-c1', personType: 'not-cps' },
    { ref: 'wi-3001-c2', personType: 'not-cps' },
  ],
  courtNumbers: [{ child: 'wi-3001-c1', number: 'JC-4471' }],
  functioning: { child: 'Isambard reads well and is shy at school.', family: 'The family eats together.' },
  conditions: [
    {
      section: 'child',
      participants: ['wi-3001-c1', 'wi-3001-c2'],
      text: 'Both children take part in school every day.',
      goals: ['Fewer than two missed days in a month.', 'Homework is done on four evenings a week.'],
      services: [
        {
          category: 'Tutoring',
          explanation: 'Reading and arithmetic with a tutor after school.',
          responsible: { type: 'provider', name: 'Lanternwood Learning' },
          frequencyDuration: 'Two hours a week',
          beginDate: '2026-03-22',
          progress: 'Reading has moved up one level.',
          status: 'in-progress',
          statusDescription: 'Goes on as planned.',
          cansItems: ['cans-1'],
        },
        {
          category: 'Transport',
          explanation: 'A ride to school until the bus route was changed.',
          responsible: { type: 'worker', name: worker },
          frequencyDuration: 'Every school day',
          beginDate: '2026-03-22',
          endDate: '2026-04-22',
          status: 'completed',
          cansItems: [],
        },
      ],
    },
    {
      section: 'parents-caregivers',
      participants: ['wi-3001-p1'],
      text: 'The home has a calm evening routine.',
      goals: ['A written routine that is kept five evenings a week.'],
      services: [],
    },
  ],
  considered: [{ cansItem: 'cans-2', reason: 'Looked at with the school; no service is needed now.' }],
}

export const plan = (changes: Partial<CasePlanOnRecord> = {}): CasePlanOnRecord => ({
  id: 'wi-3001-plan-1',
  children: ['wi-3001-c1', 'wi-3001-c2'],
  planType: 'case',
  status: 'approved',
  content,
  contentHash: '0'.repeat(64),
  author: { id: 'worker-wi', name: worker },
  submittedAt: '2026-03-22T15:00:00.000Z',
  decisions: [
    {
      decision: 'return',
      by: { id: 'supervisor-wi', name: supervisor },
      at: '2026-03-22T16:00:00.000Z',
      note: 'Please add homework.',
      contentHash: '1'.repeat(64),
    },
    {
      decision: 'approve',
      by: { id: 'supervisor-wi', name: supervisor },
      at: '2026-03-22T19:00:00.000Z',
      note: null,
      contentHash: '0'.repeat(64),
    },
  ],
  approvedOn: '2026-03-22',
  names: { worker, supervisor },
  supersededBy: null,
  edition: 'wi@2014-02-01',
  recordedBy: 'worker-wi',
  recordedAt: '2026-03-22T14:00:00.000Z',
  version: 3,
  ...changes,
})

/** A plan that waits to be approved: the case system gives no names for printing. */
export const pending = plan({
  id: 'wi-3001-plan-2',
  status: 'submitted',
  decisions: [],
  approvedOn: null,
  names: null,
})

export const missouri: MoPlanContent = {
  planType: 'next-steps',
  planDate: '2026-10-01',
  children: ['wi-3001-c1'],
  achieve: 'Isambard comes home.',
  getThere: 'The parent finds a home with a room for him.',
  onTrack: 'Visits are calm and grow longer.',
  howLong: 'Six months.',
  tasks: [
    { who: 'Wilhelmina', what: 'Apply for the flat on Mill Street', by: '2026-11-30', state: 'next' },
    { who: 'Aunt Berta', what: 'Cooks with the children on Sundays', state: 'existing-strength' },
  ],
  treatments: [
    {
      resource: 'Elm counselling',
      capacity: 'An opening in two weeks',
      culture: 'Speaks the family’s language',
    },
  ],
  agreedBy: { family: true, division: true, team: false },
}

export function source(record: Partial<OnRecord> = {}, state: StateCode = 'wi'): Source {
  const onRecord: OnRecord = {
    ...nothingOnRecord,
    casePlans: [plan()],
    cansItems: [
      { id: 'cans-1', subject: 'child', person: 'wi-3001-c1', item: 'School', starred: true },
      { id: 'cans-2', subject: 'child', person: 'wi-3001-c2', item: 'Sleep', starred: false },
    ],
    ...record,
  }
  return {
    case: { id: 'wi-3001', participants, onRecord },
    rules: rulebook(library, state, today),
    today,
    zone: 'America/Chicago',
  }
}
