import { rulebook } from '../../src/policy/rulebook.ts'
import type { JobFacts, Participant } from '../../src/bot/facts.ts'
import { nothingOnRecord, type OnRecord } from '../../src/bot/on-record.ts'
import type { FlowContext } from '../../src/dialog/types.ts'
import { caseWith, library, today, worker } from './child.ts'

export interface Family {
  caseType?: string
  /** Days of birth of the children, in the order c1, c2; null where not on record. */
  born?: readonly (string | null)[]
  indianChild?: Participant['indianChild']
  record?: Partial<OnRecord>
}

/** Fifteen years two months, and sixteen today. */
export const youths: Family = { born: ['2011-09-22', '2010-11-22'] }

const member = (n: number, born: string | null, indianChild: Participant['indianChild']): Participant => ({
  id: `ma-1-c${n}`,
  role: 'child',
  name: { given: 'Bellamira', family: 'Thorncastle' },
  dateOfBirth: born,
  served: true,
  guardianship: 'none',
  indianChild,
})

/** A Massachusetts family: out of home, one child of seven, nothing on record, unless said otherwise. */
export const family = (s: Family = {}): FlowContext<JobFacts> => {
  const children = (s.born ?? ['2019-03-09']).map((born, at) => member(at + 1, born, s.indianChild ?? 'no'))
  const parent: Participant = {
    ...member(9, '1988-01-01', 'no'),
    id: 'ma-1-p1',
    role: 'parent',
    served: false,
  }
  const rulesOn = (day: string) => rulebook(library, 'ma', day)
  const facts: JobFacts = {
    case: caseWith([...children, parent], {
      id: 'ma-1',
      state: 'ma',
      caseType: s.caseType ?? 'out-of-home',
      onRecord: { ...nothingOnRecord, ...s.record },
    }),
    child: null,
    activeGoals: [],
    person: { ...worker, id: 'worker-ma', state: 'ma' },
  }
  return { facts, rules: rulesOn(today), today, rulesOn }
}

export const conference: Partial<OnRecord> = {
  conferences: [
    { id: 'ppc-1', heldOn: '2026-11-12', children: ['ma-1-c1'], reason: 'The risk goes on after a year.' },
  ],
}

/** A goal on record; the family's reunification since January unless said otherwise. */
export const onRecord = (
  changes: Partial<OnRecord['servicePlanGoals'][number]> = {},
): OnRecord['servicePlanGoals'][number] => ({
  id: 'spg-1',
  scope: 'family',
  children: [],
  reasonForChild: null,
  goal: 'reunification',
  label: 'Family Reunification',
  startDate: '2026-01-05',
  conference: null,
  ruledOut: [],
  kin: null,
  nonProtectivePlacement: null,
  connections: null,
  edition: 'ma@1993-03-01',
  recordedBy: 'worker-ma',
  recordedAt: '2026-01-05T15:00:00.000Z',
  status: 'active',
  closedOn: null,
  closedReason: null,
  version: 1,
  ...changes,
})
