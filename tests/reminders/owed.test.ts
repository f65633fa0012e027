import { describe, expect, it } from 'vitest'
import { owedNow, type Owing } from '../../src/reminders/owed.ts'
import { linesOf, sectionsOf } from '../../src/reminders/sections.ts'
import { standingOf } from '../../src/reminders/standing.ts'
import type { Deadline, LedgerEntry, Mark, Preferences } from '../../src/reminders/types.ts'
import { calendar, duty, on, withinHours } from './duty.ts'

const usual: Preferences = { zone: null, digest: false, awayUntil: null }
const ana = { id: 'worker-mo', name: 'Ana Ruiz' }
const sam = { id: 'supervisor-mo', name: 'Sam Hill' }
const head = { id: 'head-mo', name: 'Pat Moss' }
const at = (day: string, time = '15:00') => `${day}T${time}:00.000Z`

interface Case {
  deadline?: Partial<Deadline>
  marks?: readonly Mark[]
  told?: readonly LedgerEntry[]
  people?: Readonly<Record<string, Partial<Preferences> | null>>
}

function owing(now: string, { deadline, marks = [], told = [], people = {} }: Case = {}): Owing {
  const one = duty(deadline)
  const reach = (id: string) => {
    const own = people[id]
    return [id, { preferences: { ...usual, ...own }, reachable: own !== null }] as const
  }
  return {
    ...{ tenant: 't', calendar, now, told, conversation: '19:team', ladder: [sam, head] },
    duties: [{ deadline: one, standing: standingOf(one, marks, calendar) }],
    people: new Map([ana.id, sam.id, head.id, 'bea'].map(reach)),
  }
}
const mark = { tenant: 't', deadline: duty().id, due: '2026-10-30', by: ana, at: at('2026-10-23') }
const told = (
  checkpoint: LedgerEntry['checkpoint'],
  to: string,
  state: LedgerEntry['state'] = 'sent',
): LedgerEntry => ({
  ...{ tenant: 't', deadline: duty().id, due: '2026-10-30', checkpoint, to, state, since: at('2026-10-23') },
})
const whoHears = (now: string, more: Case = {}) =>
  owedNow(owing(now, more)).messages.map(({ to, duties }) => [
    to.id,
    duties[0]!.keys.map(({ checkpoint }) => checkpoint),
    duties[0]!.because,
  ])

describe('who is told what', () => {
  it('tells the worker from a week before, and nobody earlier', () => {
    expect(whoHears(at('2026-10-22'))).toEqual([])
    expect(whoHears(at('2026-10-23'))).toEqual([['worker-mo', ['worker'], 'assigned']])
    expect(whoHears(at('2026-10-23', '10:00'))).toEqual([])
    expect(whoHears(at('2026-10-24'))).toEqual([])
  })

  it('says once what was told, and takes up what was claimed and never sent', () => {
    expect(whoHears(at('2026-10-27'), { told: [told('worker', 'worker-mo')] })).toEqual([])
    expect(whoHears(at('2026-10-27'), { told: [told('worker', 'worker-mo', 'unclear')] })).toEqual([])
    expect(whoHears(at('2026-10-27'), { told: [told('worker', 'worker-mo', 'claimed')] })).toHaveLength(1)
  })

  it('makes one message of what several checkpoints owe, as after an outage', () => {
    expect(whoHears(at('2026-10-29'))).toEqual([
      ['worker-mo', ['worker', 'worker-soon'], 'assigned'],
      ['supervisor-mo', ['supervisor'], 'ladder'],
    ])
  })

  it('stops pressing whoever acknowledged, and tells the supervisor all the same', () => {
    const known: Mark = { ...mark, kind: 'acknowledged', checkpoint: 'worker' }
    const before = { marks: [known], told: [told('worker', 'worker-mo')] }
    expect(whoHears(at('2026-10-28'), before)).toEqual([])
    expect(whoHears(at('2026-10-29'), before)).toEqual([['supervisor-mo', ['supervisor'], 'ladder']])
    expect(owedNow(owing(at('2026-11-02'), before)).overdue).toHaveLength(1)
  })

  it('lets a snooze hold for one person alone, and never past the due day', () => {
    const snoozed: Mark = { ...mark, kind: 'snoozed', until: '2026-11-15' }
    expect(whoHears(at('2026-10-29'), { marks: [snoozed] })).toEqual([
      ['supervisor-mo', ['supervisor'], 'ladder'],
    ])
    expect(whoHears(at('2026-10-30'), { marks: [snoozed] })).toContainEqual([
      'worker-mo',
      ['worker', 'worker-soon'],
      'assigned',
    ])
    const sunday = { deadline: { due: on('2026-11-01') }, marks: [{ ...snoozed, due: '2026-11-01' }] }
    expect(whoHears(at('2026-10-30'), sunday)).toContainEqual([
      'worker-mo',
      ['worker', 'worker-soon'],
      'assigned',
    ])
  })

  it('tells nobody of what is done with evidence, and nudges whom it was given to', () => {
    expect(whoHears(at('2026-10-29'), { marks: [{ ...mark, kind: 'done', evidence: 'note 7' }] })).toEqual([])
    const given: Mark = { ...mark, kind: 'reassigned', to: { id: 'bea', name: 'Bea' } }
    expect(whoHears(at('2026-10-23'), { marks: [given] })).toEqual([['bea', ['worker'], 'assigned']])
    expect(whoHears(at('2026-10-23'), { marks: [{ ...given, due: '2026-09-30' }] })).toEqual([
      ['worker-mo', ['worker'], 'assigned'],
    ])
  })

  it('goes one step up for whoever is on leave, out of reach or missing, and again above a supervisor on leave', () => {
    const away = { people: { 'worker-mo': { awayUntil: '2026-10-23' } } }
    expect(whoHears(at('2026-10-23'), away)).toEqual([['supervisor-mo', ['worker'], 'away']])
    expect(whoHears(at('2026-10-26'), away)).toEqual([['worker-mo', ['worker'], 'assigned']])
    expect(whoHears(at('2026-10-23'), { people: { 'worker-mo': null } })).toEqual([
      ['supervisor-mo', ['worker'], 'not-reached'],
    ])
    expect(whoHears(at('2026-10-23'), { deadline: { owner: null } })).toEqual([
      ['supervisor-mo', ['worker'], 'nobody-assigned'],
    ])
    const both = { people: { 'worker-mo': null, 'supervisor-mo': { awayUntil: '2026-12-31' } } }
    expect(whoHears(at('2026-10-29'), both)).toEqual([
      ['head-mo', ['worker', 'worker-soon', 'supervisor'], 'not-reached'],
    ])
  })

  it('names those whom nobody can tell', () => {
    const nobody = { people: { 'worker-mo': null, 'supervisor-mo': null, 'head-mo': null } }
    expect(owedNow(owing(at('2026-10-23'), nobody)).nobodyToTell).toEqual(['Ana Ruiz'])
    expect(owedNow(owing(at('2026-10-22'), nobody)).nobodyToTell).toEqual([])
  })

  it('goes by each person’s own clock', () => {
    const west = { people: { 'worker-mo': { zone: 'Pacific/Honolulu' } } }
    expect(whoHears(at('2026-10-23', '15:00'), west)).toEqual([])
    expect(whoHears(at('2026-10-23', '19:00'), west)).toHaveLength(1)
  })

  it('tells a duty of hours on its day with the others, and as overdue only after its last minute', () => {
    const meeting = { deadline: { due: withinHours('2026-10-30T19:00:00Z', '2026-10-30') } }
    expect(whoHears(at('2026-10-30'), meeting)[0]).toEqual([
      'worker-mo',
      ['worker', 'worker-soon', 'today'],
      'assigned',
    ])
    expect(owedNow(owing(at('2026-10-30', '18:59'), meeting)).overdue).toEqual([])
    expect(owedNow(owing(at('2026-10-30', '19:01'), meeting)).overdue).toHaveLength(1)
  })
})

describe('the sections of a post', () => {
  const statuses = (deadline: Partial<Deadline>, now = at('2026-10-23')) =>
    linesOf(
      [{ deadline: duty(deadline), standing: standingOf(duty(deadline), [], calendar) }],
      now.slice(0, 10),
      now,
    ).map(({ status }) => status)

  it('says how each duty stands', () => {
    expect(statuses({ due: on('2026-10-22') })).toEqual(['overdue'])
    expect(statuses({ due: on('2026-10-22', '2026-10-26') })).toEqual(['due'])
    expect(statuses({ due: on('2026-10-30') })).toEqual(['due'])
    expect(statuses({ due: on('2026-10-31') })).toEqual(['later'])
    expect(statuses({ kind: 'advisory', due: on('2026-10-01') })).toEqual(['consider'])
    expect(statuses({ kind: 'expiry', due: on('2026-10-01') })).toEqual(['ended'])
    expect(statuses({ kind: 'gate', due: null })).toEqual([])
    expect(
      statuses({ due: null, problem: { kind: 'no-trigger', says: 'The record has no day of custody.' } }),
    ).toEqual(['no-day'])
  })

  it('shows the soonest and counts the rest', () => {
    const many = Array.from({ length: 30 }, (_, n) =>
      duty({ case: `mo-${n}`, due: on(`2026-10-${String(1 + (n % 20)).padStart(2, '0')}`) }),
    )
    const duties = many.map((deadline) => ({ deadline, standing: standingOf(deadline, [], calendar) }))
    const [overdue] = sectionsOf(linesOf(duties, '2026-10-23', at('2026-10-23')))
    expect(overdue).toMatchObject({ status: 'overdue', all: 30 })
    expect(overdue!.shown.map(({ duty: { deadline } }) => deadline.due!.earliest)).toEqual(
      [...overdue!.shown.map(({ duty: { deadline } }) => deadline.due!.earliest)].sort(),
    )
    expect(overdue!.shown.length).toBeLessThan(30)
  })
})
