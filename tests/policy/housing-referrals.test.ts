import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../policy/index.ts'
import { rulebook } from '../../src/policy/rulebook.ts'

const library = loadLibrary()
const days = ['2020-05-28', '2021-07-01', '2021-07-02', '2026-10-05']
const on = (day: string) => rulebook(library, 'mo', day)

const scenarios = [
  ['goal-is-reunification', 'housing-is-primary-barrier'],
  ['on-trial-home-visit', 'housing-prevents-closure'],
  ['exiting-to-independence', 'housing-at-risk'],
] as const
const six = scenarios.flat()
type Told = Record<(typeof six)[number], boolean | undefined>

const everything = (): Told[] =>
  six.reduce<Partial<Told>[]>(
    (all, fact) => all.flatMap((one) => [true, false, undefined].map((is) => ({ ...one, [fact]: is }))),
    [{}],
  ) as Told[]

describe.each(days)('housing referrals in Missouri on %s', (day) => {
  const rules = on(day)

  test('MO-R39 MO-R40 MO-R41 of all 729 ways to answer, must is said where a scenario has both facts, and nowhere else', () => {
    const told = everything()
    expect(told).toHaveLength(729)
    for (const facts of told) {
      const must = scenarios.some(([one, other]) => facts[one] === true && facts[other] === true)
      expect(rules.referral('ces', facts).value === 'must', JSON.stringify(facts)).toBe(must)
    }
  })

  test('MO-R37 MO-R42 may is never said while a duty is possible: what is not known is named instead', () => {
    for (const facts of everything()) {
      const open = scenarios.filter(
        (pair) =>
          pair.every((fact) => facts[fact] !== false) && pair.some((fact) => facts[fact] === undefined),
      )
      const { value, missing, because } = rules.referral('ces', facts)
      if (value === 'must') continue
      expect(value, JSON.stringify(facts)).toBe(open.length > 0 ? 'unknown' : 'may')
      const decisive = open.flat().filter((fact) => facts[fact] === undefined)
      expect([...missing].sort()).toEqual(decisive.sort())
      if (open.length > 0) expect(because).toMatch(/not known/)
    }
  })

  test.each([
    ['MO-R39', scenarios[0], 'mo-ces-reunification-barrier'],
    ['MO-R40', scenarios[1], 'mo-ces-trial-home-visit'],
    ['MO-R41', scenarios[2], 'mo-ces-older-youth-exit'],
  ])('%s says by which duty, in the words of a note', (_, [one, other], scenario) => {
    const answer = rules.referral('ces', { [one]: true, [other]: true })
    expect(answer).toMatchObject({ value: 'must', scenario })
    expect(answer.citation?.quote).toContain('A referral is a duty')
  })

  test('MO-R42 the list of duties is open, and the worker can be told so', () => {
    expect(rules.statement('ces-must-list-open')?.because).toContain('examples')
    expect(rules.gaps().map(({ id }) => id)).toContain('mo-gap-ces-must-list')
  })

  test('MO-R38 the groups that can be referred are an open list, with somebody else in it', () => {
    const subjects = rules.list('ces-subject')
    expect(subjects?.open).toBe(true)
    expect(subjects?.items.map(({ id }) => id)).toEqual([
      'intact-family',
      'birth-parent',
      'potential-relative-provider',
      'guardian',
      'older-youth',
      'other',
    ])
    expect(rules.need('ces-referral', 'subject-note', { 'ces-subject': 'other' }).value).toBe('required')
    expect(rules.need('ces-referral', 'subject-note', { 'ces-subject': 'guardian' }).value).toBe('not-asked')
  })

  test('MO-R35 the list of access points is missing, and said to be', () => {
    expect(rules.list('access-points')).toMatchObject({ missing: true, items: [], checkedOn: null })
  })

  test('MO-R33 MO-R34 MO-R36 what Coordinated Entry is for, one referral, and the screening can be quoted', () => {
    for (const topic of ['ces-purpose', 'ces-one-referral', 'ces-screening'])
      expect(rules.statement(topic)?.citation?.source).toContain('Child Welfare Manual')
  })

  test('MO-R43 a referral is complete with its contact note and not before', () => {
    const complete = (noted: boolean | undefined) =>
      rules.gates('ces-referral-complete', { 'note-acknowledged': noted }).map(({ met }) => met)
    expect([true, false, undefined].map(complete)).toEqual([[true], [false], [null]])
  })

  test('MO-R44 a case closes without housing only with efforts and reasons', () => {
    const closing = (facts: object) => rules.gates('closing', { 'housing-secured': false, ...facts })
    const told = { 'efforts-made': 'Four landlords asked.', 'reasons-not-secured': 'No unit was free.' }
    expect(closing({})[0]).toMatchObject({
      met: false,
      mend: expect.stringContaining('closing summary') as string,
    })
    expect(closing({ ...told, 'efforts-made': ' ' })[0]?.met).toBe(false)
    expect(closing(told)[0]?.met).toBe(true)
    expect(rules.gates('closing', { 'housing-secured': true })).toEqual([])
    for (const field of ['efforts-made', 'reasons-not-secured']) {
      expect(rules.need('closing-summary', field, { 'housing-secured': false }).value).toBe('required')
      expect(rules.need('closing-summary', field, { 'housing-secured': true }).value).toBe('not-asked')
    }
  })

  test('where violence is known or cannot be ruled out, no contact but a chosen way is asked for', () => {
    const need = (field: string, dv: string) =>
      rules.need('ces-referral', field, { 'dv-safety': dv, 'consent-given': true }).value
    expect(['yes', 'unknown', 'no'].map((dv) => need('safe-contact', dv))).toEqual([
      'not-asked',
      'not-asked',
      'required',
    ])
    expect(['yes', 'unknown', 'no'].map((dv) => need('safe-contact-way', dv))).toEqual([
      'required',
      'required',
      'not-asked',
    ])
    expect(['yes', 'no'].map((dv) => need('consent-expires', dv))).toEqual(['required', 'optional'])
  })
})

test('MO-R45 the memo on housing services is not among our documents, and that is said in both editions', () => {
  for (const day of days)
    expect(
      on(day)
        .gaps()
        .some(({ says }) => says.includes('CD20-17')),
    ).toBe(true)
})

test('whether the newer chapter still speaks of Coordinated Entry is not known, and said from its first day', () => {
  const known = (day: string) =>
    on(day)
      .gaps()
      .some(({ id }) => id === 'mo-gap-ces-2021')
  expect(days.map(known)).toEqual([false, false, true, true])
})

test('a state whose documents do not speak of Coordinated Entry names no duty', () => {
  const answer = rulebook(library, 'tn', '2026-10-05').referral('ces', {})
  expect(answer).toMatchObject({ value: 'not-named', citation: null })
})
