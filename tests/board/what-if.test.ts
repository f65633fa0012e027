import { describe, expect, test } from 'vitest'
import { duty, folk, inWorkingDays } from './duties.ts'
import { choose, look, supervisor } from './place.ts'
import { place, row, seenBy } from './seen.ts'

describe('what if', () => {
  const duties = [inWorkingDays(0, 7), inWorkingDays(3, 5), duty(1, 8), duty(6, -1)]
  test('shows a reassignment and a day off beside today, and keeps nothing', async () => {
    const { url, asked } = await place({ duties })
    const cookie = await choose(url, supervisor.id)
    const query = `?from=${folk[0].id}&to=${folk[1].id}&holiday=2026-12-10`
    const { text } = await look(url, cookie, query)
    expect(text.replace(/\s+/g, ' ')).toContain('3 duties would change hands. 1 duty counted in working days')
    expect(row(text, '7 Dec')).toEqual(['7 Dec', '3', '2'])
    expect(row(text, '14 Dec')).toEqual(['14 Dec', '0', '1'])
    expect(text).toContain('1 → 0')
    expect((await look(url, cookie)).text).not.toContain('→')
    expect(asked).toHaveLength(1)
  })

  test.each([
    [`?from=${folk[0].id}`, 'Choose both'],
    [`?from=${folk[0].id}&to=${folk[0].id}`, 'Choose two different people.'],
    [`?from=${folk[0].id}&to=stranger`, 'Choose people who have duties in this unit.'],
    ['?holiday=next+Friday', 'Write the day off as year, month and day'],
    ['?holiday=2026-02-31', 'Write the day off as year, month and day'],
    ['?holiday=2029-12-24', 'Choose a day within the next eight weeks.'],
    ['?holiday=2026-12-12', 'Nobody works on that day already'],
  ])('%s: one sentence, and the page as it was', async (query, sentence) => {
    const { status, text } = await seenBy(supervisor.id, { duties }, query)
    expect([status, text.includes(sentence), text.includes('Nothing was changed.')]).toEqual([
      200,
      true,
      true,
    ])
    expect(row(text, '7 Dec')).toEqual(['7 Dec', '3'])
  })
})
