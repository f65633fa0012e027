import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAgency, readAgency } from '../../policy/agency.ts'
import { loadLibrary } from '../../policy/index.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import type { GoalFacts } from '../../src/policy/types.ts'
import { emptyFolder } from './folders.ts'

const all = loadLibrary()
const library = { ...all, editions: { us: all.editions.us ?? [], tn: all.editions.tn ?? [] } }

const goal = (
  id: string,
  label: string,
  more = 'federalClass: null, planClass: non-custodial, aliases: []',
) => `      - { id: ${id}, label: ${label}, ${more} }`
const list = (caseType: string, ...goals: string[]) => `  - state: tn
    caseType: ${caseType}
    source: Regional handbook, page 3
    checkedOn: 2026-03-02
    checkedBy: the policy unit
    goals:
${goals.join('\n')}`
const file = (...lists: string[]) => `agency: Example region\nlists:\n${lists.join('\n')}\n`

const REMAIN = goal(
  'remain-home',
  'Remain at home',
  'federalClass: null, planClass: non-custodial, aliases: [stay home]',
)
const PPLA = goal(
  'ppla',
  'Planned Permanent Living Arrangement (PPLA)',
  'federalClass: appla, planClass: custodial, aliases: [long stay]',
)

function bookWith(text: string) {
  const read = parseAgency(text, 'agency.yaml', library)
  if (!read.ok) throw new Error(read.because)
  return rulebook(library, 'tn', '2026-05-22', read.agency)
}

describe("an agency's own lists", () => {
  const facts: GoalFacts = { caseType: 'non-custodial', guardianship: 'none', age: 6, served: true }

  test('TN-R08 fill the list that the page leaves out, and say where the answer is from', () => {
    const book = bookWith(file(list('non-custodial', REMAIN)))
    expect(book.verdictFor('remain-home', facts)).toEqual({
      goal: 'remain-home',
      label: 'Remain at home',
      verdict: 'allowed',
      because: "It is on your agency's own list for this kind of case, checked on 2 March 2026.",
      allowedFrom: null,
      citation: null,
    })
    expect(book.goal('remain-home')?.tag).toBe('configured')
    expect(
      book
        .goals()
        .map(({ id }) => id)
        .at(-1),
    ).toBe('remain-home')
    expect(book.goalsNamedIn('she should stay home').map((named) => named.goal.id)).toEqual(['remain-home'])
  })

  test('TN-R05 TN-R12 a non-custodial goal asks less of the plan and brings no recruitment', () => {
    const book = bookWith(file(list('non-custodial', REMAIN)))
    expect(book.planClass('remain-home')).toMatchObject({
      value: 'non-custodial',
      because: expect.stringContaining('less'),
    })
    expect(book.recruitment('remain-home', facts)).toMatchObject({
      value: 'none',
      citation: { heading: 'Recruitment' },
    })
    expect(book.resourceLink('remain-home').value).toBe(false)
  })

  test('open nothing beside what they name', () => {
    const book = bookWith(file(list('non-custodial', REMAIN)))
    expect(book.verdictFor('adoption', facts).verdict).toBe('unknown')
    for (const caseType of ['custodial', 'probation-aftercare', 'post-custody']) {
      expect(book.verdictFor('remain-home', { ...facts, caseType }).verdict, caseType).toBe('unknown')
    }
  })

  test('never lift the federal floor, the goal limit or the rule about served children', () => {
    const book = bookWith(file(list('post-custody', PPLA)))
    const youth: GoalFacts = { ...facts, caseType: 'post-custody', age: 15 }
    expect(book.verdictFor('ppla', youth)).toMatchObject({
      verdict: 'not-allowed',
      citation: { tag: 'public' },
    })
    expect(book.verdictFor('ppla', { ...youth, age: undefined }).verdict).toBe('unknown')
    expect(book.verdictFor('ppla', { ...youth, age: 18 }).verdict).toBe('allowed')
    expect(book.verdictFor('ppla', { ...youth, age: 18, served: false }).verdict).toBe('not-allowed')
    expect(
      book.verdictFor('ppla', { ...youth, age: 18, activeGoals: ['adoption', 'reunification'] }).verdict,
    ).toBe('not-allowed')
    expect(book.goal('ppla')).toMatchObject({
      tag: 'public',
      aliases: expect.arrayContaining(['appla', 'long stay']),
    })
  })

  test('say nothing on a day without rules', () => {
    const read = parseAgency(file(list('non-custodial', REMAIN)), 'agency.yaml', library)
    const book = rulebook(library, 'tn', '2010-01-01', read.ok ? read.agency : null)
    expect(book.verdictFor('remain-home', facts)).toMatchObject({
      label: 'Remain at home',
      verdict: 'unknown',
    })
  })
})

describe('a wrong agency file is one sentence, and nothing of it is used', () => {
  test.each([
    [
      'a list that is not missing',
      file(list('non-custodial', REMAIN), list('custodial', PPLA)),
      /entry 2 \(tn\/custodial\): the goals for "custodial" are known/,
    ],
    [
      'TN-R09 two goals where the page speaks of one',
      file(list('probation-aftercare', REMAIN, goal('other', 'Other'))),
      /speaks of 1 goal and the list has 2/,
    ],
    [
      'a case type that is not there',
      file(list('in-home', REMAIN)),
      /"in-home" is not a case type there; use one of custodial/,
    ],
    [
      'a state without rules',
      file(list('non-custodial', REMAIN).replace('state: tn', 'state: wi')),
      /no rules for "wi"/,
    ],
    [
      'PPLA dressed up as another kind of goal',
      file(list('post-custody', PPLA.replace('appla', 'null'))),
      /"ppla" has another federalClass elsewhere \("appla"\)/,
    ],
    [
      'a name that means another goal',
      file(list('non-custodial', REMAIN.replace('stay home', 'adopt'))),
      /"adopt" would mean both "remain-home" and "adoption"/,
    ],
    [
      'a name that means no goal',
      file(list('non-custodial', REMAIN.replace('stay home', 'adoption case'))),
      /"adoption case" means no goal/,
    ],
    [
      'the same goal twice',
      file(list('non-custodial', REMAIN, REMAIN)),
      /"remain-home" stands in the list twice/,
    ],
    [
      'two lists for one case type',
      file(list('non-custodial', REMAIN), list('non-custodial', goal('b', 'B'))),
      /tn\/non-custodial has a list already/,
    ],
    [
      'no date',
      file(list('non-custodial', REMAIN).replace('    checkedOn: 2026-03-02\n', '')),
      /lists › entry 1 \(line 3\): "checkedOn" is missing/,
    ],
    [
      'a tag of its own',
      file(list('non-custodial', REMAIN.replace('aliases', 'tag: source, aliases'))),
      /remain-home.*"tag", which nothing here reads/,
    ],
    [
      'a verdict of its own',
      file(list('non-custodial', REMAIN.replace('aliases', 'verdict: allowed, aliases'))),
      /"verdict", which nothing here reads/,
    ],
    ['YAML that is none', 'agency: [', /is not valid YAML/],
    ['an empty file', '', /agency.yaml, top/],
  ])('%s', (_, text, words) => {
    const read = parseAgency(text, 'agency.yaml', library)
    expect(read).toEqual({ ok: false, because: expect.stringMatching(words) })
    expect((read as { because: string }).because).toMatch(/^agency\.yaml[^\n]*\.$/)
  })

  test('a file that is not there', () => {
    const path = join(emptyFolder(), 'none.yaml')
    expect(readAgency(path, library)).toEqual({ ok: false, because: expect.stringContaining(path) })
  })

  test('a file on disk is read', () => {
    const path = join(emptyFolder(), 'agency.yaml')
    writeFileSync(path, file(list('non-custodial', REMAIN)))
    expect(readAgency(path, library)).toMatchObject({ ok: true, agency: { agency: 'Example region' } })
  })
})
