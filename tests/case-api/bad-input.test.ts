import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../src/case-api/contract/problems.ts'
import * as entries from './entries.ts'
import { openTown, today, type Agency, type Sent, type Town } from './world.ts'

type Entry = Record<string, unknown>
type Path = readonly (string | number)[]

/** Where an entry goes, who sends it, and one that is right in every field. */
interface Kind {
  path: string
  as: string
  watch: string
  body: () => Entry
  how?: Pick<Sent, 'method' | 'ifMatch'>
}

const kinds: Record<string, Kind> = {
  'permanency goals': {
    path: '/v1/children/mo-2001-c1/permanency-goals',
    as: 'worker-mo',
    watch: 'mo-2001',
    body: () => ({ ...entries.moGoals() }),
  },
  'concurrent plan': {
    path: '/v1/children/mo-2002-c1/concurrent-plans',
    as: 'worker-mo',
    watch: 'mo-2002',
    body: () =>
      entries.concurrentPlan({
        resource: 'An aunt',
        relatives: { considered: false, contraryToWelfareReason: 'None is safe.' },
        overOneYear: { date: today, decision: 'plan-works' },
      }),
  },
  'case plan of conditions': {
    path: '/v1/cases/wi-3001/case-plans',
    as: 'worker-wi',
    watch: 'wi-3001',
    body: () =>
      entries.permanencyPlan({
        functioning: { child: 'Well.', parents: 'Well.', family: 'Well.' },
        conditions: [
          entries.condition({
            services: [
              entries.service({
                endDate: '2026-12-01',
                progress: 'None yet.',
                statusDescription: 'Begins soon.',
              }),
            ],
          }),
        ],
      }),
  },
  'case plan of questions': {
    path: '/v1/cases/mo-2003/case-plans',
    as: 'worker-mo',
    watch: 'mo-2003',
    body: () => entries.nextSteps({ children: ['mo-2003-c1'], phase: 'phase-1' }),
  },
  'service plan goal': {
    path: '/v1/cases/ma-4002/service-plan-goals',
    as: 'worker-ma',
    watch: 'ma-4002',
    body: () =>
      entries.familyGoal({
        scope: 'child',
        children: ['ma-4002-c2'],
        reasonForChild: 'It is his wish.',
        connections: 'Sundays with his aunt.',
      }),
  },
  'housing referral': {
    path: '/v1/cases/mo-2002/ces-referrals',
    as: 'worker-mo',
    watch: 'mo-2002',
    body: () => entries.referral({ subjectNote: 'A cousin.' }),
  },
  'closing summary': {
    path: '/v1/cases/mo-2005/closing-summary',
    as: 'worker-mo',
    watch: 'mo-2005',
    body: () => ({ housingSecured: false, effortsMade: 'Three places.', reasonsNotSecured: 'All full.' }),
    how: { method: 'PUT', ifMatch: '"0"' },
  },
  'contact note': {
    path: '/v1/cases/mo-2006/contact-notes',
    as: 'worker-mo',
    watch: 'mo-2006',
    body: () => entries.note(),
  },
}

/** What is decided about a record that stands: refused for its shape before anything is looked up. */
const steps: Record<string, Kind> = {
  'outcome of a referral': {
    path: '/v1/ces-referrals/ces-0/outcomes',
    as: 'worker-mo',
    watch: 'mo-2002',
    body: () =>
      entries.outcome({
        prescreen: { tool: 'Local form', by: 'Harbor House' },
        event: { hmisType: 4, result: 1 },
      }),
  },
  submission: {
    path: '/v1/case-plans/wi-3001-plan-1/submission',
    as: 'worker-wi',
    watch: 'wi-3001',
    body: () => ({ contentHash: 'a'.repeat(64) }),
  },
  approval: {
    path: '/v1/case-plans/wi-3001-plan-1/approval',
    as: 'supervisor-wi',
    watch: 'wi-3001',
    body: () => ({ contentHash: 'a'.repeat(64), decision: 'approve', note: 'Good.', planDate: today }),
  },
  closure: {
    path: '/v1/concurrent-plans/plan-0/closure',
    as: 'worker-mo',
    watch: 'mo-2002',
    body: () => ({ reason: 'The team decided so.' }),
    how: { ifMatch: '"1"' },
  },
}

/** Every place in a value that holds something, objects and lists included. */
function placesIn(value: unknown, at: Path = []): Path[] {
  const inside = Array.isArray(value)
    ? value.flatMap((item, i) => placesIn(item, [...at, i]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => placesIn(item, [...at, key]))
      : []
  return at.length === 0 ? inside : [at, ...inside]
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value)

/** The same entry with one place changed; `undefined` takes it out. */
function changed(body: Entry, path: Path, to: unknown): Entry {
  const copy = structuredClone(body)
  const key = path.at(-1)!
  const holder = at(copy, path.slice(0, -1)) as Record<string | number, unknown>
  if (to === undefined && !Array.isArray(holder)) delete holder[key]
  else holder[key] = to === undefined ? null : to
  return copy
}

const otherType = (value: unknown): unknown => (typeof value === 'string' ? { text: value } : 'a word')

/** What must never be taken in the place of a value. */
const wrongs = (value: unknown): [string, unknown][] => [
  ['another type', otherType(value)],
  ['null', null],
  ...(typeof value === 'string'
    ? ([
        ['nothing but spaces', '   '],
        ['too long', 'x'.repeat(5000)],
        ['a bell', `a\u0007b`],
      ] satisfies [string, unknown][])
    : []),
  ...(/^\d{4}-\d\d-\d\d$/.test(String(value))
    ? ([['no day', '2026-02-30']] satisfies [string, unknown][])
    : []),
]

/** Where null is a value of its own: a child without a person type. */
const mayBeNull = (path: Path) => path.at(-1) === 'personType'

describe('what does not fit is refused, in one sentence and with nothing changed', () => {
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

  const seen = async ({ watch, as }: { watch: string; as: string }) =>
    (await agency.call(`/v1/cases/${watch}`, { as })).text

  it.each(Object.entries({ ...kinds, ...steps }))('%s: every field, wrong in every way', async (_, kind) => {
    const before = await seen(kind)
    const body = kind.body()
    for (const path of placesIn(body)) {
      for (const [what, wrong] of wrongs(at(body, path))) {
        if (wrong === null && mayBeNull(path)) continue
        const answer = await agency.call(kind.path, {
          as: kind.as,
          ...kind.how,
          body: changed(body, path, wrong),
        })
        const { detail } = answer.json as Problem
        expect([answer.status, detail], `${path.join('.')}: ${what}`).toEqual([
          400,
          expect.stringMatching(/^[A-Z].*\.$/),
        ])
      }
    }
    expect(await seen(kind)).toBe(before)
  })

  it.each(Object.entries({ ...kinds, ...steps }))(
    '%s: with a field that nobody knows, at any depth',
    async (_, kind) => {
      const body = kind.body()
      const objects = placesIn(body).filter((path) => {
        const value = at(body, path)
        return typeof value === 'object' && value !== null && !Array.isArray(value)
      })
      for (const path of [[], ...objects]) {
        const spoilt = structuredClone(body)
        const holder = (path.length === 0 ? spoilt : at(spoilt, path)) as Entry
        holder['extra'] = 'x'
        expect(
          (await agency.call(kind.path, { as: kind.as, ...kind.how, body: spoilt })).status,
          path.join('.'),
        ).toBe(400)
      }
    },
  )

  it.each(Object.entries(kinds))(
    '%s: is taken when it is right, which is what makes the others count',
    async (_, kind) => {
      const answer = await agency.call(kind.path, { as: kind.as, ...kind.how, body: kind.body() })
      expect([answer.status < 300, (answer.json as Partial<Problem>).detail]).toEqual([true, undefined])
    },
  )
})
