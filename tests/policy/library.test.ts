import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspectLibrary, loadLibrary } from '../../policy/index.ts'
import { sentenceOf } from '../../policy/problem.ts'
import { lint } from '../../src/policy/lint.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import { policyPlus, policyWith, TN } from './folders.ts'

const faults = (folder: string) => {
  const { library, problems } = inspectLibrary(folder)
  return [...problems, ...lint(library)]
}

describe('the shipped policy', () => {
  const { library, problems } = inspectLibrary()

  test('is whole: no problem, no finding', () => {
    expect([...problems, ...lint(library)].map(sentenceOf)).toEqual([])
  })

  test('every citation stands in its note word for word, under its heading', () => {
    const entries = Object.values(library.editions)
      .flat()
      .flatMap(({ rules, gaps }) => [...rules, ...gaps])
    expect(entries.length).toBeGreaterThan(30)
    for (const { id, citation } of entries) {
      const note = library.notes.find(({ sha256 }) => sha256 === citation.sha256)
      expect(note?.text.slice(citation.start, citation.end), id).toBe(citation.quote)
      expect(note?.text.slice(0, citation.start), id).toContain(`# ${citation.heading}\n`)
      expect(note, id).toMatchObject({
        title: citation.document,
        date: citation.effective,
        tag: citation.tag,
      })
    }
  })

  test('hashes are those of the files on disk', () => {
    for (const note of library.notes) {
      const text = readFileSync(new URL(`../../policy/${note.file}`, import.meta.url), 'utf8')
      expect(note.sha256, note.file).toBe(createHash('sha256').update(text).digest('hex'))
    }
  })
})

describe('a broken edition is refused whole, with its place and the way to mend it', () => {
  test.each([
    [
      'a quote that the note does not hold',
      TN,
      'no list follows it.',
      'a list follows it.',
      'dangling',
      /tn-non-custodial-list: the note .* does not hold the quote/,
      true,
    ],
    [
      'a quote from the head of a note',
      TN,
      'Every other goal must have been found not to work for this youth before PPLA is chosen.',
      'Tennessee DCS, protocol for PPLA, a supplement to Policy 16.31',
      'dangling',
      /tn-ppla-ruled-out: the note .* does not hold the quote/,
    ],
    [
      'a note that is not there',
      TN,
      'note: ppla-protocol',
      'note: ppla',
      'dangling',
      /tn-custodial-ppla.*"ppla", which is not there/,
      true,
    ],
    [
      'a missing tag',
      TN,
      '    tag: public\n    dated: 2018-04-01\n',
      '    dated: 2018-04-01\n',
      'shape',
      /tn-custodial-open \(line \d+\): "tag" is missing; add "tag"/,
    ],
    ['a missing date', TN, '    dated: 2018-04-01\n', '', 'shape', /tn-custodial-open.*"dated" is missing/],
    [
      'a date that the note does not have',
      TN,
      'dated: 2018-04-01',
      'dated: 2019-04-01',
      'mismatch',
      /dated 2019-04-01 but its note is dated 2018-04-01/,
    ],
    [
      'a tag that the note does not have',
      TN,
      '    tag: public\n    dated: 2018',
      '    tag: source\n    dated: 2018',
      'mismatch',
      /tagged "source" but its note is tagged "public"/,
    ],
    [
      'a goal that is not there',
      TN,
      'goals: [ppla]',
      'goals: [pplaa]',
      'dangling',
      /tn-custodial-ppla.*the goal "pplaa"/,
    ],
    [
      'a case type that is not there',
      TN,
      'caseType: [post-custody]',
      'caseType: [postcustody]',
      'dangling',
      /case type "postcustody"/,
    ],
    [
      'an id used twice',
      TN,
      'id: tn-full-guardianship-ppla',
      'id: tn-full-guardianship',
      'duplicate',
      /tn-full-guardianship: the id is used twice/,
    ],
    [
      'a misspelt key',
      TN,
      'verdict: conditional',
      'verdikt: conditional',
      'shape',
      /"verdikt", which nothing here reads/,
      true,
    ],
    ['a rule of no kind', TN, 'rule: served-only', 'rule: servedonly', 'shape', /tn-served-only.*"rule"/],
    [
      'a reason that is no sentence',
      TN,
      'because: A child can have at most two goals.',
      'because: two',
      'shape',
      /tn-two-goals › because.*one sentence/,
    ],
    [
      'a missing list that is allowed',
      TN,
      'verdict: unknown\n    missingList',
      'verdict: allowed\n    missingList',
      'shape',
      /can only be `unknown`/,
    ],
    ['YAML that is none', TN, 'rules:', 'rules: [', 'unreadable', /is not valid YAML/, true],
    ['the wrong folder', TN, 'state: tn', 'state: mo', 'mismatch', /lies in "tn"/],
    [
      'a name with another date',
      TN,
      'effective: 2018-04-01',
      'effective: 2018-04-02',
      'mismatch',
      /name it 2018-04-02.yaml/,
    ],
    [
      'a note without a head',
      'tn/notes/ppla-protocol.md',
      '---\n',
      '',
      'shape',
      /ppla-protocol.md: has no front matter/,
      true,
    ],
    [
      'a note without a tag',
      'tn/notes/ppla-protocol.md',
      'tag: public\n',
      '',
      'shape',
      /ppla-protocol.md.*"tag" is missing/,
      true,
    ],
    [
      'a quote that stands twice',
      'tn/notes/ppla-protocol.md',
      '# The protocol',
      'Every other goal must have been found not to work for this youth before PPLA is chosen.\n\n# The protocol',
      'dangling',
      /tn-ppla-ruled-out.*twice/,
    ],
    [
      'two notes with one title',
      'tn/notes/ppla-protocol.md',
      'title: The protocol on planned permanent living arrangements',
      'title: How ages are counted',
      'duplicate',
      /used by another note/,
    ],
  ] as [string, string, string, string, string, RegExp, boolean?][])('%s', (_, ...broken) => {
    const [file, from, to, kind, words, several = false] = broken
    const folder = policyWith(file, from, to)
    const found = inspectLibrary(folder).problems
    expect(found.map((one) => one.kind)).toContain(kind)
    expect(
      found.map(sentenceOf).some((line) => words.test(line)),
      found.map(sentenceOf).join('\n'),
    ).toBe(true)
    if (!several) expect(found.length).toBe(1)
    expect(() => loadLibrary(folder)).toThrow(words)
  })

  test('and its state is then not known at all', () => {
    const { library } = inspectLibrary(policyWith(TN, 'goals: [ppla]', 'goals: [pplaa]'))
    expect(library.editions.tn).toEqual([])
  })
})

describe('lint finds what no single rule shows', () => {
  test.each([
    [
      'rules that contradict each other',
      'caseType: [custodial], guardianship: [full] }\n    verdict: unknown',
      'caseType: [custodial] }\n    verdict: unknown',
      'conflict',
      /tn-custodial-open: says allowed where tn-full-guardianship-return says unknown/,
    ],
    [
      'a case type without a rule',
      '- { id: post-custody,',
      '- { id: somewhere, label: somewhere }\n  - { id: post-custody,',
      'gap',
      /case type somewhere: has cases without a rule for reunification, exit/,
    ],
    ['an alias with two meanings', 'aliases: [adopt]', 'aliases: [adopt, kin]', 'collision', /"kin"/],
    [
      'an alias that means no goal',
      'aliases: [adopt]',
      'aliases: [adopt, Adoption case]',
      'collision',
      /notGoals/,
    ],
    [
      'a second goal limit',
      'rule: distinct-goals',
      'rule: goal-limit\n    value: 3',
      'conflict',
      /tn-distinct-goals: is a second goal-limit rule/,
    ],
  ] as const)('%s', (_, from, to, kind, words) => {
    const found = faults(policyWith(TN, from, to))
    expect(found).toEqual([expect.objectContaining({ severity: 'error', kind })])
    expect(found.map(sentenceOf).join()).toMatch(words)
  })

  test('a note that nobody cites is a warning', () => {
    const note =
      '---\ntitle: Alone\nsource: Tests\nlocator: nowhere\ndate: null\ntag: design\n---\n\nNobody cites me.\n'
    expect(faults(policyPlus({ 'tn/notes/alone.md': note }))).toEqual([
      expect.objectContaining({ severity: 'warning', kind: 'uncited', file: 'tn/notes/alone.md' }),
    ])
  })

  test('until it is mended, a contradiction opens nothing', () => {
    const folder = policyWith(
      TN,
      'caseType: [custodial], guardianship: [full] }\n    verdict: unknown',
      'caseType: [custodial] }\n    verdict: unknown',
    )
    const book = rulebook(loadLibrary(folder), 'tn', '2026-05-22')
    const answer = book.verdictFor('reunification', {
      caseType: 'custodial',
      guardianship: 'none',
      age: 8,
      served: true,
    })
    expect(answer).toMatchObject({ verdict: 'unknown', because: expect.stringContaining('contradict') })
  })
})
