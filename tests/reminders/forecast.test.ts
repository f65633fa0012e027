import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isWorkingDay, weekdayOf, workingDayAfter } from '../../src/reminders/working-days.ts'
import { forecast, loads, standings, weeksAhead } from '../../src/reminders/forecast/forecast.ts'
import { marked } from '../../src/reminders/forecast/marked.ts'
import { imagine } from '../../src/reminders/forecast/what-if.ts'
import { calendarOf } from '../../src/commands/calendar.ts'
import { duty, folk, inWorkingDays, now, ordinary, today } from '../board/duties.ts'

const moment = { today, asOf: now }
const standingOf = standings(moment)
const calendar = calendarOf(undefined, 'tn', 'America/Chicago')
const offDays = (holiday: string) => ({ reassign: null, holiday })

describe('where a duty stands', () => {
  test.each([
    ['the day before', duty(1, -1), 'overdue'],
    ['its own day', duty(1, 0), 'this-week'],
    ['the Sunday of this week', duty(1, 2), 'this-week'],
    ['the Monday after', duty(1, 3), 'later'],
    ['advice whose day has passed', duty(1, -3, { kind: 'advisory' }), 'open'],
    ['a gate', duty(1, -3, { kind: 'gate' }), 'open'],
    ['no day', duty(1, null), 'open'],
  ])('%s', (_, one, standing) => expect(standingOf(one)).toBe(standing))

  test('nothing is overdue while one way of counting still has time', () => {
    const due = {
      earliest: addDays(today, -2),
      latest: today,
      hours: null,
      readings: [
        { counted: 'calendar' as const, on: addDays(today, -2) },
        { counted: 'working' as const, on: today },
      ],
    }
    expect(standingOf(duty(1, 0, { due }))).toBe('this-week')
  })

  test('a clock in hours is over at its hour', () => {
    const at = (instant: string) => ({
      ...duty(1, 0).due!,
      hours: { earliest: instant, latest: instant },
    })
    expect(standingOf(duty(1, 0, { due: at('2026-12-04T15:29:00Z') }))).toBe('overdue')
    expect(standingOf(duty(1, 0, { due: at('2026-12-04T15:31:00Z') }))).toBe('this-week')
  })
})

describe('the forecast', () => {
  test('begins on Monday, has eight weeks, and counts nothing twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 90 }), { maxLength: 60 }), (offsets) => {
        const duties = offsets.map((day, n) => duty(n, day))
        const weeks = forecast(duties, moment)
        expect(weeks.map(({ from }) => weekdayOf(from))).toEqual(Array.from({ length: weeksAhead }, () => 1))
        const last = weeks.at(-1)?.until ?? ''
        const ahead = duties.filter(({ due }) => due && due.earliest >= today && due.earliest <= last)
        expect(weeks.reduce((all, { due }) => all + due, 0)).toBe(ahead.length)
      }),
    )
  })

  test('loads hold every duty once, the most pressed first and what nobody owns last', () => {
    const duties = [...ordinary(), duty(900, -5, { owner: folk[2] }), duty(901, -5, { owner: folk[2] })]
    const all = loads(duties, moment)
    const sum = all.flatMap(({ counts }) => Object.values(counts)).reduce((a, b) => a + b, 0)
    expect(sum).toBe(duties.length)
    expect(all[0]?.owner).toEqual(folk[2])
    expect(all.at(-1)?.owner).toBeNull()
  })
})

describe('what if', () => {
  test('one more day off moves what counts working days over it, by one working day', () => {
    const thursday = '2026-12-10'
    const duties = [inWorkingDays(1, 7), inWorkingDays(2, 5), inWorkingDays(3, 6), duty(4, 7)]
    const { duties: changed, moved, stays } = imagine(duties, offDays(thursday), calendar)
    expect(changed.map(({ due }) => due?.earliest)).toEqual([
      '2026-12-14',
      '2026-12-09',
      '2026-12-11',
      '2026-12-11',
    ])
    expect([moved, stays]).toEqual([2, { count: 0, doBy: '2026-12-09' }])
  })

  test('what is counted back from an event comes a working day earlier', () => {
    const trigger = { what: 'The hearing', on: '2026-12-16' }
    const one = inWorkingDays(1, 7, { trigger })
    expect(imagine([one], offDays('2026-12-14'), calendar).duties[0]?.due?.earliest).toBe('2026-12-10')
  })

  test('calendar days, hours, and days whose trigger is not on record stay', () => {
    const hours = { earliest: '2026-12-10T15:00:00Z', latest: '2026-12-10T15:00:00Z' }
    const duties = [
      duty(1, 6),
      inWorkingDays(2, 6, { trigger: { what: '', on: null } }),
      duty(3, 6, { due: { ...inWorkingDays(3, 6).due!, hours } }),
    ]
    const { duties: changed, moved, stays } = imagine(duties, offDays('2026-12-10'), calendar)
    expect(changed).toEqual(duties)
    expect([moved, stays]).toEqual([0, { count: 3, doBy: '2026-12-09' }])
  })

  test('no day off makes a duty due on a day on which nobody works, nor changes what was handed in', () => {
    const ahead = fc.integer({ min: 1, max: 50 })
    fc.assert(
      fc.property(fc.array(ahead, { maxLength: 30 }), ahead, (offsets, off) => {
        const working = offsets.map((day) => addDays(today, day)).filter((day) => isWorkingDay(day, calendar))
        const duties = working.map((day, n) =>
          inWorkingDays(n, 1, {
            due: {
              ...inWorkingDays(n, 1).due!,
              readings: [{ counted: 'working', on: day }],
              earliest: day,
              latest: day,
            },
          }),
        )
        const before = JSON.stringify(duties)
        const holiday = addDays(today, off)
        const after = { ...calendar, holidays: [{ on: holiday, name: '' }] }
        const { duties: changed } = imagine(duties, offDays(holiday), calendar)
        for (const { due } of changed) expect(isWorkingDay(due!.earliest, after)).toBe(true)
        expect(JSON.stringify(duties)).toBe(before)
      }),
    )
  })

  test('reassigning moves every duty of one person and nobody else’s', () => {
    const duties = ordinary()
    const [from, to] = [folk[0], folk[1]]
    const { duties: changed, reassigned } = imagine(
      duties,
      { reassign: { from: from.id, to }, holiday: null },
      calendar,
    )
    const owned = (all: typeof duties, id: string) => all.filter(({ owner }) => owner?.id === id).length
    expect(reassigned).toBe(owned(duties, from.id))
    expect([owned([...changed], from.id), owned([...changed], to.id)]).toEqual([
      0,
      owned(duties, from.id) + owned(duties, to.id),
    ])
  })

  test('a calendar without a working day ends the search', () => {
    expect(workingDayAfter(today, { ...calendar, workingDays: [] })).toBe(addDays(today, 1))
  })
})

test('marks of another due day say nothing about this one', () => {
  const [one, two, three] = [duty(1, 3), duty(2, 3), duty(3, 3)]
  const by = { id: 'supervisor-tn', name: 'Winifred Achterberg' }
  const of = (deadline: string, due: string) => ({ tenant: 'local', deadline, due, by, at: now })
  const day = one.due!.earliest
  const { open, saidDone } = marked(
    [one, two, three],
    [
      { ...of(one.id, day), kind: 'done', evidence: 'court order' },
      { ...of(two.id, day), kind: 'reassigned', to: folk[2] },
      { ...of(three.id, addDays(day, -30)), kind: 'done', evidence: 'last month' },
    ],
  )
  expect(saidDone.map(({ id }) => id)).toEqual([one.id])
  expect(open.map(({ id, owner }) => [id, owner?.id])).toEqual([
    [two.id, folk[2].id],
    [three.id, three.owner?.id],
  ])
})
