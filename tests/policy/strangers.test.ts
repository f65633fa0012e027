import { expect, test } from 'vitest'
import { loadLibrary } from '../../policy/index.ts'
import { sentenceOf } from '../../policy/problem.ts'
import { knownFields, knownJobs } from '../../src/commands/policy/known-names.ts'
import { codesCoverageOf } from '../../src/policy/records/list-coverage.ts'
import { strangers } from '../../src/policy/records/strangers.ts'
import { policyPlus } from './folders.ts'
import { PLANS_STATE } from './plans-state.ts'

const library = loadLibrary(policyPlus(PLANS_STATE))

test('a field and a job that nothing here has are warnings, each told once', () => {
  const known = { fields: new Set(['relatives']), jobs: new Set(['record-goal']) }
  const found = strangers(library, known).filter(({ file }) => file.startsWith('wi/'))
  expect(found.map(({ severity }) => severity)).toEqual(['warning', 'warning'])
  expect(found.map(sentenceOf)).toEqual([
    'wi/2020-01-01.yaml, jobs: offers "case-plan", which is no guided flow; mend the name.',
    'wi/2020-01-01.yaml, reason: speaks of the field "reason" of plan, which no flow and no record has; mend the name, or leave it until there is one.',
  ])
})

test('what flows ask and what records hold is known, a part of a field also with the name of the whole', () => {
  const fields = knownFields()
  for (const name of [
    'target-date',
    'reason-for-child',
    'relatives',
    'conference',
    'conference-reason',
    'household-size',
  ])
    expect(fields, name).toContain(name)
  expect(fields).not.toContain('shoe-size')
  expect(knownJobs()).toContain('record-goal')
})

test('for each list of codes it is told whether the source gives it and what fills its place', () => {
  const edition = library.editions['wi']?.[0]
  if (!edition) throw new Error('the edition is read')
  const own = {
    state: 'wi',
    list: 'services',
    source: 'Tests',
    checkedOn: '2026-03-02',
    checkedBy: 'tests',
    items: [{ id: 'a', label: 'A' }],
  } as const
  const standing = (lists: Parameters<typeof codesCoverageOf>[1]) =>
    codesCoverageOf(edition, lists).map(({ list, inSource, status }) => [list, inSource, status])
  expect(standing([])).toEqual([
    ['ways', 'open', 'source'],
    ['services', 'missing', 'unknown'],
  ])
  const filled = { ...own, items: [...own.items] }
  expect(standing([filled])[1]).toEqual(['services', 'missing', 'configured'])
  expect(codesCoverageOf(edition, [filled])[1]?.because).toMatch(/checked on 2 March 2026\.$/)
})
