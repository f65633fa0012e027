import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addHours,
  addMonths,
  addWorkingDays,
  addWorkingTime,
  dayOf,
  isWorkingDay,
  startOf,
} from '../../../src/policy/deadlines/arithmetic.ts'
import { dueAfter } from '../../../src/policy/deadlines/due.ts'
import { dayInCare } from '../../../src/policy/deadlines/months-in-care.ts'
import { differences } from './oracle.ts'

const chicago = {
  zone: 'America/Chicago',
  workingDays: [1, 2, 3, 4, 5],
  holidays: [{ on: '2026-11-26', name: 'Thanksgiving' }],
}
const start = (on: string, at: string | null = null) => ({ on, at, stays: [] })

describe('days and hours', () => {
  test('every 11th day of 2024 to 2032 in four zones is as PostgreSQL counts it', async () => {
    const { looked, found } = await differences(11)
    expect(looked).toBeGreaterThan(1100)
    expect(found).toEqual([])
  }, 60_000)

  test('a month from the 31st is the last day of a shorter month, and the leap day is kept', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
  })

  test('MO-R03 72 hours over a change of the clocks are 72 hours all the same', () => {
    expect(addHours(startOf('2026-03-06', chicago.zone), 72)).toBe('2026-03-09T06:00:00Z')
    expect(startOf('2026-03-09', chicago.zone)).toBe('2026-03-09T05:00:00Z')
    expect(addHours(startOf('2026-10-30', chicago.zone), 72)).toBe('2026-11-02T05:00:00Z')
    expect(dayOf(addHours(startOf('2026-10-30', chicago.zone), 72), chicago.zone)).toBe('2026-11-01')
  })

  test('MO-R03 with the hour on record, both ways to count are one instant each', () => {
    const due = dueAfter(
      { hours: 72, counted: 'unknown' },
      start('2026-11-24', '2026-11-24T20:15:00Z'),
      chicago,
    )
    expect(due.readings).toEqual([
      { counted: 'calendar', on: '2026-11-27' },
      { counted: 'working', on: '2026-11-30' },
    ])
    expect(due.hours).toEqual({ earliest: '2026-11-27T20:15:00Z', latest: '2026-11-30T20:15:00Z' })
    expect(addWorkingTime('2026-10-30T14:00:00Z', 1, chicago)).toBe('2026-11-02T15:00:00Z')
  })

  test('a holiday and a weekend are no working days, and the n-th working day always is one', () => {
    expect(addWorkingDays('2026-11-25', 1, chicago)).toBe('2026-11-27')
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 60 }),
        (date, n) => {
          const day = date.toISOString().slice(0, 10)
          const end = addWorkingDays(day, n, chicago)
          expect(isWorkingDay(end, chicago)).toBe(true)
          expect(addWorkingDays(day, n + 1, chicago) > end).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('MO-R24 where the text does not say whose quarter, both are shown', () => {
    expect(dueAfter({ quarters: 'unknown' }, start('2026-10-20'), chicago)).toEqual({
      earliest: '2026-12-31',
      latest: '2027-01-20',
      hours: null,
      readings: [
        { counted: 'calendar', on: '2026-12-31' },
        { counted: 'calendar', on: '2027-01-20' },
      ],
    })
  })

  test('fifteen of 22 months: one stay is 15 months, and earlier stays bring the day nearer', () => {
    const clock = { monthsInCare: 15, outOf: 22 }
    expect(dayInCare(clock, '2026-01-10', [])).toBe('2027-04-10')
    const sooner = dayInCare(clock, '2026-01-10', [{ from: '2025-04-01', until: '2025-10-01' }])
    expect(sooner > '2026-09-01' && sooner < '2026-11-30').toBe(true)
    expect(dayInCare(clock, '2026-01-10', [{ from: '2015-01-01', until: '2019-01-01' }])).toBe('2027-04-10')
  })
})
