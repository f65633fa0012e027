import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Rule } from '../../policy/edition.ts'
import { loadLibrary } from '../../policy/index.ts'
import { sentenceOf } from '../../policy/problem.ts'
import { diffEditions } from '../../src/policy/diff/diff.ts'
import { lint } from '../../src/policy/lint.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import type { RuleFacts, Rulebook, StateCode } from '../../src/policy/types.ts'
import { policyEdited } from './folders.ts'

/**
 * What a policy analyst changes is an edit to one YAML file. Each test copies the policy, edits one file, loads it by
 * the public loader, and sees the lint stay clean and the answers change, those and no others.
 */
const TODAY = '2026-11-22'
const shipped = loadLibrary()
const newest = (state: StateCode) => {
  const edition = shipped.editions[state]?.at(-1)
  if (!edition) throw new Error(`there is no edition for ${state}`)
  return edition
}
const fileOf = (state: StateCode) => newest(state).file

function edited(state: StateCode, edit: (text: string) => string) {
  const library = loadLibrary(policyEdited(fileOf(state), edit))
  expect(lint(library).map(sentenceOf)).toEqual([])
  const after = library.editions[state]?.at(-1)
  if (!after) throw new Error('the edited edition is read')
  const { changes } = diffEditions(shipped, state, newest(state), after)
  return { before: rulebook(shipped, state, TODAY), after: rulebook(library, state, TODAY), changes }
}

/** A new rule that rests on the sentence another rule rests on; YAML reads JSON. */
function ruleLike(state: StateCode, kind: Rule['rule'], rule: object): string {
  const model = newest(state).rules.find((one) => one.rule === kind)
  if (!model) throw new Error(`${state} has no ${kind} rule`)
  const { tag, dated, cite } = model
  return `  - ${JSON.stringify({ rule: kind, tag, dated, because: 'The analyst says so.', cite, ...rule })}\n`
}
const withRule = (text: string, rule: string) => text.replace('\ngaps:\n', `\n${rule}gaps:\n`)

describe('one edit to one file', () => {
  test('WI-R32 a fifth gate before approval stands in the checklist of every plan', () => {
    const rule = ruleLike('wi', 'gate', {
      id: 'wi-fifth-gate',
      gate: 'case-plan-approval',
      holds: { section: 'known' },
      mend: 'Name the section.',
    })
    const { before, after, changes } = edited('wi', (text) => withRule(text, rule))
    const gates = (book: Rulebook, facts: RuleFacts) =>
      book.gates('case-plan-approval', facts).map(({ id }) => id)
    expect(gates(after, {})).toEqual([...gates(before, {}), 'wi-fifth-gate'])
    const fifth = (facts: RuleFacts) => after.gates('case-plan-approval', facts).at(-1)
    expect([fifth({})?.met, fifth({ section: 'child' })?.met]).toEqual([false, true])
    expect(changes.map(({ subject, key }) => [subject, key])).toEqual([['gate', 'case-plan-approval']])
  })

  test('MA-R01 a new goal is offered, found by its name, and judged', () => {
    const goal = {
      id: 'shared-care',
      label: 'Permanency through Shared Care',
      aliases: ['shared care'],
      federalClass: null,
      planClass: null,
      tag: 'source',
    }
    const rule = ruleLike('ma', 'goals', {
      id: 'ma-shared-care',
      goals: ['shared-care'],
      when: {},
      verdict: 'allowed',
    })
    const { before, after } = edited('ma', (text) =>
      withRule(text.replace('\ngoals:\n', `\ngoals:\n  - ${JSON.stringify(goal)}\n`), rule),
    )
    const facts = { caseType: 'out-of-home', age: 3, served: true }
    expect(before.goal('shared-care')).toBeNull()
    expect(after.verdictFor('shared-care', facts)).toMatchObject({
      verdict: 'allowed',
      because: 'The analyst says so.',
    })
    expect(after.goalsNamedIn('move to shared care').map((named) => named.goal.id)).toEqual(['shared-care'])
    const others = (book: Rulebook) =>
      book.allowedGoals(facts).filter((answer) => answer.goal !== 'shared-care')
    expect(others(after)).toEqual(others(before))
  })

  test('MO-R03 an earlier day for the concurrent goal', () => {
    const { before, after } = edited('mo', (text) =>
      text
        .replaceAll('days-in-care: { below: 31 }', 'days-in-care: { below: 15 }')
        .replaceAll('days-in-care: { from: 31 }', 'days-in-care: { from: 15 }'),
    )
    const need = (book: Rulebook, days: number) =>
      book.need('permanency-goal', 'concurrent-goal', {
        'primary-goal': 'reunification',
        'days-in-care': days,
      }).value
    expect([14, 15, 30, 31].map((day) => need(before, day))).toEqual([
      'optional',
      'optional',
      'optional',
      'required',
    ])
    expect([14, 15, 30, 31].map((day) => need(after, day))).toEqual([
      'optional',
      'required',
      'required',
      'required',
    ])
  })

  test('MO-R42 a fourth scenario in which a housing referral must be made', () => {
    const rule = ruleLike('mo', 'refer', {
      id: 'mo-ces-fourth',
      service: 'ces',
      when: { 'days-to-exit': { below: 30 }, 'housing-at-risk': true },
      value: 'must',
    })
    const { before, after, changes } = edited('mo', (text) => withRule(text, rule))
    const none = {
      'goal-is-reunification': false,
      'on-trial-home-visit': false,
      'exiting-to-independence': false,
    }
    const refer = (book: Rulebook, days: number | undefined) =>
      book.referral('ces', { ...none, 'housing-at-risk': true, 'days-to-exit': days })
    expect(refer(before, 20).value).toBe('may')
    expect(refer(after, 20)).toMatchObject({ value: 'must', scenario: 'mo-ces-fourth' })
    expect(refer(after, 30).value).toBe('may')
    expect(refer(after, undefined)).toMatchObject({ value: 'unknown', missing: ['days-to-exit'] })
    expect(changes.map(({ subject, key }) => [subject, key])).toEqual([['referral', 'ces']])
  })

  test('MA-R03 a field made optional', () => {
    const { before, after, changes } = edited('ma', (text) =>
      text.replace(/(field: reason-for-child\n\s+when: .*\n\s+need: )required/, '$1optional'),
    )
    const need = (book: Rulebook) =>
      book.need('service-plan-goal', 'reason-for-child', { scope: 'child' }).value
    expect([need(before), need(after)]).toEqual(['required', 'optional'])
    expect(changes.map(({ subject, key }) => [subject, key])).toEqual([
      ['field', 'service-plan-goal/reason-for-child'],
    ])
  })

  test('a job taken away from a state is offered there no more', () => {
    const { before, after } = edited('tn', (text) => text.replace(/^jobs: .*$/m, 'jobs: []'))
    expect([before.jobs(), after.jobs()]).toEqual([['record-goal'], []])
  })

  test('an edit that cannot be is refused with its place, and nothing of the state is answered', () => {
    const folder = policyEdited(fileOf('wi'), (text) =>
      text.replace('holds: { assigned: true }', 'holds: { asigned: true }'),
    )
    expect(() => loadLibrary(folder)).toThrow(/wi-assignment-needed › holds: asks for the fact "asigned"/)
  })
})

test('no rule of a state stands in code', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const files = ['src', 'dialogs', 'policy'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('demo'))
      .map((name) => join(room, name)),
  )
  const asks = files.filter((file) =>
    /[!=]==? ?'(tn|mo|wi|ma)'|case '(tn|mo|wi|ma)'/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(asks).toEqual([])
})
