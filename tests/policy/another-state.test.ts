import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../policy/index.ts'
import { lint } from '../../src/policy/lint.ts'
import { rulebook, statesOf } from '../../src/policy/rulebook.ts'
import type { GoalFacts } from '../../src/policy/types.ts'
import { policyPlus } from './folders.ts'
import { MADE_UP_STATE } from './made-up-state.ts'

const open = () => {
  const library = loadLibrary(policyPlus(MADE_UP_STATE))
  return { library, book: rulebook(library, 'ma', '2026-05-22') }
}

describe('a state is a folder', () => {
  test('its folder alone makes it known, clean and answering', () => {
    const { library, book } = open()
    expect(statesOf(library)).toEqual(['tn', 'ma'])
    expect(lint(library)).toEqual([])
    expect(book.allowedGoals({ caseType: 'in-home', age: 3 }).map(({ verdict }) => verdict)).toEqual([
      'allowed',
      'unknown',
      'unknown',
      'unknown',
    ])
  })

  test('a precondition decides, and is named where it is not known', () => {
    const verdict = (facts: GoalFacts) =>
      open().book.verdictFor('adoption', { caseType: 'out-of-home', age: 3, ...facts })
    expect(verdict({ preconditions: { conference: true } }).verdict).toBe('conditional')
    expect(verdict({ preconditions: { conference: false } }).verdict).toBe('not-allowed')
    expect(verdict({})).toMatchObject({
      verdict: 'unknown',
      because: expect.stringContaining('whether a planning conference was held'),
    })
  })

  test('the federal floor closes what the state opens, and waiting counts to the later of the two ages', () => {
    const { book } = open()
    const at = (dateOfBirth: string) => book.verdictFor('alone', { caseType: 'out-of-home', dateOfBirth })
    expect(at('2013-05-23')).toMatchObject({
      verdict: 'not-allowed',
      allowedFrom: '2029-05-23',
      because: expect.stringContaining('turns 16'),
    })
    expect(at('2011-05-22')).toMatchObject({
      verdict: 'not-allowed',
      citation: { tag: 'public' },
      allowedFrom: '2027-05-22',
    })
    expect(at('2010-05-22').verdict).toBe('allowed')
    expect(book.verdictFor('alone', { caseType: 'out-of-home' }).because).toContain(
      'from 16 on it is allowed',
    )
  })

  test('what a goal asks for is the federal demand first, and each demand once', () => {
    const demands = open().book.requirements('alone')
    expect(demands.map(({ value }) => value)).toEqual(['compelling-reason', 'committed-resource'])
    expect(demands[0]?.because).toContain('Federal law')
  })

  test('what the edition does not say is told as silence, never as permission', () => {
    const { book } = open()
    expect(book.goalLimit()).toMatchObject({
      value: null,
      citation: null,
      because: expect.stringContaining('say nothing'),
    })
    expect(book.servedOnly()).toMatchObject({ value: false, citation: null })
    expect(book.recruitment('adoption', { guardianship: 'none' })).toMatchObject({
      value: 'unknown',
      citation: null,
    })
    expect(book.resourceLink('adoption')).toMatchObject({ value: false, citation: null })
    expect(book.targetDate()).toMatchObject({ value: false, citation: null })
    expect(book.planClass('adoption')).toMatchObject({ value: 'unknown', citation: null })
  })

  test('on a day without a federal edition nothing is opened', () => {
    const older = policyPlus({
      ...MADE_UP_STATE,
      'ma/2014-02-01.yaml': MADE_UP_STATE['ma/2020-01-01.yaml'].replace(
        'effective: 2020-01-01',
        'effective: 2014-02-01',
      ),
    })
    const answers = rulebook(loadLibrary(older), 'ma', '2015-06-01').allowedGoals({ caseType: 'in-home' })
    expect(answers.every(({ verdict }) => verdict === 'unknown')).toBe(true)
  })

  test('the newest edition that has begun is in force', () => {
    const newer = MADE_UP_STATE['ma/2020-01-01.yaml']
      .replace('effective: 2020-01-01', 'effective: 2024-07-01')
      .replace(
        'verdict: allowed, because: It is the goal at home.',
        'verdict: conditional, because: It is the goal at home.',
      )
    const library = loadLibrary(policyPlus({ ...MADE_UP_STATE, 'ma/2024-07-01.yaml': newer }))
    const on = (day: string) => rulebook(library, 'ma', day)
    expect(on('2024-06-30')).toMatchObject({ edition: 'ma@2020-01-01' })
    expect(on('2024-07-01')).toMatchObject({ edition: 'ma@2024-07-01', effective: '2024-07-01' })
    expect(on('2024-07-01').verdictFor('stabilization', { caseType: 'in-home' }).verdict).toBe('conditional')
    expect(on('2024-06-30').verdictFor('stabilization', { caseType: 'in-home' }).verdict).toBe('allowed')
  })
})
