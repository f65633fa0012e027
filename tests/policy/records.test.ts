import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../policy/index.ts'
import { lint } from '../../src/policy/lint.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import type { RuleFacts } from '../../src/policy/types.ts'
import { policyPlus } from './folders.ts'
import { PLANS_STATE } from './plans-state.ts'

const library = loadLibrary(policyPlus(PLANS_STATE))
const book = rulebook(library, 'wi', '2026-05-22')
const closed = rulebook(library, 'wi', '2019-12-31')

test('the made-up state is clean, and offers its jobs', () => {
  expect(lint(library)).toEqual([])
  expect(book.jobs()).toEqual(['case-plan'])
  expect(book.ruleFacts()).toContainEqual({ id: 'primary-goal', label: 'the main goal', kind: 'code' })
})

describe('whether a field is needed', () => {
  const need = (field: string, facts: RuleFacts) => book.need('plan', field, facts)

  test('follows the facts, with the reason and its sentence', () => {
    expect(need('relatives', { 'primary-goal': 'reunification' })).toMatchObject({
      value: 'required',
      because: 'Relatives come first.',
      citation: { heading: 'Plans' },
      missing: [],
    })
    expect(need('relatives', { 'primary-goal': 'adoption' })).toMatchObject({
      value: 'not-asked',
      citation: null,
    })
  })

  test('is unknown where an open fact decides, and says which', () => {
    expect(need('relatives', {})).toMatchObject({
      value: 'unknown',
      because: 'It depends on the main goal, which is not known here.',
      missing: ['primary-goal'],
    })
  })

  test('the rule with more conditions decides before the one with fewer', () => {
    expect(need('reason', { age: 30 }).value).toBe('optional')
    expect(need('reason', { age: 11, 'primary-goal': 'reunification' }).value).toBe('required')
    expect(need('reason', { age: 11, 'primary-goal': 'adoption' }).value).toBe('not-asked')
    expect(need('reason', { age: 12, 'primary-goal': 'adoption' }).value).toBe('optional')
    expect(need('reason', { age: 11 })).toMatchObject({ value: 'unknown', missing: ['primary-goal'] })
  })

  test('a field that no rule names is not asked, and nothing is cited for it', () => {
    expect(need('shoe-size', {})).toEqual({
      value: 'not-asked',
      because: 'The Planland rules say nothing about this.',
      citation: null,
      missing: [],
    })
  })

  test('a fact of the wrong kind is not known', () => {
    expect(need('reason', { age: 'eleven', 'primary-goal': true }).value).toBe('unknown')
  })
})

describe('gates before a step', () => {
  const met = (facts: RuleFacts) => book.gates('approval', facts).map((gate) => [gate.id, gate.met])
  const fit = { 'primary-goal': 'reunification', age: 8 }

  test('are met, unmet or open, and one that does not apply is left out', () => {
    expect(met({ ...fit, 'person-types': ['cps'], 'safety-assessment': 'sa-1' })).toEqual([
      ['safety', true],
      ['goal', true],
    ])
    expect(met({ ...fit, 'person-types': ['cps'], age: 18 })).toEqual([
      ['safety', false],
      ['goal', false],
    ])
    expect(met({ ...fit, 'person-types': ['juvenile-justice'] })).toEqual([['goal', true]])
    expect(met({ 'person-types': [] })).toEqual([['goal', null]])
  })

  test('one that may apply is open unless it holds in any case', () => {
    expect(book.gates('approval', fit)[0]).toMatchObject({
      id: 'safety',
      met: null,
      missing: ['person-types'],
    })
    expect(book.gates('approval', { ...fit, 'safety-assessment': 'sa-1' })[0]).toMatchObject({
      met: true,
      missing: [],
    })
  })

  test('each says how to mend it', () => {
    expect(book.gates('approval', { 'person-types': ['cps'] })[0]).toMatchObject({
      mend: 'Link the safety assessment.',
      citation: { quote: 'A plan is approved when its safety assessment is there.' },
    })
  })
})

describe('whether a referral must or may be made', () => {
  const refer = (facts: RuleFacts) => book.referral('housing', facts)

  test('a scenario that fits decides, and is named', () => {
    expect(refer({ 'primary-goal': 'reunification', 'housing-barrier': true })).toMatchObject({
      value: 'must',
      scenario: 'must-barrier',
    })
    expect(refer({ 'primary-goal': 'adoption' })).toMatchObject({ value: 'may', scenario: 'may-always' })
  })

  test('an open fact never makes a must into a may', () => {
    expect(refer({ 'primary-goal': 'reunification' })).toMatchObject({
      value: 'unknown',
      scenario: null,
      missing: ['housing-barrier'],
    })
    expect(refer({ 'housing-barrier': false }).value).toBe('may')
  })

  test('a service that no rule names is not named', () => {
    expect(book.referral('swimming', {})).toMatchObject({ value: 'not-named', citation: null })
  })
})

describe('lists and statements', () => {
  test('a list says whether there may be others, and whether the source leaves it out', () => {
    expect(book.list('ways')).toMatchObject({
      open: true,
      missing: false,
      items: [{ id: 'home' }, { note: 'Preferred.' }],
    })
    expect(book.list('services')).toMatchObject({ items: [], open: false, missing: true, checkedOn: null })
    expect(book.list('colours')).toBeNull()
  })

  test('a statement is found by its topic', () => {
    expect(book.statement('two-goals')).toMatchObject({
      value: true,
      because: 'Two goals are worked on at once.',
    })
    expect(book.statement('three-goals')).toBeNull()
  })
})

test('on a day without an edition everything is unknown', () => {
  expect(closed.jobs()).toEqual([])
  expect(closed.need('plan', 'relatives', { 'primary-goal': 'reunification' }).value).toBe('unknown')
  expect(closed.gates('approval', {})).toMatchObject([{ met: null }])
  expect(closed.referral('housing', {}).value).toBe('unknown')
  expect([closed.list('ways'), closed.statement('two-goals')]).toEqual([null, null])
})
