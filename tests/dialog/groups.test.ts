import { describe, expect, test } from 'vitest'
import { begin, diagram, form, named, rebuild, record, step, view } from '../../src/dialog/index.ts'
import type { FlowEvent, Stepped } from '../../src/dialog/types.ts'
import { season, tour } from './tour.ts'

const ctx = season({ people: 4 })
const say = (values: Record<string, unknown>): FlowEvent => ({ type: 'ANSWER', values })
const correct = (ask: string, value?: unknown): FlowEvent => ({ type: 'CORRECT', ask, value })
const want = (ask: string): FlowEvent => ({ type: 'WANT', ask })
const remove = (group: string, n: number): FlowEvent => ({ type: 'REMOVE', group, n })
const after = (values: object, ...events: FlowEvent[]): Stepped =>
  events.reduce<Stepped>((at, event) => step(tour, at.flow, event, ctx), begin(tour, ctx, { ...values }))
const asked = ({ flow }: Stepped) => view(tour, flow, ctx).asking?.ask ?? view(tour, flow, ctx).status
const rows = ({ flow }: Stepped) => view(tour, flow, ctx).rows.map(({ label, value }) => `${label}: ${value}`)
const fallen = ({ undone }: Stepped) => undone.map(({ label, was }) => `${label}: ${was}`)

const start = { day: '2026-12-01' }
const two = {
  ...start,
  'stops-1-place': 'park',
  'stops-1-minutes': 10,
  'stops-1-snacks': ['bread'],
  'stops-2-place': 'hill',
  'stops-2-minutes': 30,
}
const guested = {
  ...two,
  'guests-1-name': 'Ottoline',
  'guests-1-joins': '2',
  ticked: ['a'],
  rules: ['Walk.'],
}

describe('groups', () => {
  test('as many items as are needed are asked for; further ones by wish, each question in its turn', () => {
    expect(asked(after(start))).toBe('stops-1-place')
    const first = after(start, say({ 'stops-1-place': 'hill' }), say({ 'stops-1-minutes': 20 }))
    expect(asked(first)).toBe('ticked')
    const second = step(tour, first.flow, want('stops'), ctx)
    expect(asked(second)).toBe('stops-2-place')
    expect(view(tour, second.flow, ctx).asking?.prompt).toBe('Stop 2: where?')
    expect(asked(step(tour, second.flow, say({ 'stops-2-place': 'park' }), ctx))).toBe('stops-2-minutes')
  })

  test('the record holds the items as a list', () => {
    const at = after(guested)
    expect(view(tour, at.flow, ctx).status).toBe('review')
    expect(record(tour, at.flow, ctx)).toMatchObject({
      people: 4,
      stops: [
        { place: 'park', minutes: 10, snacks: ['bread'] },
        { place: 'hill', minutes: 30 },
      ],
      guests: [{ name: 'Ottoline', joins: '2' }],
    })
  })

  test('an item has one row, in its place among the others', () => {
    expect(rows(after(guested))).toEqual([
      'Day: Tue 1 Dec 2026',
      'People: 4',
      'Stop 1: park, 10 minutes',
      'Stop 2: hill, 30 minutes',
      'Guest 1: Ottoline, from stop 2',
      'Ticked: A',
      'Rules: Walk.',
    ])
    expect(view(tour, after(guested).flow, ctx).rows[3]?.item).toEqual({ group: 'stops', n: 2 })
  })

  test('an item taken out leaves no hole, and what names another by its number still names the same', () => {
    const at = after(guested, remove('stops', 1))
    expect(rows(at)).toContain('Stop 1: hill, 30 minutes')
    expect(at.flow.answers).toMatchObject({ 'guests-1-joins': '1' })
    expect(at.accepted).toEqual(['stops-1'])
    expect(after(guested, remove('stops', 2)).flow.answers).not.toHaveProperty('guests-1-joins')
  })

  test('an item that is not there is not taken out, and that is said', () => {
    const at = after(guested, remove('stops', 3))
    expect(at.refused[0]?.refusal.because).toBe('There is no stop 3 here.')
    expect(after(guested, correct('stops-3-minutes', 10)).refused[0]?.refusal.because).toMatch(/no stop 3/)
    expect(after(guested, remove('moons', 1)).ignored).toBe(true)
  })

  test('there is an end to adding', () => {
    const full = { ...start, 'stops-1-place': 'park', 'stops-2-place': 'hill', 'stops-3-place': 'lake' }
    const at = after({ ...full, 'stops-4-minutes': 10 }, want('stops'))
    expect(at.refused[0]?.refusal.because).toMatch(/4 of these at most/)
    expect(view(tour, at.flow, ctx).offers.map(({ ask }) => ask)).not.toContain('stops')
    expect(after(start, say({ 'stops-9-place': 'hill' })).refused[0]?.refusal.because).toMatch(/no field/)
  })

  test('an added item is left by back, and nothing of it stays', () => {
    const at = after(guested, want('stops'), { type: 'BACK' })
    expect(rows(at)).toHaveLength(7)
    expect(at.flow).toEqual({ ...after(guested).flow, status: 'review' })
  })

  test('an item is asked through again as a whole; what stands may be passed over', () => {
    const again = after(guested, want('stops-1'))
    expect(asked(again)).toBe('stops-1-place')
    expect(form(tour, again.flow, ctx).map(({ ask }) => ask)).toEqual(
      expect.arrayContaining(['stops-1-place', 'stops-1-minutes', 'stops-1-snacks']),
    )
    const passed = step(
      tour,
      step(tour, again.flow, { type: 'SKIP' }, ctx).flow,
      say({ 'stops-1-minutes': 15 }),
      ctx,
    )
    expect(rows(passed)).toContain('Stop 1: park, 15 minutes')
    expect(asked(step(tour, passed.flow, { type: 'REVIEW' }, ctx))).toBe('review')
  })

  test('a correction tells which later answers it undid, an item as a whole', () => {
    const at = after({ ...two, people: 4, 'guests-1-name': 'Ottoline' }, correct('people', 2))
    expect(fallen(at)).toEqual(['Guest 1: Ottoline'])
    const until = after({ ...two, 'stops-2-until': '2027-01-01' }, correct('stops-2-place', 'lake'))
    expect(fallen(until)).toEqual(['Stop 2 end date: Fri 1 Jan 2027'])
  })

  test('a flow stored by another version keeps its items', () => {
    const at = rebuild(tour, { ...after(guested).flow, version: 0 }, ctx)
    expect(at.flow.answers).toEqual(after(guested).flow.answers)
  })

  test('every field has a name, and every group', () => {
    const { fields, groups } = named(tour, after(two).flow, ctx)
    expect(fields.map(({ label }) => label)).toContain('Stop 2 end date')
    expect(groups).toContainEqual({ group: 'stops', label: 'Stop', aliases: ['halt'], count: 2, atMost: 4 })
  })

  test('in the picture a group is one state that is entered again and again', () => {
    const picture = diagram(tour)
    expect(picture).toContain('next --> stops: each question of each stop, 4 at most')
    expect(picture).not.toContain('stops-1')
  })
})

describe('numbers and lists', () => {
  test.each([
    ['3', 3],
    [' 12 ', 12],
    [7, 7],
  ])('the number %j is taken as %j', (given, taken) => {
    expect(after({}, say({ people: given })).flow.answers.people).toBe(taken)
  })

  test.each([
    ['three', 'whole number'],
    [2.5, 'whole number'],
    ['0', 'from 1 to 20'],
    [21, 'from 1 to 20'],
    [Number.NaN, 'whole number'],
  ])('the number %j is refused', (given, because) => {
    const at = after({}, say({ people: given }))
    expect(at.refused[0]?.refusal.because).toContain(because)
    expect(at.flow.answers.people).toBe(4)
  })

  test('a list is what stands on its lines, empty ones left out', () => {
    const at = after({ ...two, 'stops-1-snacks': 'bread\n\n  soup ' })
    expect(at.flow.answers['stops-1-snacks']).toEqual(['bread', 'soup'])
  })

  test('a list has so many lines, and a line so many letters', () => {
    const snacks = (given: unknown) =>
      after(two, correct('stops-1-snacks', given)).refused[0]?.refusal.because
    expect(snacks(['a', 'b', 'c', 'd'])).toMatch(/can have 3 lines/)
    expect(snacks(['x'.repeat(21)])).toMatch(/can have 20 characters/)
    expect(snacks([1, 2])).toMatch(/could not be read/)
  })
})

describe('what answers others', () => {
  test('the case record answers first; it is marked so, and can be corrected', () => {
    const people = (at: Stepped) => view(tour, at.flow, ctx).rows.find(({ ask }) => ask === 'people')
    expect(people(after({}))).toMatchObject({ value: '4', note: 'From the case record.' })
    expect(people(after({}, correct('people', 5)))).toMatchObject({ value: '5', note: null })
    expect(after({}, { type: 'BACK' }).ignored).toBe(true)
  })

  test('an answer supplies others that are still open, and items after those there are', () => {
    const at = after({ ...two, rules: ['Mine.'] }, say({ template: 'short' }))
    expect(at.flow.answers.rules).toEqual(['Mine.'])
    const long = after(start, say({ template: 'long' }))
    expect(rows(long)).toEqual(
      expect.arrayContaining(['Stop 1: lake, 30 minutes', 'Stop 2: hill, 45 minutes']),
    )
    expect(view(tour, long.flow, ctx).rows.find(({ ask }) => ask === 'stops-1')?.note).toContain(
      'From: Last year.',
    )
  })

  test('chosen anew it supplies anew; what the worker touched stays theirs', () => {
    const other = after(start, say({ template: 'long' }), correct('template', 'short'))
    expect(rows(other).filter((row) => row.startsWith('Stop'))).toEqual(['Stop 1: park, 10 minutes'])
    const touched = after(
      start,
      say({ template: 'long' }),
      correct('stops-2-minutes', 20),
      correct('template', 'short'),
    )
    expect(rows(touched).filter((row) => row.startsWith('Stop'))).toEqual([
      'Stop 1: hill, 20 minutes',
      'Stop 2: park, 10 minutes',
    ])
  })

  test('what an answer supplied falls with it, and is told', () => {
    const at = after(start, say({ template: 'short' }), correct('template', null))
    expect(fallen(at)).toEqual(['Stop 1: park, 10 minutes', 'Rules: Stay together.'])
  })

  test('the tick rule holds both ways', () => {
    expect(after({}, say({ ticked: ['a1'] })).flow.answers.ticked).toEqual(['a', 'a1'])
    const both = after({}, say({ ticked: ['a1', 'b1'] }))
    expect(step(tour, both.flow, correct('ticked', ['a1', 'b', 'b1']), ctx).flow.answers.ticked).toEqual([
      'b',
      'b1',
    ])
  })
})

describe('the edition of the day it is about', () => {
  test('decides what may be chosen', () => {
    const places = (day: string) =>
      view(tour, after({ day }).flow, ctx).asking?.options.map(({ value }) => value)
    expect(places('2026-12-01')).not.toContain('rink')
    expect(places('2027-01-01')).toContain('rink')
  })

  test('what the other edition refuses falls and is told with its reason', () => {
    const at = after(
      { ...start, 'stops-1-place': 'lake', 'stops-1-minutes': 10 },
      correct('day', '2027-01-05'),
    )
    expect(at.undone).toEqual([
      { ask: 'stops-1-place', label: 'Stop 1 place', was: 'LAKE', because: 'The lake is frozen.' },
    ])
    expect(at.flow.edition).toBe('winter')
    expect(view(tour, at.flow, ctx).rows.find(({ ask }) => ask === 'stops-1')?.note).toBe('Edition winter.')
  })

  test('is the one that the write is made by', () => {
    const winter = after({ ...two, day: '2027-01-05' }, { type: 'REVIEW' }, { type: 'CONFIRM', key: 'k' })
    expect(winter.write).toMatchObject({ edition: 'winter' })
  })
})
