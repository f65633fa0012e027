import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkpointOn, rungsOf } from '../../src/reminders/ladder.ts'
import { isQuiet, openAt } from '../../src/reminders/office-hours.ts'
import { missedDays, postDay } from '../../src/reminders/post-day.ts'
import { addDays, isWorkingDay, weekdayOf, workingDaysBefore } from '../../src/reminders/working-days.ts'
import { calendar, duty, on, withinHours } from './duty.ts'

const rungs = (due: ReturnType<typeof on>, kind: 'hard' | 'advisory' | 'expiry' | 'gate' = 'hard') =>
  Object.fromEntries(rungsOf({ kind, due }, calendar).map(({ telling, from }) => [telling, from]))

describe('the ladder of a duty', () => {
  it('begins a week before, presses two working days before, and turns to the supervisor one working day before', () => {
    expect(rungs(on('2026-10-30'))).toEqual({
      worker: '2026-10-23',
      'worker-soon': '2026-10-28',
      supervisor: '2026-10-29',
      overdue: '2026-11-02',
    })
  })

  it('moves what would fall on a weekend or a holiday to the working day before', () => {
    // Thanksgiving is Thursday 26 November; the Sunday after it is the due day.
    expect(rungs(on('2026-11-29'))).toEqual({
      worker: '2026-11-20',
      'worker-soon': '2026-11-25',
      supervisor: '2026-11-27',
      overdue: '2026-11-30',
    })
  })

  it('calls nothing overdue before the latest reading has passed', () => {
    const due = on('2026-10-28', '2026-11-04')
    expect(rungs(due).overdue).toBe('2026-11-05')
    expect(checkpointOn({ kind: 'hard', due }, '2026-11-04', calendar)).toBe('supervisor')
    expect(checkpointOn({ kind: 'hard', due }, '2026-11-05', calendar)).toBe('overdue')
    expect(checkpointOn({ kind: 'hard', due }, '2026-10-20', calendar)).toBeNull()
  })

  it('never makes advice overdue, and gives gates and conditions no day', () => {
    expect(Object.keys(rungs(on('2026-10-30'), 'advisory'))).toEqual(['worker'])
    expect(Object.keys(rungs(on('2026-10-30'), 'expiry'))).toEqual(['worker', 'worker-soon', 'supervisor'])
    expect(rungsOf({ kind: 'gate', due: on('2026-10-30') }, calendar)).toEqual([])
    expect(rungsOf(duty({ kind: 'condition', due: null }), calendar)).toEqual([])
  })

  it('tells a duty of hours on its day, or on the working day before it', () => {
    expect(rungs(withinHours('2026-10-30T19:00:00Z', '2026-10-30')).today).toBe('2026-10-30')
    expect(rungs(withinHours('2026-11-01T19:00:00Z', '2026-11-01')).today).toBe('2026-10-30')
  })

  it('never climbs down, and never stands on a day off before the day has passed', () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n))
    fc.assert(
      fc.property(days, fc.nat(10), (earliest, more) => {
        const all = rungsOf({ kind: 'hard', due: on(earliest, addDays(earliest, more)) }, calendar)
        const from = all.map((rung) => rung.from)
        expect([...from].sort()).toEqual(from)
        expect(all.every((rung) => isWorkingDay(rung.from, calendar))).toBe(true)
        expect(from[2]! < earliest && from[3]! > addDays(earliest, more)).toBe(true)
        expect(workingDaysBefore(earliest, 2, calendar)).toBe(from[1])
      }),
    )
  })
})

describe('when somebody may be told something', () => {
  it('is a working day of the agency, from the set time on and outside the quiet, on the wall of the one who is told', () => {
    expect(openAt('2026-10-30T13:29:00Z', calendar)).toBeNull()
    expect(openAt('2026-10-30T13:30:00Z', calendar)).toEqual({ day: '2026-10-30', time: '08:30' })
    expect(openAt('2026-10-30T13:30:00Z', calendar, 'America/Denver')).toBeNull()
    expect(openAt('2026-10-30T23:00:00Z', calendar)).toBeNull()
    expect(openAt('2026-10-31T15:00:00Z', calendar)).toBeNull()
    expect(openAt('2026-11-26T15:00:00Z', calendar)).toBeNull()
    // On 1 November the clocks went back: 08:30 is an hour later by universal time.
    expect(openAt('2026-11-02T13:30:00Z', calendar)).toBeNull()
    expect(openAt('2026-11-02T14:30:00Z', calendar)).toEqual({ day: '2026-11-02', time: '08:30' })
  })

  it('waits for the end of the quiet where the set time lies in it', () => {
    const late = { ...calendar, postAt: '06:00' }
    expect(openAt('2026-10-30T11:30:00Z', late)).toBeNull()
    expect(openAt('2026-10-30T12:00:00Z', late)).not.toBeNull()
  })

  it('knows a quiet over midnight, one within a day, and none', () => {
    expect(isQuiet('23:00', { quiet: { from: '18:00', until: '07:00' } })).toBe(true)
    expect(isQuiet('12:30', { quiet: { from: '12:00', until: '13:00' } })).toBe(true)
    expect(isQuiet('12:30', { quiet: { from: '12:00', until: '12:00' } })).toBe(false)
  })

  it('counts weekdays from Monday', () => {
    expect(['2026-10-05', '2026-10-11', '1969-12-29'].map(weekdayOf)).toEqual([1, 7, 1])
  })

  it('leaves a team alone until its day, and one that is gone for good', () => {
    const link = { unit: 'u', by: { id: 's', identity: 's', name: 'S' }, since: '2026-01-01T00:00:00Z' }
    const now = '2026-10-30T15:00:00Z'
    expect(postDay({ link, quietUntil: null, gone: null }, now, calendar)).toBe('2026-10-30')
    expect(postDay({ link, quietUntil: '2026-10-30', gone: null }, now, calendar)).toBe('2026-10-30')
    expect(postDay({ link, quietUntil: '2026-10-31', gone: null }, now, calendar)).toBeNull()
    expect(postDay({ link: null, quietUntil: null, gone: null }, now, calendar)).toBeNull()
    expect(
      postDay({ link, quietUntil: null, gone: { because: 'removed', since: now } }, now, calendar),
    ).toBeNull()
  })

  it('counts the working days without a post, but not those on which it was to be quiet', () => {
    expect(missedDays('2026-11-24', '2026-12-01', calendar, null)).toEqual([
      '2026-11-25',
      '2026-11-27',
      '2026-11-30',
    ])
    expect(missedDays('2026-11-24', '2026-12-01', calendar, '2026-11-30')).toEqual(['2026-11-30'])
    expect(missedDays('2026-11-25', '2026-11-27', calendar, null)).toEqual([])
    expect(missedDays(null, '2026-11-27', calendar, null)).toEqual([])
  })
})
