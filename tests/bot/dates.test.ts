import { describe, expect, it } from 'vitest'
import { datesIn, readDate } from '../../src/bot/understand/dates.ts'

const today = '2026-11-22'
const read = (text: string) => readDate(text, today)

describe('a date in a worker’s words', () => {
  it.each([
    ['22 Nov 2027', '2027-11-22'],
    ['May 22nd, 2027', '2027-05-22'],
    ['by next May 22', '2027-05-22'],
    ['May 22', '2027-05-22'],
    ['2027-05-22', '2027-05-22'],
    ['5/22/2027', '2027-05-22'],
    ['22/5/2027', '2027-05-22'],
    ['tomorrow', '2026-11-23'],
    ['the end of May', '2027-05-31'],
    ['on 29 February 2028.', '2028-02-29'],
  ])('takes "%s" as %s', (text, date) => {
    expect(read(text)).toEqual({ kind: 'day', date })
  })

  it.each([
    ['end of the quarter', ['2026-12-31', '2027-03-31']],
    ['end of the year', ['2026-12-31', '2027-12-31']],
    ['5/6/2027', ['2027-05-06', '2027-06-05']],
    ['in 6 months', ['2027-05-22']],
    ['next Friday', ['2026-11-27', '2026-12-04']],
  ])('asks which day "%s" means', (text, choices) => {
    expect(read(text)).toMatchObject({ kind: 'unclear', choices })
  })

  it.each(['30 February 2027', 'Feb 30 2027', '31 June 2027', '30/2/2027', '2027-02-30', '13/13/2027'])(
    'says that "%s" is no day of the calendar',
    (text) => {
      expect(read(text)).toEqual({
        kind: 'unclear',
        because: 'There is no such day in the calendar.',
        choices: [],
      })
    },
  )

  it.each([
    '',
    'soon',
    'May',
    'May 2027',
    'next year',
    'when the judge says so',
    '1 May or 3 June 2027',
    '22 May 2027 or so I think',
  ])('does not guess from "%s"', (text) => {
    expect(read(text).kind).toBe('unclear')
  })

  it('finds the certain dates of a sentence with their places', () => {
    const text = 'adoption by next May 22 and guardianship by 5/6/2027, maybe in spring'
    const found = datesIn(text, today)
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['May 22', '5/6/2027'])
    expect(found[0]?.read).toEqual({ kind: 'day', date: '2027-05-22' })
    expect(found[1]?.read.kind).toBe('unclear')
  })
})
