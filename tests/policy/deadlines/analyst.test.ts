import { describe, expect, test } from 'vitest'
import { inspectLibrary, loadLibrary } from '../../../policy/index.ts'
import { sentenceOf } from '../../../policy/problem.ts'
import { diffEditions } from '../../../src/policy/diff/diff.ts'
import { lint } from '../../../src/policy/lint.ts'
import { policyEdited } from '../folders.ts'
import { byRule, caseOf, dayOf, dutiesOf, shipped } from './situation.ts'

const FILE = 'mo/2021-07-02.yaml'
const removed = caseOf('mo', 'alternative-care', { openedOn: '2026-11-20' })
const firstCs1 = (text: string, edit: (rule: string) => string) => {
  const at = text.indexOf('id: mo-d3-first-cs-1')
  const end = text.indexOf('- rule:', at)
  return text.slice(0, at) + edit(text.slice(at, end)) + text.slice(end)
}

describe('an analyst changes a deadline', () => {
  test('MO-R15 an earlier day is one edit to one file, and nothing else changes', () => {
    const library = loadLibrary(
      policyEdited(FILE, (text) => firstCs1(text, (rule) => rule.replace('days: 30', 'days: 20'))),
    )
    expect(lint(library).map(sentenceOf)).toEqual([])
    expect(dayOf(byRule(dutiesOf(removed, '2026-11-22'), 'mo-d3-first-cs-1'))).toBe('2026-12-20')
    expect(dayOf(byRule(dutiesOf(removed, '2026-11-22', library), 'mo-d3-first-cs-1'))).toBe('2026-12-10')
    const [before, after] = [shipped, library].map((one) => one.editions.mo?.at(-1))
    if (!before || !after) throw new Error('the editions are read')
    const { changes } = diffEditions(shipped, 'mo', before, after)
    expect(changes.map(({ subject, key, how }) => [subject, key, how])).toEqual([
      ['deadline', 'mo-d3-first-cs-1', 'changed'],
    ])
  })

  test('MO-D1 the comparison of the two editions tells of the concurrent goal', () => {
    const [from, to] = shipped.editions.mo ?? []
    if (!from || !to) throw new Error('there are two editions')
    const deadlines = diffEditions(shipped, 'mo', from, to).changes.filter(
      ({ subject }) => subject === 'deadline',
    )
    expect(deadlines.map(({ key, how }) => [key, how])).toEqual([
      ['mo-d1-goal', 'restated'],
      ['mo-d1-concurrent-goal', 'changed'],
    ])
  })

  test.each([
    [
      'a fact nobody declared',
      (rule: string) => rule.replace('fact: opened-on', 'fact: opened-soon'),
      'counts with the fact "opened-soon"',
    ],
    [
      'a fact that is no day',
      (rule: string) => rule.replace('fact: opened-on', 'fact: dv-safety'),
      'as if it were day',
    ],
    [
      'a job that the state does not offer',
      (rule: string) => rule.replace('job: treatment-plan', 'job: dance'),
      'the job "dance"',
    ],
    [
      'a gate with a clock',
      (rule: string) => rule.replace('kind: hard', 'kind: gate'),
      'gates and conditions have no clock',
    ],
    ['a clock that is none', (rule: string) => rule.replace('days: 30', 'days: many'), 'clock'],
    [
      'words too long for a card',
      (rule: string) => rule.replace(/what: .*/, `what: ${'long '.repeat(30)}`),
      'shorter than 90',
    ],
  ])('%s is refused with its place', (_, edit, words) => {
    const { problems } = inspectLibrary(policyEdited(FILE, (text) => firstCs1(text, edit)))
    expect(problems.map(sentenceOf).join('\n')).toContain(words)
    expect(problems.map(sentenceOf).join('\n')).toContain('mo-d3-first-cs-1')
  })

  test.each([
    [
      'covers what is no federal deadline',
      (rule: string) => rule.replace('    job:', '    covers: [us-d99]\n    job:'),
      'no federal deadline',
    ],
    ['can never be done', (rule: string) => rule.replace(/done: .*/, 'done: []'), 'can never be done'],
  ])('lint finds a duty that %s', (_, edit, words) => {
    const library = loadLibrary(policyEdited(FILE, (text) => firstCs1(text, edit)))
    expect(lint(library).map(sentenceOf).join('\n')).toContain(words)
  })
})
