import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../policy/index.ts'
import { rulebook } from '../../src/policy/rulebook.ts'

const library = loadLibrary()
const ma = rulebook(library, 'ma', '2026-05-22')
const need = (field: string, facts: Record<string, string>) => ma.need('service-plan-goal', field, facts)

describe('what the Massachusetts text states can be quoted', () => {
  test.each([
    ['MA-R01 what a service plan goal is', 'service-plan-goal', /meant to lead to/],
    ['MA-R02 one goal for a family', 'one-family-goal', /usually has one goal/],
    ["MA-R03 a child's own goal", 'childs-own-goal', /goal of their own/],
    ['MA-R04 safety and well-being first', 'safety-and-well-being', /before everything else/],
    ['MA-R08 parents keep contact', 'goal-reunification', /regularly and often/],
    ['MA-R10 when an alternative plan is made', 'alternative-plan', /goes on or has grown/],
    ['MA-R12 adoption keeps ties', 'goal-adoption', /may keep the ties/],
    [
      'MA-R15 services before guardianship is legal',
      'goal-guardianship',
      /Before guardianship becomes legal/,
    ],
    ['MA-R18 who kin are', 'kin', /by blood, by marriage or by adoption/],
    ['MA-R19 what APPLA gives a youth', 'goal-appla', /permanent tie for life/],
  ])('%s', (_, topic, words) => {
    expect(ma.statement(topic)?.citation?.quote).toMatch(words)
  })
})

describe('what the record needs is for the edition to say', () => {
  const alternatives = ['adoption', 'guardianship', 'care-with-kin', 'appla']

  test('MA-R09 MA-R10 an alternative plan asks for its conference and the reason; the first two goals do not', () => {
    for (const goal of alternatives) {
      expect(need('conference', { goal }).value, goal).toBe('required')
      expect(need('conference-reason', { goal }).value, goal).toBe('required')
    }
    for (const goal of ['stabilization', 'reunification'])
      expect(need('conference', { goal }).value, goal).toBe('not-asked')
  })

  test('MA-R03 only a goal of a child asks why', () => {
    expect(need('reason-for-child', { scope: 'child' }).value).toBe('required')
    expect(need('reason-for-child', { scope: 'family' }).value).toBe('not-asked')
    expect(need('reason-for-child', {})).toMatchObject({ value: 'unknown', missing: ['scope'] })
  })

  test('MA-R14 MA-R21 guardianship and APPLA ask what was ruled out, and the edition says what', () => {
    expect(need('ruled-out', { goal: 'guardianship' }).value).toBe('required')
    expect(ma.list('ruled-out-guardianship')?.items.map(({ id }) => id)).toEqual([
      'reunification',
      'adoption',
    ])
    expect(need('ruled-out', { goal: 'appla' }).value).toBe('required')
    expect(ma.list('ruled-out-appla')?.items).toHaveLength(4)
    expect(need('ruled-out', { goal: 'adoption' }).value).toBe('not-asked')
  })

  test('MA-R17 MA-R18 kin: four ways to be kin, and a licence at least on its way', () => {
    expect(ma.list('kin-relation')?.items.map(({ id }) => id)).toEqual([
      'blood',
      'marriage',
      'adoption',
      'ascribed-role',
    ])
    const met = (licence: string) =>
      ma.gates('service-plan-goal', { goal: 'care-with-kin', 'kin-licensed': licence }).map(({ met }) => met)
    expect([met('licensed'), met('pending'), met('not-licensed')]).toEqual([[true], [true], [false]])
  })

  test('MA-R06 stabilization of a placed child hangs on a placement that is not for protection', () => {
    const placed = { goal: 'stabilization', 'case-type': 'out-of-home' }
    const met = (nonProtective: boolean | undefined) =>
      ma.gates('service-plan-goal', { ...placed, 'non-protective-placement': nonProtective })[0]?.met
    expect([met(true), met(false), met(undefined)]).toEqual([true, false, null])
    expect(need('non-protective-placement', { ...placed, 'case-type': 'in-home' }).value).toBe('optional')
  })

  test('MA-R12 connections are asked for as a prompt, with adoption and guardianship', () => {
    expect(need('connections', { goal: 'adoption' }).value).toBe('optional')
    expect(need('connections', { goal: 'guardianship' }).value).toBe('optional')
    expect(need('connections', { goal: 'appla' }).value).toBe('not-asked')
  })

  test('MA-R07 the misspelled word of the source is told and not copied', () => {
    expect(ma.goal('reunification')?.label).toBe('Family Reunification')
    expect(ma.gaps().map(({ id }) => id)).toContain('ma-gap-misspelled')
    expect(JSON.stringify([ma.goals(), ma.gaps()])).not.toMatch(/though family/i)
  })
})

describe('what the federal overview asks can be quoted in every state', () => {
  test.each([
    ['OV-R01 what a goal is for', 'permanency-goal', /lasting legal family/],
    ['OV-R02 return and re-entry', 'return-and-re-entry', /from coming back into care/],
    ['OV-R03 a stable placement', 'stable-placement', /how often has it changed/],
    ['OV-R04 brothers and sisters together', 'siblings', /Were brothers and sisters placed together/],
    ['OV-R05 relatives', 'relatives', /Were relatives looked for/],
    ['OV-R06 goals in good time', 'timely-goals', /set in good time/],
    ['OV-R07 true efforts', 'concerted-efforts', /truly work toward the goal/],
    ['OV-R08 near enough', 'near-the-parents', /near enough to the parents/],
    ['OV-R09 visits', 'visits', /enough visits/],
    ['OV-R10 what a case plan is for', 'case-plan', /prevent a return to care/],
    ['OV-R11 concurrent planning', 'concurrent-planning', /side by side/],
    ['OV-R12 goals, then tasks', 'goals-then-tasks', /Goals come first/],
    ['OV-R13 family ties', 'connections', /keep family ties/],
  ])('%s', (_, topic, words) => {
    for (const state of ['tn', 'ma'] as const) {
      const said = rulebook(library, state, '2026-05-22').statement(topic)
      expect(said?.citation?.quote, state).toMatch(words)
      expect(said?.citation?.tag).toBe('source')
    }
  })

  test('an Indian child: the consult notice is ours, the standards are public', () => {
    expect(ma.statement('indian-child')?.citation?.tag).toBe('design')
    expect(ma.statement('indian-child-placement')?.citation).toMatchObject({
      tag: 'public',
      document: 'Federal standards for an Indian child',
    })
  })
})
