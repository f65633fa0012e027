import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passagesOf, type Passage } from '../../src/answers/library/passages.ts'
import { readPlain } from '../../src/answers/library/read/plain.ts'
import { sectionsOf } from '../../src/answers/library/sections.ts'

function passages(raw: string): (Passage & { words: string })[] {
  const read = readPlain(raw)
  return sectionsOf(read, 'The title').flatMap((section) =>
    passagesOf(read.text, section).map((p) => ({ ...p, words: read.text.slice(p.start, p.end) })),
  )
}

describe('what can be quoted', () => {
  it('stands under its headings', () => {
    const found = passages('Planning\n\nPlans begin at once.\n\nHousing\n\nA referral helps.\n')
    expect(found.map(({ headings, words }) => [...headings, words])).toEqual([
      ['Planning', 'Plans begin at once.'],
      ['Planning', 'Housing', 'A referral helps.'],
    ])
  })

  it('knows its step, and a note belongs to the step before it', () => {
    const found = passages('Steps\n\n1. Open the page.\n\n2. Enter a day.\n\nNote: A later day is taken.\n')
    expect(found.map(({ step }) => step)).toEqual([1, 2, 2])
  })

  it('is called by the words it begins with', () => {
    const [first] = passages('· Permanency by Harbor: The family stays together.\n')
    expect(first?.headings).toEqual(['The title', 'Permanency by Harbor'])
  })

  it('puts together what a page break tore apart', () => {
    const torn =
      'The plan names each service, and who gives it, and the day on which it is to\n\nbegin for the child.\n\nAnother thing.\n'
    expect(passages(torn).map(({ words }) => words.replace(/\s+/g, ' '))).toEqual([
      'The plan names each service, and who gives it, and the day on which it is to begin for the child.',
      'Another thing.',
    ])
  })

  it('is never very long, and is cut between sentences', () => {
    const long = `Begin.\n\n${'This sentence says one thing and then it ends. '.repeat(60)}\n`
    const found = passages(long)
    expect(found.length).toBeGreaterThan(2)
    for (const { words } of found) expect(words.length).toBeLessThanOrEqual(900)
    for (const { words } of found) expect(words).toMatch(/\.$/)
  })

  it('lies in its document, in order and apart, for any text', () => {
    const line = fc.constantFrom(
      'A heading',
      '1. A step.',
      '• an item',
      'Words that go on.',
      'cut off',
      '',
      'Goals are:',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\n\n'), (lines, joint) => {
        const found = passages(lines.join(joint))
        let from = 0
        for (const { start, end, words } of found) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(words.trim()).not.toBe('')
          from = end
        }
      }),
    )
  })
})

describe('a list that is announced and does not follow', () => {
  const missing = (raw: string) =>
    passages(raw)
      .filter((p) => p.missing)
      .map(({ words }) => words)

  it('is marked', () => {
    const text =
      'Goals\n\nThe goals for youth are:\n\nThe goal for others is:\n\nAnother sentence stands here and ends.\n'
    expect(missing(text)).toEqual(['The goals for youth are:', 'The goal for others is:'])
  })

  it('is marked at the end of a section too', () => {
    expect(missing('Fields\n\nFill in at least the following fields:\n\nHousing\n\nMore.\n')).toHaveLength(1)
  })

  it.each([
    'Goals\n\nThe goals are:\n\n• adoption\n\n• guardianship\n',
    'Goals\n\nThe goals are:\n\nAdoption\n\nGuardianship\n',
    'Goals\n\nTasks include the following:\n\n1. Call.\n',
    'Goals\n\nThe form holds the following statement:\n\nThe family would like to be together.\n',
  ])('is not marked where something follows: %j', (text) => {
    expect(missing(text)).toEqual([])
  })
})
