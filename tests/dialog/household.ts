import { loadLibrary } from '../../policy/index.ts'
import type { AgencyData } from '../../policy/agency-schema.ts'
import { nothingOnRecord, type CesReferralOnRecord, type OnRecord } from '../../src/bot/on-record.ts'
import type { JobFacts, Participant, Person } from '../../src/bot/facts.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import type { FlowContext } from '../../src/dialog/types.ts'
import { caseWith } from './child.ts'

const library = loadLibrary()
export const today = '2026-11-22'

const worker: Person = {
  id: 'worker-mo',
  name: 'Wenna Tolliver',
  role: 'worker',
  state: 'mo',
  unit: 'mo-sable-ridge',
  supervisor: null,
}

const somebody = (id: string, role: Participant['role'], born: string | null): Participant => ({
  id,
  role,
  name: { given: 'Quilla', family: 'Vantresse' },
  dateOfBirth: born,
  served: role === 'child',
  guardianship: 'none',
  indianChild: 'no',
})

export const parent = somebody('mo-1-p1', 'parent', '1994-02-03')
export const infant = somebody('mo-1-c1', 'child', '2024-05-01')
export const youth = somebody('mo-1-c2', 'child', '2009-06-15')

export interface Household {
  housing?: object
  facts?: object
  people?: readonly Participant[]
  onRecord?: Partial<OnRecord>
  caseType?: string
  today?: string
  agency?: Pick<AgencyData, 'accessPoints'>
}

/** A Missouri case: a parent and an infant, and nothing known about their housing, unless said otherwise. */
export const household = (h: Household = {}): FlowContext<JobFacts> => {
  const on = h.today ?? today
  const agency = h.agency ? { agency: 'Sable Ridge', lists: [], codeLists: [], ...h.agency } : null
  const rulesOn = (day: string) => rulebook(library, 'mo', day, agency)
  const of = caseWith(h.people ?? [parent, infant], {
    id: 'mo-1',
    state: 'mo',
    caseType: h.caseType ?? 'alternative-care',
    facts: { ...h.facts, ...(h.housing && { housing: h.housing }) },
    onRecord: { ...nothingOnRecord, ...h.onRecord },
  })
  return {
    facts: { case: of, child: null, activeGoals: [], person: worker },
    rules: rulesOn(on),
    today: on,
    rulesOn,
  }
}

/** All that a referral needs, as a case may hold it; nothing is left to ask. */
export const everythingKnown = {
  goalIsReunification: 'yes',
  housingIsPrimaryBarrier: 'yes',
  situation: 'unstable',
  subject: 'birth-parent',
  county: 'Sable',
  accessPoint: 'Harbor Street House',
  dvSafety: 'no',
  safeContact: 'text after five to 573 555 0142',
  consent: { given: 'yes', signedOn: '2026-11-02', expires: '2027-11-02' },
}

/** An access point of the agency's own directory. */
export const directory = (...points: readonly [county: string, name: string][]) => ({
  accessPoints: [
    {
      state: 'mo' as const,
      service: 'ces',
      source: 'Agency list',
      checkedBy: 'the housing desk',
      points: points.map(([county, name]) => ({
        county,
        name,
        level: 3,
        contact: 'phone' as const,
        checkedOn: '2026-10-30',
      })),
    },
  ],
})

/** A referral of the parent as it stands on record. */
export const referred = (more: Partial<CesReferralOnRecord> = {}): CesReferralOnRecord => ({
  id: 'ces-7',
  headOfHousehold: parent.id,
  subject: 'birth-parent',
  subjectNote: null,
  basis: { value: 'may', scenario: null },
  answers: {
    goalIsReunification: 'yes',
    housingIsPrimaryBarrier: 'no',
    onTrialHomeVisit: 'no',
    housingPreventsClosure: 'unknown',
    exitingToIndependence: 'no',
    housingAtRisk: 'unknown',
  },
  housingSituation: 'unstable',
  county: 'Sable',
  accessPoint: { name: 'Harbor Street House', fromDirectory: false, checkedOn: null },
  householdSize: null,
  childrenReturning: null,
  safeContact: null,
  dvSafety: 'no',
  consent: { given: true, signedOn: '2026-11-02', scope: null, expires: null },
  youthExit: null,
  withheld: [],
  status: 'referred',
  outcomes: [],
  edition: 'mo@2021-07-02',
  recordedBy: worker.id,
  recordedAt: '2026-11-10T16:00:00.000Z',
  version: 1,
  ...more,
})
