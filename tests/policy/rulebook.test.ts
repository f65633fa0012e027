import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../policy/index.ts'
import { ageOn, birthday, inWords, isDay } from '../../src/policy/calendar.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import type { GoalFacts } from '../../src/policy/types.ts'

const library = loadLibrary()
const tn = rulebook(library, 'tn', '2026-05-22')
const custodial: GoalFacts = { caseType: 'custodial', guardianship: 'none', age: 15, served: true }

describe('the Tennessee rulebook', () => {
  test('names its state, its system and the edition in force', () => {
    expect(tn).toMatchObject({
      state: 'tn',
      stateName: 'Tennessee',
      system: 'TFACTS',
      edition: 'tn@2018-04-01',
      effective: '2018-04-01',
      on: '2026-05-22',
    })
    expect(tn.goals().map(({ id }) => id)).toEqual([
      'reunification',
      'exit-custody-to-relative',
      'adoption',
      'permanent-guardianship',
      'ppla',
    ])
    expect(tn.caseTypes().map(({ id }) => id)).toEqual([
      'custodial',
      'non-custodial',
      'probation-aftercare',
      'post-custody',
    ])
  })

  test('TN-R01 TN-R02 every served child of every kind of case gets a goal, as a cited rule', () => {
    const rules = library.editions.tn?.[0]?.rules ?? []
    expect(rules.find(({ id }) => id === 'tn-every-served-child')?.citation.heading).toBe('Who gets a goal')
    expect(rules.find(({ id }) => id === 'tn-kinds-of-case')?.citation.quote).toMatch(
      /CPS.*custodial.*probation/,
    )
  })

  test('TN-R03 two goals at most', () => {
    expect(tn.goalLimit()).toMatchObject({ value: 2, citation: { heading: 'How many goals', tag: 'source' } })
  })

  test('TN-R04 TN-R05 the goal decides how much the plan asks for', () => {
    expect(tn.planClass('adoption')).toMatchObject({
      value: 'custodial',
      citation: { heading: 'What the goal decides' },
    })
    expect(tn.planClass('nothing')).toMatchObject({ value: 'unknown', citation: null })
  })

  test('TN-R06 goals go into the permanency plan, as a cited rule', () => {
    const rule = library.editions.tn?.[0]?.rules.find(({ id }) => id === 'tn-goals-into-plan')
    expect(rule?.citation.quote).toMatch(/taken over into the permanency plan/)
  })

  test('TN-R07 goals are for served children only, and where that is not known nothing is opened', () => {
    expect(tn.servedOnly()).toMatchObject({ value: true, citation: { heading: 'Who gets a goal' } })
    const { served, ...unsaid } = custodial
    expect(served).toBe(true)
    expect(tn.verdictFor('adoption', unsaid)).toMatchObject({
      verdict: 'unknown',
      because: expect.stringContaining('receives direct services'),
    })
    expect(tn.verdictFor('ppla', unsaid).verdict).toBe('not-allowed')
  })

  test('TN-R12 TN-R13 a custodial goal brings informal recruitment outside full guardianship', () => {
    expect(tn.recruitment('adoption', custodial)).toMatchObject({
      value: 'here',
      because: expect.stringContaining('Informal'),
      citation: { heading: 'Recruitment' },
    })
    expect(tn.recruitment('adoption', { ...custodial, guardianship: undefined })).toMatchObject({
      value: 'unknown',
      because: expect.stringContaining('guardianship status'),
    })
    expect(tn.recruitment('nothing', custodial).value).toBe('unknown')
  })

  test('TN-R14 in full guardianship recruitment stands in the adoption case', () => {
    expect(tn.recruitment('adoption', { ...custodial, guardianship: 'full' })).toMatchObject({
      value: 'adoption-case',
      citation: { heading: 'Recruitment' },
    })
  })

  test('TN-R15 a resource is linked to adoption, permanent guardianship and PPLA only', () => {
    const linked = tn
      .goals()
      .filter(({ id }) => tn.resourceLink(id).value)
      .map(({ id }) => id)
    expect(linked).toEqual(['adoption', 'permanent-guardianship', 'ppla'])
    expect(tn.resourceLink('reunification').because).toContain('only')
  })

  test('TN-R16 TN-R17 TN-R18 TN-R19 TN-R22 the note says where each step is in TFACTS', () => {
    const text = library.notes.find(({ id }) => id === 'record-a-permanency-goal')?.text ?? ''
    for (const words of [
      'Home Workload',
      'Permanency Goal link',
      'For field',
      'Add Permanency Goal',
      'Save leads back',
    ])
      expect(text).toContain(words)
  })

  test('TN-R20 TN-R23 TN-R24 what the page leaves out or gets wrong is data with its place', () => {
    const gaps = new Map(tn.gaps().map((gap) => [gap.id, gap]))
    expect(gaps.get('tn-gap-goal-detail-fields')?.says).toContain('missing')
    expect(gaps.get('tn-gap-repeat-steps')?.says).toContain('only seven steps')
    expect(gaps.get('tn-gap-cftm-page')?.says).toContain('CFTM')
    for (const gap of tn.gaps()) expect(gap.citation?.quote, gap.id).toBeTruthy()
  })

  test('TN-R08 TN-R09 TN-R10 TN-R11 the four empty headings are gaps', () => {
    const lists = tn.gaps().filter(({ id }) => id.endsWith('-list'))
    expect(lists.map(({ id }) => id)).toEqual(
      ['custodial', 'non-custodial', 'probation-aftercare', 'post-custody'].map(
        (one) => `tn-gap-${one}-list`,
      ),
    )
  })

  test('TN-R21 the target date is asked for because it decides when the linked plan expires', () => {
    expect(tn.targetDate()).toMatchObject({
      value: true,
      because: expect.stringContaining('expires'),
      citation: { heading: 'The goal target date' },
    })
  })

  test('PPLA asks for a compelling reason, the other goals ruled out and a committed resource', () => {
    expect(tn.requirements('ppla').map(({ value }) => value)).toEqual([
      'compelling-reason',
      'ruled-out',
      'committed-resource',
    ])
    expect(tn.requirements('adoption')).toEqual([])
  })

  test('a goal nobody knows is unknown and not an error', () => {
    expect(tn.verdictFor('moon', custodial)).toMatchObject({
      goal: 'moon',
      verdict: 'unknown',
      citation: null,
    })
  })

  test('impossible facts are unknown facts', () => {
    for (const facts of [
      { dateOfBirth: '2031-01-01' },
      { dateOfBirth: 'soon' },
      { age: -1 },
      { age: 15.5 },
    ]) {
      expect(tn.verdictFor('ppla', { ...custodial, age: undefined, ...facts }).verdict).toBe('unknown')
    }
  })

  test('before the first edition every answer is that nothing is known', () => {
    const early = rulebook(library, 'tn', '2017-01-01')
    expect(early).toMatchObject({ edition: null, effective: null, stateName: 'Tennessee' })
    expect(early.goalLimit()).toMatchObject({
      value: null,
      because: expect.stringContaining('1 January 2017'),
    })
    expect(early.recruitment('adoption', custodial).value).toBe('unknown')
    expect(early.planClass('adoption').value).toBe('unknown')
    expect(early.gaps()).toEqual([])
  })

  test('a day or a state that does not exist is a fault of the caller', () => {
    expect(() => rulebook(library, 'tn', '2026-02-30')).toThrow(/2026-02-30/)
    expect(() => rulebook({ editions: {}, notes: [] }, 'ma', '2026-02-28')).toThrow(/"ma"/)
  })
})

describe('goals named in a text', () => {
  const named = (text: string) =>
    tn.goalsNamedIn(text).map(({ goal, start, end }) => [goal.id, text.slice(start, end)])

  test.each([
    ['set the goal to Adoption', [['adoption', 'Adoption']]],
    ['return-home by May', [['reunification', 'return-home']]],
    ['REUNIFY', [['reunification', 'REUNIFY']]],
    ['second goal PG, please', [['permanent-guardianship', 'PG']]],
    ['permanent guardianship', [['permanent-guardianship', 'permanent guardianship']]],
    [
      'kin or relative',
      [
        ['exit-custody-to-relative', 'relative'],
        ['exit-custody-to-relative', 'kin'],
      ],
    ],
    [
      'Planned Permanent Living Arrangement (PPLA)',
      [['ppla', 'Planned Permanent Living Arrangement (PPLA)']],
    ],
    ['ppla', [['ppla', 'ppla']]],
    ['exit-custody-to-relative', [['exit-custody-to-relative', 'exit-custody-to-relative']]],
  ])('%s', (text, expected) => expect(named(text)).toEqual(expected))

  test.each(['she is in full guardianship', 'the adoption case', 'adoptions', 'skin', 'pages', ''])(
    'names no goal: %s',
    (text) => expect(named(text)).toEqual([]),
  )

  test('the longest stands first, and 100,000 characters take no time', () => {
    expect(named('kin, then permanent guardianship').map(([goal]) => goal)).toEqual([
      'permanent-guardianship',
      'exit-custody-to-relative',
    ])
    const began = performance.now()
    expect(named(`${'return to '.repeat(10_000)}kin`)).toEqual([['exit-custody-to-relative', 'kin']])
    expect(performance.now() - began).toBeLessThan(500)
  })
})

describe('days and ages', () => {
  test('a child born on 29 February has the birthday on 1 March in other years', () => {
    expect(birthday('2012-02-29', 15)).toBe('2027-03-01')
    expect(birthday('2012-02-29', 16)).toBe('2028-02-29')
    expect(ageOn('2012-02-29', '2027-02-28')).toBe(14)
    expect(ageOn('2012-02-29', '2027-03-01')).toBe(15)
    expect(birthday('2084-02-29', 16)).toBe('2100-03-01')
  })

  test('PPLA opens on 1 March for a child born on 29 February who turns 16 in a year without that day', () => {
    const book = rulebook(library, 'tn', '2100-02-28')
    const facts: GoalFacts = {
      caseType: 'custodial',
      guardianship: 'none',
      served: true,
      dateOfBirth: '2084-02-29',
    }
    expect(book.verdictFor('ppla', facts)).toMatchObject({
      verdict: 'not-allowed',
      allowedFrom: '2100-03-01',
    })
    expect(book.verdictFor('ppla', { ...facts, goalDate: '2100-03-01' }).verdict).toBe('conditional')
  })

  test('ages turn on the birthday', () => {
    expect(ageOn('2010-09-14', '2026-09-13')).toBe(15)
    expect(ageOn('2010-09-14', '2026-09-14')).toBe(16)
    expect(ageOn('2010-09-14', '2010-09-13')).toBe(-1)
  })

  test('days that do not exist are not days', () => {
    for (const day of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '26-01-01',
      '2026-1-1',
      '2100-02-29',
    ])
      expect(isDay(day), day).toBe(false)
    for (const day of ['2028-02-29', '2000-02-29', '2026-12-31', '2026-04-30'])
      expect(isDay(day), day).toBe(true)
    expect(inWords('2027-09-04')).toBe('4 September 2027')
  })
})
