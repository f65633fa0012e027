import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../src/case-api/contract/problems.ts'
import * as entries from './entries.ts'
import { openTown, today, type Agency, type Town } from './world.ts'

type Entry = Record<string, unknown>
/** What is wrong, the entry, the code, and the field that a form marks. */
type Row = [string, Entry, string, string | null]

const tomorrow = '2026-10-06'
const services = (more: Entry) => ({ conditions: [entries.condition({ services: [entries.service(more)] })] })

const concurrent: Row[] = [
  ['the main goal once more', { concurrentGoal: 'reunification' }, 'contradiction', '/concurrentGoal'],
  ['no such goal', { concurrentGoal: 'long-holiday' }, 'goal-not-known', '/concurrentGoal'],
  ['established in the future', { establishedOn: tomorrow }, 'day-in-future', '/establishedOn'],
  ['established before birth', { establishedOn: '2017-01-01' }, 'edition-not-known', null],
  [
    'a step due before the plan',
    { steps: [{ toward: 'adoption', what: 'x', by: '2026-10-04' }] },
    'day-order',
    '/steps',
  ],
  ['a step toward something else', { steps: [{ toward: 'holiday', what: 'x' }] }, 'code-not-known', '/steps'],
  ['no word on relatives', { relatives: undefined }, 'field-missing', '/relatives'],
  [
    'relatives left out without a reason',
    { relatives: { considered: false } },
    'field-missing',
    '/relatives',
  ],
  [
    'relatives in, and a reason against',
    { relatives: { considered: true, contraryToWelfareReason: 'x' } },
    'contradiction',
    '/relatives',
  ],
  ['no efforts', { reasonableEfforts: undefined }, 'field-missing', '/reasonableEfforts'],
  ['guardianship with nobody found', { concurrentGoal: 'guardianship' }, 'field-missing', '/resource'],
  [
    'a decision in the future',
    { overOneYear: { date: tomorrow, decision: 'plan-works' } },
    'day-in-future',
    '/overOneYear',
  ],
  [
    'a decision of another kind',
    { overOneYear: { date: today, decision: 'wait' } },
    'code-not-known',
    '/overOneYear',
  ],
  [
    'a plan replaced that is not there',
    { replaces: 'plan-of-nobody' },
    'concurrent-plan-already-active',
    null,
  ],
]

const wisconsin: Row[] = [
  [
    'a child of another case',
    { children: [{ ref: 'wi-3002-c1', personType: 'cps' }] },
    'not-of-this-case',
    '/children',
  ],
  [
    'a child twice',
    { children: [1, 2].map(() => ({ ref: 'wi-3001-c1', personType: 'not-cps' })) },
    'contradiction',
    '/children',
  ],
  ['a parent', { children: [{ ref: 'wi-3001-p1', personType: null }] }, 'not-a-served-child', null],
  [
    'a Missouri plan',
    {
      ...entries.nextSteps(),
      children: ['wi-3001-c1'],
      conditions: undefined,
      courtNumbers: undefined,
      considered: undefined,
      functioning: undefined,
    },
    'code-not-known',
    '/planType',
  ],
  ['a case plan for children in care', { planType: 'case' }, 'plan-type-differs', '/planType'],
  [
    'a court number of the other child',
    { courtNumbers: [{ child: 'wi-3001-c1', number: 'JC-4472' }] },
    'not-of-this-case',
    '/courtNumbers',
  ],
  ['a safety assessment of nobody', { safetyAssessment: 'sa-1' }, 'not-of-this-case', '/safetyAssessment'],
  [
    'a stranger in a condition',
    { conditions: [entries.condition({ participants: ['wi-3002-p1'] })] },
    'not-of-this-case',
    '/conditions',
  ],
  [
    'a parent among the children',
    { conditions: [entries.condition({ participants: ['wi-3001-p1'] })] },
    'contradiction',
    '/conditions',
  ],
  [
    'a condition for nobody',
    { conditions: [entries.condition({ participants: [] })] },
    'field-missing',
    '/participants',
  ],
  [
    'a condition without a goal',
    { conditions: [entries.condition({ goals: [] })] },
    'field-missing',
    '/goals',
  ],
  ['a CANS item of nobody', services({ cansItems: ['cans-9'] }), 'not-of-this-case', '/conditions'],
  [
    'an item considered that is nobody’s',
    { considered: [{ cansItem: 'cans-9', reason: 'x' }] },
    'not-of-this-case',
    '/considered',
  ],
  [
    'an item considered twice',
    { considered: [1, 2].map(() => ({ cansItem: 'wi-3001-cans-3', reason: 'x' })) },
    'contradiction',
    '/considered',
  ],
  ['a service that ends before it begins', services({ endDate: '2026-10-04' }), 'day-order', '/conditions'],
]

const housing: Row[] = [
  [
    'a head of household of another case',
    { headOfHousehold: 'mo-2003-p1' },
    'not-of-this-case',
    '/headOfHousehold',
  ],
  ['a small child as head of household', { headOfHousehold: 'mo-2002-c1' }, 'gate-not-met', null],
  ['another situation', { housingSituation: 'tent-city' }, 'code-not-known', '/housingSituation'],
  ['somebody else, and not whom', { subject: 'other' }, 'field-missing', '/subjectNote'],
  ['a consent without its day', { consent: { given: true } }, 'field-missing', '/consent'],
  ['no consent, with a day', { consent: { given: false, signedOn: today } }, 'contradiction', '/consent'],
  ['a consent of tomorrow', { consent: { given: true, signedOn: tomorrow } }, 'day-in-future', '/consent'],
  [
    'a consent that has ended',
    { consent: { given: true, signedOn: '2026-01-01', expires: '2026-09-01' } },
    'day-order',
    '/consent',
  ],
  [
    'a consent that ends before it began',
    { consent: { given: true, signedOn: today, expires: '2026-10-01' } },
    'day-order',
    '/consent',
  ],
  [
    'a list checked, and typed by hand',
    { accessPoint: { name: 'x', fromDirectory: false, checkedOn: today } },
    'contradiction',
    '/accessPoint',
  ],
  [
    'a list checked tomorrow',
    { accessPoint: { name: 'x', fromDirectory: true, checkedOn: tomorrow } },
    'day-in-future',
    '/accessPoint',
  ],
  ['a youth who left', { youthExit: { age: 18, exitOn: '2026-09-01' } }, 'day-order', '/youthExit'],
  ['fleeing violence without violence', { housingSituation: 'fleeing-violence' }, 'gate-not-met', null],
  ['no safe contact where one is asked for', { safeContact: undefined }, 'field-missing', '/safeContact'],
]

const notes: Row[] = [
  ['a note of tomorrow', { occurredOn: tomorrow }, 'day-in-future', '/occurredOn'],
  ['a referral note without a referral', { kind: 'referral' }, 'field-missing', '/referral'],
  ['a referral of nobody', { kind: 'referral', referral: 'ces-0' }, 'not-of-this-case', '/referral'],
  ['an outcome without its referral', { outcome: 'outcome-0' }, 'contradiction', '/referral'],
]

const missouri: Row[] = [
  [
    'a task due before the plan',
    { tasks: [{ who: 'x', what: 'y', by: '2026-10-04', state: 'next' }] },
    'day-order',
    '/tasks',
  ],
  [
    'a Wisconsin plan',
    {
      ...entries.cpsPlan(),
      ...Object.fromEntries(
        Object.keys(entries.nextSteps())
          .filter((key) => !(key in entries.cpsPlan()))
          .map((key) => [key, undefined]),
      ),
      children: [{ ref: 'mo-2002-c1', personType: null }],
    },
    'code-not-known',
    '/planType',
  ],
  ['no tasks among the next steps', { tasks: [] }, 'field-missing', '/tasks'],
  ['a child of another case', { children: ['mo-2003-c1'] }, 'not-of-this-case', '/children'],
]

describe('entries that contradict themselves, the record or the rules', () => {
  let town: Town
  let agency: Agency
  beforeAll(async () => {
    town = await openTown()
    agency = await town.openAgency()
  })
  afterAll(async () => {
    await agency.close()
    await town.close()
  })

  async function expectRefused(
    path: string,
    as: string,
    body: Entry,
    [, , code, pointer]: Row,
  ): Promise<void> {
    const watch = `/v1/cases/${/[a-z]{2}-\d{4}/.exec(path)![0]}`
    const before = (await agency.call(watch, { as })).text
    const answer = await agency.call(path, { as, body })
    const { detail, errors, ...said } = answer.json as Problem
    expect([said.code, detail]).toEqual([code, expect.stringMatching(/^[A-Z"].*\.$/)])
    if (pointer !== null) expect(errors?.[0]?.pointer).toBe(pointer)
    expect((await agency.call(watch, { as })).text).toBe(before)
  }

  it.each(concurrent)('concurrent plan: %s', (...row) =>
    expectRefused(
      '/v1/children/mo-2002-c1/concurrent-plans',
      'worker-mo',
      entries.concurrentPlan(row[1]),
      row,
    ),
  )
  it.each(wisconsin)('case plan of conditions: %s', (...row) =>
    expectRefused('/v1/cases/wi-3001/case-plans', 'worker-wi', entries.permanencyPlan(row[1]), row),
  )
  it.each(missouri)('case plan of questions: %s', (...row) =>
    expectRefused('/v1/cases/mo-2002/case-plans', 'worker-mo', entries.nextSteps(row[1]), row),
  )
  it.each(housing)('housing referral: %s', (...row) =>
    expectRefused('/v1/cases/mo-2002/ces-referrals', 'worker-mo', entries.referral(row[1]), row),
  )
  it.each(notes)('contact note: %s', (...row) =>
    expectRefused('/v1/cases/mo-2002/contact-notes', 'worker-mo', entries.note(row[1]), row),
  )
})
