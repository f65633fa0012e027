import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../policy/index.ts'
import {
  dispositionsOf,
  monthsLater,
  planFacts,
  startedMonths,
  windowFacts,
  type JudgedItem,
  type JudgedPlan,
} from '../../src/policy/case-plan-facts.ts'
import { rulebook } from '../../src/policy/rulebook.ts'

const rules = rulebook(loadLibrary(), 'wi', '2026-11-02')
const items: JudgedItem[] = [
  { id: 'i1', subject: 'child', person: 'c1', starred: true },
  { id: 'i2', subject: 'child', person: 'c1', starred: false },
  { id: 'i3', subject: 'caregiver', person: 'p1', starred: true },
  { id: 'i4', subject: 'permanent-resource', person: 'c1', starred: true },
  { id: 'i5', subject: 'child', person: 'c9', starred: true },
]
const plan = (over: Partial<JudgedPlan> = {}): JudgedPlan => ({
  planDate: '2026-11-02',
  children: [{ ref: 'c1', personType: 'not-cps' }],
  conditions: [{ services: [{ cansItems: ['i1'] }] }],
  considered: [{ cansItem: 'i2' }],
  ...over,
})
const verdicts = (
  one: JudgedPlan,
  step: 'submission' | 'approval',
  known: readonly JudgedItem[] | null = items,
) =>
  Object.fromEntries(
    rules
      .gates('case-plan-approval', planFacts(one, known, { day: '2026-11-02', step }, rules))
      .map(({ id, met }) => [id.replace('wi-', ''), met]),
  )
const whole = { 'starred-items-served': true, 'child-items-dealt-with': true }

describe('the gates of approval', () => {
  test('WI-R31 WI-R32 a plan that deals with every item of its child passes; items of others do not count', () => {
    expect(verdicts(plan(), 'submission')).toEqual(whole)
    expect(dispositionsOf(plan(), items, rules).map(({ item }) => item.id)).toEqual(['i1', 'i2'])
  })
  test('WI-R31 an item with an asterisk that is only considered does not pass', () => {
    const only = plan({ conditions: [], considered: [{ cansItem: 'i1' }, { cansItem: 'i2' }] })
    expect(verdicts(only, 'submission')).toEqual({ ...whole, 'starred-items-served': false })
  })
  test('WI-R32 another item of the child passes by a service too, and not by silence', () => {
    const served = plan({ conditions: [{ services: [{ cansItems: ['i1', 'i2'] }] }], considered: [] })
    expect(verdicts(served, 'submission')).toEqual(whole)
    expect(verdicts(plan({ considered: [] }), 'submission')).toEqual({
      ...whole,
      'child-items-dealt-with': false,
    })
  })
  test('WI-R12 WI-R41 a date in the future counts at approval and not before', () => {
    const later = plan({ planDate: '2026-11-03' })
    expect(verdicts(later, 'submission')).toEqual(whole)
    expect(verdicts(later, 'approval')).toEqual({ ...whole, 'date-not-in-future': false })
    expect(verdicts(plan(), 'approval')).toEqual({ ...whole, 'date-not-in-future': true })
  })
  test('WI-R16 one child whose person type is CPS is enough to need the Safety Assessment', () => {
    const children = [
      { ref: 'c1', personType: 'not-cps' },
      { ref: 'c2', personType: 'cps' },
    ]
    expect(verdicts(plan({ children }), 'submission')).toEqual({
      ...whole,
      'safety-assessment-for-cps': false,
    })
    expect(verdicts(plan({ children, safetyAssessment: 'sa-1' }), 'submission')).toEqual({
      ...whole,
      'safety-assessment-for-cps': true,
    })
  })
  test('what is not known is never met', () => {
    const untyped = plan({ children: [{ ref: 'c1', personType: null }] })
    expect(verdicts(untyped, 'submission')).toMatchObject({ 'safety-assessment-for-cps': null })
    expect(verdicts(plan(), 'submission', null)).toMatchObject({
      'starred-items-served': null,
      'child-items-dealt-with': null,
    })
  })
})

describe('the window of six months', () => {
  const shown = (service: { beginDate?: string; endDate?: string }, history = false) =>
    rules.gates('service-shown', windowFacts(service, '2026-11-02', history)).every(({ met }) => met)
  test('WI-R19 WI-R20 what ended exactly six months ago is shown, a day more is history', () => {
    expect(shown({ beginDate: '2026-01-01', endDate: '2026-05-02' })).toBe(true)
    expect(shown({ beginDate: '2026-01-01', endDate: '2026-05-01' })).toBe(false)
    expect(shown({ beginDate: '2026-01-01', endDate: '2026-05-01' }, true)).toBe(true)
    expect(shown({ beginDate: '2020-01-01' })).toBe(true)
  })
  test('WI-R19 what begins in exactly six months is shown, a day later it is not yet', () => {
    expect(shown({ beginDate: '2027-05-02' })).toBe(true)
    expect(shown({ beginDate: '2027-05-03' })).toBe(false)
  })
  test('months of different lengths', () => {
    expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28')
    expect(startedMonths('2026-08-31', '2027-02-28')).toBe(6)
    expect(startedMonths('2026-08-31', '2027-03-01')).toBe(7)
    expect(startedMonths('2026-11-02', '2026-11-02')).toBe(0)
  })
})

describe('what the edition asks of the plan', () => {
  test('WI-R45 it begins in the month that the guide names, and says that no day is given', () => {
    expect(rules.edition).toBe('wi@2014-02-01')
    expect(rules.need('case-plan', 'plan-date', {}).citation?.effective).toBe('2014-02-01')
    expect(rules.gaps().find(({ id }) => id === 'wi-gap-day')?.says).toContain('no day')
  })
  test('WI-R10 the type follows the placement on the plan date, and is unknown where that is', () => {
    const type = (facts: Record<string, string | boolean>) =>
      rules.need('case-plan', 'permanency-plan', facts).value
    expect(type({ 'case-type': 'out-of-home', 'removed-by-plan-date': true })).toBe('required')
    expect(type({ 'case-type': 'out-of-home', 'removed-by-plan-date': false })).toBe('not-asked')
    expect(type({ 'case-type': 'in-home' })).toBe('not-asked')
    expect(type({ 'case-type': 'out-of-home' })).toBe('unknown')
  })
  test('WI-R02 WI-R03 WI-R15 WI-R17 WI-R18 the Safety part is for CPS, its capacities where there are safety services', () => {
    const asks = (field: string, facts: Record<string, string[] | boolean>) =>
      rules.need('case-plan', field, facts).value
    expect(asks('safety-assessment', { 'any-person-type': ['not-cps'] })).toBe('not-asked')
    expect(asks('safety-assessment', { 'any-person-type': ['not-cps', 'cps'] })).toBe('optional')
    expect(asks('behavioral-change', { 'any-person-type': ['cps'] })).toBe('optional')
    expect(asks('diminished-capacities', { 'any-person-type': ['cps'], 'safety-services': true })).toBe(
      'optional',
    )
    expect(asks('diminished-capacities', { 'any-person-type': ['cps'], 'safety-services': false })).toBe(
      'not-asked',
    )
    expect(asks('diminished-capacities', { 'any-person-type': ['cps'] })).toBe('unknown')
  })
  test('WI-R04 WI-R08 no plan without an assignment, none for a child without person type', () => {
    const [opening] = rules.gates('case-plan-opening', { assigned: false })
    expect(opening).toMatchObject({ met: false, mend: expect.stringContaining('assignment') })
    expect(rules.gates('case-plan-child', {})).toMatchObject([{ met: false }])
    expect(rules.gates('case-plan-child', { 'person-type': 'cps' })).toMatchObject([{ met: true }])
  })
  test('WI-R26 the four kinds of responsible person are given, three other lists are named and missing', () => {
    expect(rules.list('responsible-party')?.items.map(({ id }) => id)).toEqual([
      'provider',
      'medical-provider',
      'case-participant',
      'worker',
    ])
    for (const list of ['service-category', 'service-status', 'diminished-capacity'])
      expect(rules.list(list)).toMatchObject({ missing: true, items: [] })
  })
  test('adoption, a guardian and a relative want rationale and efforts, return home does not', () => {
    for (const goal of ['adoption', 'guardianship', 'fit-and-willing-relative'])
      for (const field of ['rationale', 'efforts'])
        expect(rules.need('permanency-goal', field, { goal }).value).toBe('required')
    expect(rules.need('permanency-goal', 'rationale', { goal: 'reunification' }).value).toBe('not-asked')
  })
})
