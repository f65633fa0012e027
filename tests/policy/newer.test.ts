import { expect, test } from 'vitest'
import { loadLibrary } from '../../policy/index.ts'
import { allowedGoals } from '../../src/bot/words/goals.ts'
import { rulebook, statesOf } from '../../src/policy/rulebook.ts'

const library = loadLibrary()
const missouri = (on: string) => rulebook(library, 'mo', on)
const told = (on: string) =>
  allowedGoals(missouri(on), { caseType: 'alternative-care', age: 4 }, null, 'a child').text

test('MO-R01 the edition in force on the day decides, to the day', () => {
  expect(
    ['2020-05-27', '2020-05-28', '2021-07-01', '2021-07-02'].map((day) => missouri(day).edition),
  ).toEqual([null, 'mo@2020-05-28', 'mo@2020-05-28', 'mo@2021-07-02'])
})

test('an answer under an older edition says from when a newer one is known', () => {
  expect(missouri('2021-07-01').newerFrom).toBe('2021-07-02')
  expect(told('2021-07-01')).toContain(
    'Missouri, policy of 28 May 2020, a newer one is known from 2 Jul 2021.',
  )
})

test('under the newest edition nothing newer is spoken of, and before the first the first is named', () => {
  expect(missouri('2026-11-22').newerFrom).toBeNull()
  expect(told('2026-11-22')).toContain('Missouri, policy of 2 Jul 2021.')
  expect(missouri('2019-01-01')).toMatchObject({ edition: null, newerFrom: '2020-05-28' })
})

test('every state that has a folder is a state', () => {
  expect(statesOf(library)).toEqual(['tn', 'mo', 'wi', 'ma'])
})
