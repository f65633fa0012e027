import { describe, expect, test } from 'vitest'
import type { Person } from '../../src/bot/facts.ts'
import type { Mark } from '../../src/reminders/types.ts'
import { demoFolk } from '../world/demo-folk.ts'
import { duty, folk, now, ordinary } from './duties.ts'
import { choose, look, supervisor, worker, type Making } from './place.ts'
import { place, row, seenBy } from './seen.ts'

describe('a supervisor', () => {
  test('sees due and overdue by worker, and the eight weeks ahead', async () => {
    const { url, asked } = await place({
      duties: [duty(0, -2), duty(3, -1), duty(6, 1), duty(9, 20), duty(1, 8), duty(2, null), duty(4, 300)],
    })
    const { status, text } = await look(url, await choose(url, supervisor.id))
    expect(status).toBe(200)
    expect(row(text, folk[0].name)).toEqual([folk[0].name, '2', '1', '1', '0'])
    expect(row(text, folk[1].name)).toEqual([folk[1].name, '0', '0', '1', '0'])
    expect(row(text, folk[2].name)).toEqual([folk[2].name, '0', '0', '0', '1'])
    expect(row(text, '30 Nov')).toEqual(['30 Nov', '1'])
    expect(row(text, '7 Dec')).toEqual(['7 Dec', '1'])
    expect(row(text, '21 Dec')).toEqual(['21 Dec', '1'])
    expect(asked).toEqual([{ person: supervisor.id, until: '2027-01-24' }])
  })

  test('reads one worker’s duties, the most pressing first, siblings on one line', async () => {
    const twin = { ...duty(0, -2), child: 'tn-1000-c2', id: 'twin' }
    const { text } = await seenBy(
      supervisor.id,
      { duties: [duty(3, 9), duty(0, -2), twin, duty(1, 1)] },
      `?worker=${folk[0].id}`,
    )
    expect(text).toContain('Perpetua Vandersloot: 3 open duties')
    expect(row(text, 'Permanency plan staffed')).toEqual([
      'Permanency plan staffed',
      'tn-1000 (2 children)',
      'Wed 2 Dec 2026',
      'Overdue',
    ])
    expect(text.indexOf('tn-1000')).toBeLessThan(text.indexOf('tn-1003'))
    expect(text).not.toContain('tn-1001')
  })

  test('reads both days where a source can be read in two ways, and an hour only where one is on record', async () => {
    const between = (a: string, b: string, more = {}) => ({
      ...{ earliest: a, latest: b, hours: null },
      readings: [
        { counted: 'working' as const, on: b },
        { counted: 'calendar' as const, on: a },
      ],
      ...more,
    })
    const hours = (earliest: string, latest: string) => ({ hours: { earliest, latest } })
    const dues = [
      between('2026-12-08', '2026-12-10'),
      between('2026-12-09', '2026-12-09', hours('2026-12-09T20:00:00Z', '2026-12-09T20:00:00Z')),
      between('2026-12-11', '2026-12-11', hours('2026-12-11T06:00:00Z', '2026-12-12T05:59:00Z')),
    ]
    const duties = dues.map((due, n) => duty(n * 3, 5, { due, what: `Duty ${n}` }))
    const { text } = await seenBy(supervisor.id, { duties }, `?worker=${folk[0].id}`)
    expect([0, 1, 2].map((n) => row(text, `Duty ${n}`)?.[2])).toEqual([
      'Tue 8 Dec 2026 (calendar days) or Thu 10 Dec 2026 (working days)',
      'Wed 9 Dec 2026, 2:00 PM',
      'Fri 11 Dec 2026',
    ])
  })

  test('turns pages where the list is long', async () => {
    const duties = Array.from({ length: 120 }, (_, n) => duty(n * 3, (n % 40) + 3))
    const { text } = await seenBy(supervisor.id, { duties }, `?worker=${folk[0].id}&page=3`)
    expect(text).toContain('page 3 of 3')
    expect(text).toContain('Earlier page')
    expect(text).not.toContain('Next page')
  })

  test('chooses among the units the case system shows, and no other', async () => {
    const duties = [duty(0, 3), duty(1, 3, { unit: 'tn-mill-pond' })]
    const { url } = await place({ duties })
    const cookie = await choose(url, supervisor.id)
    const mill = await look(url, cookie, '?unit=tn-mill-pond')
    expect(mill.text).toContain('Unit Mill Pond')
    expect([row(mill.text, folk[1].name) !== undefined, row(mill.text, folk[0].name)]).toEqual([
      true,
      undefined,
    ])
    expect((await look(url, cookie, '?unit=mo-other')).text).toContain('Unit Harrow Creek')
  })

  test('sees what people said about duties: done is not counted, handed over counts for the other', async () => {
    const [done, given] = [duty(0, 3), duty(3, 3)]
    const of = { tenant: 'local', due: done.due!.earliest, by: supervisor, at: now }
    const marks: Mark[] = [
      { ...of, deadline: done.id, kind: 'done', evidence: 'the order' },
      { ...of, deadline: given.id, kind: 'reassigned', to: folk[1] },
    ]
    const { text } = await seenBy(supervisor.id, {
      duties: [done, given],
      change: (ports) => ({ ...ports, reminders: { ...silent, marks: async () => marks } }),
    })
    expect([row(text, folk[0].name), row(text, folk[1].name)?.slice(0, 4)]).toEqual([
      undefined,
      [folk[1].name, '0', '0', '1'],
    ])
    expect(text).toContain('1 duty is')
  })

  test('is told how the reminders fare', async () => {
    const unclear = [
      { deadline: duty(0, 3).id, since: now },
      { deadline: 'of another unit', since: now },
    ]
    const link = { unit: supervisor.unit, by: { ...supervisor, identity: 'i' }, since: now }
    const gone = { because: 'removed' as const, since: now }
    const team = { tenant: 'local', conversation: '19:secret', reference: null, link, quietUntil: null, gone }
    const { text } = await seenBy(supervisor.id, {
      duties: [duty(0, 3)],
      change: (ports) => ({
        ...ports,
        reminders: { ...silent, unclear: async () => unclear, teams: async () => [team] },
      }),
    })
    expect(text).toContain('They have not run yet.')
    expect(row(text, 'tn-1000')).toEqual(['tn-1000', 'Permanency plan staffed', 'Fri 4 Dec 2026, 9:30 AM'])
    expect(text).toContain('1 reminder of other units')
    expect(text.replace(/\s+/g, ' ')).toContain(
      'Waymark was taken out of the team. Add Waymark to the team again',
    )
    expect(text).not.toContain('19:secret')
  })
})

const silent = {
  lastRun: async () => null,
  unclear: async () => [],
  teams: async () => [],
  marks: async () => [],
}

describe('a worker', () => {
  test('sees their own duties and nothing of the unit, whatever the address asks', async () => {
    // A case system that answers too much is no reason to show it.
    const generous: Making['change'] = (ports) => ({
      ...ports,
      caseApi: { ...ports.caseApi, deadlines: async () => ({ ok: true, value: ordinary() }) },
      memory: { ...ports.memory, draftsLeft: async () => [{ person: folk[1].id, count: 9, oldest: now }] },
    })
    const { text } = await seenBy(
      worker.id,
      { change: generous },
      `?worker=${folk[1].id}&unit=tn-mill-pond&from=${folk[0].id}&to=${folk[1].id}`,
    )
    expect(text).toContain('Your duties')
    const hidden = [folk[1].name, 'tn-1001', 'What if', 'Plans to decide', 'Reminders', 'Policy']
    for (const words of hidden) expect(text).not.toContain(words)
  })
})

describe('nobody’s child is named', () => {
  const canary = demoFolk('tn').slice(0, 6)
  const leaky = ordinary(80).map((one, n) => ({
    ...one,
    because: `${canary[0]} ${n}`,
    trigger: { ...one.trigger, what: canary[1] ?? '' },
    problem: one.due ? null : { kind: 'no-trigger' as const, says: canary[2] ?? '' },
    child: canary[3] ?? '',
    job: canary[4] ?? '',
  }))
  test.each([
    '',
    '?in=channel',
    `?worker=${folk[0].id}`,
    `?in=channel&worker=${folk[1].id}`,
    '?holiday=2026-12-24',
  ])('on the page %s, even where a case system writes names into its words', async (query) => {
    const { status, text } = await seenBy(supervisor.id, { duties: leaky }, query)
    expect(status).toBe(200)
    for (const name of canary) expect(text).not.toContain(name)
  })

  test('and in a channel no worker’s drafts are told one by one', async () => {
    const drafts = async () => [{ person: folk[0].id, count: 3, oldest: now }]
    const change: Making['change'] = (ports) => ({
      ...ports,
      memory: { ...ports.memory, draftsLeft: drafts },
    })
    const here = { duties: [duty(0, 3)], change }
    expect((await seenBy(supervisor.id, here)).text).toContain('Not finished, by worker')
    const shared = (await seenBy(supervisor.id, here, '?in=channel')).text
    expect([shared.includes('Not finished, by worker'), shared.includes('3 drafts are')]).toEqual([
      false,
      true,
    ])
  })
})

describe('when something is in the way', () => {
  const failing =
    (failure: 'unreachable' | 'not-found'): Making['change'] =>
    (ports) => ({
      ...ports,
      caseApi: { ...ports.caseApi, deadlines: async () => ({ ok: false, failure }) },
    })
  test('the case system does not answer: said, and asked anew the next time', async () => {
    const { status, text } = await seenBy(supervisor.id, { change: failing('unreachable') })
    expect([status, text.includes('does not answer right now. Nothing is lost.')]).toEqual([503, true])
  })

  test('somebody it does not know sees nothing', async () => {
    const people: Record<string, Person> = { [worker.id]: worker }
    const { status, text } = await seenBy(supervisor.id, { people, duties: ordinary() })
    expect([status, text.includes('does not know you yet'), text.includes('tn-1')]).toEqual([
      403,
      true,
      false,
    ])
  })

  test('a part that breaks tells nothing of why', async () => {
    const { url, logged } = await place({
      change: (ports) => ({
        ...ports,
        memory: { ...ports.memory, plansWaiting: () => Promise.reject(new Error('secret-of-the-store')) },
      }),
    })
    const { status, text } = await look(url, await choose(url, supervisor.id))
    expect([status, text]).toEqual([
      503,
      'The board does not work right now. Nothing is lost. Please try again in a minute.',
    ])
    expect(logged.join()).not.toContain('secret-of-the-store')
  })

  test('markup in what the case system sends stays text', async () => {
    const { text } = await seenBy(
      supervisor.id,
      {
        duties: [duty(0, 1, { what: '<script>alert(1)</script>', owner: { id: '"><b>', name: '<i>x</i>' } })],
      },
      '?worker=%22%3E%3Cb%3E',
    )
    expect(text).not.toMatch(/<script>alert|<i>x|"><b>/)
    expect(text).toContain('&lt;script&gt;')
  })
})
