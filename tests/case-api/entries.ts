import { today } from './world.ts'

type Entry = Record<string, unknown>

/** What a worker of each state might send, right in every field; a test changes one thing and looks what happens. */
export const moGoals = (): { goals: Entry[]; edition: string } => ({
  goals: [
    { goal: 'reunification', role: 'primary', startDate: today, decidedAt: { forum: 'fst-72', date: today } },
    { goal: 'adoption', role: 'concurrent', startDate: today, decidedAt: { forum: 'fst-72', date: today } },
  ],
  edition: 'mo@2021-07-02',
})

export const concurrentPlan = (more: Entry = {}): Entry => ({
  concurrentGoal: 'adoption',
  establishedOn: today,
  forum: 'fst-72',
  steps: [{ toward: 'adoption', what: 'Ask two families about adoption.' }],
  relatives: { considered: true },
  reasonableEfforts: 'Visits each week, and a search for a family at the same time.',
  edition: 'mo@2021-07-02',
  ...more,
})

export const nextSteps = (more: Entry = {}): Entry => ({
  planType: 'next-steps',
  planDate: today,
  children: ['mo-2002-c1'],
  achieve: 'The child lives at home and is safe.',
  getThere: 'Weekly visits, and a flat with two rooms.',
  onTrack: 'Four visits in a row, on time.',
  howLong: 'Six months.',
  tasks: [{ who: 'The parent', what: 'Finds a flat.', by: '2027-01-15', state: 'next' }],
  treatments: [
    { resource: 'Parents as Teachers', capacity: 'Fits the family.', culture: 'Speaks their language.' },
  ],
  agreedBy: { family: true, division: true, team: true },
  uploadedToImaging: false,
  edition: 'mo@2021-07-02',
  ...more,
})

export const service = (more: Entry = {}): Entry => ({
  category: 'Tutoring',
  explanation: 'Help with reading.',
  responsible: { type: 'provider', name: 'Lanternwood Learning' },
  frequencyDuration: 'Two hours a week',
  beginDate: today,
  status: 'planned',
  cansItems: ['wi-3001-cans-1', 'wi-3001-cans-2'],
  ...more,
})

export const condition = (more: Entry = {}): Entry => ({
  section: 'child',
  participants: ['wi-3001-c1', 'wi-3001-c2'],
  text: 'Both children are in school every day.',
  goals: ['Fewer than two missed days in a month.'],
  services: [service()],
  ...more,
})

/** A plan of wi-3001 that meets every gate. */
export const permanencyPlan = (more: Entry = {}): Entry => ({
  planType: 'permanency',
  planDate: today,
  children: [
    { ref: 'wi-3001-c1', personType: 'not-cps' },
    { ref: 'wi-3001-c2', personType: 'not-cps' },
  ],
  courtNumbers: [{ child: 'wi-3001-c1', number: 'JC-4471' }],
  functioning: { child: 'Both children do well at school.' },
  conditions: [condition()],
  considered: [{ cansItem: 'wi-3001-cans-3', reason: 'Friends visit every week.' }],
  edition: 'wi@2014-02-01',
  ...more,
})

/** A plan of wi-3002, whose child is CPS and has no Safety Assessment. */
export const cpsPlan = (more: Entry = {}): Entry => ({
  planType: 'case',
  planDate: today,
  children: [{ ref: 'wi-3002-c1', personType: 'cps' }],
  courtNumbers: [],
  behavioralChange: 'The parent asks for help before a crisis.',
  conditions: [condition({ participants: ['wi-3002-c1'], services: [service({ cansItems: [] })] })],
  considered: [],
  edition: 'wi@2014-02-01',
  ...more,
})

export const familyGoal = (more: Entry = {}): Entry => ({
  scope: 'family',
  goal: 'adoption',
  startDate: today,
  conference: { date: '2026-09-25', reason: 'The issues are not resolved and the risk goes on.' },
  edition: 'ma@1993-03-01',
  ...more,
})

export const answers = (more: Entry = {}): Entry => ({
  goalIsReunification: 'yes',
  housingIsPrimaryBarrier: 'yes',
  onTrialHomeVisit: 'no',
  housingPreventsClosure: 'no',
  exitingToIndependence: 'no',
  housingAtRisk: 'no',
  ...more,
})

export const referral = (more: Entry = {}): Entry => ({
  headOfHousehold: 'mo-2002-p1',
  subject: 'birth-parent',
  basis: { value: 'must', scenario: 'mo-ces-reunification-barrier' },
  answers: answers(),
  housingSituation: 'unstable',
  county: 'Boone',
  accessPoint: { name: 'Harbor House', fromDirectory: false },
  householdSize: 3,
  childrenReturning: 1,
  safeContact: '573-555-0142',
  dvSafety: 'no',
  consent: { given: true, signedOn: '2026-10-01', scope: 'The access point only' },
  edition: 'mo@2021-07-02',
  ...more,
})

export const outcome = (more: Entry = {}): Entry => ({
  status: 'connected',
  on: today,
  note: 'A place was found.',
  ...more,
})

export const note = (more: Entry = {}): Entry => ({
  kind: 'goal',
  occurredOn: today,
  narrative: 'The team met and agreed on the goal.',
  ...more,
})
