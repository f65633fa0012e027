import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import type { StateCode } from '../../../src/policy/types.ts'
import { byRule, caseOf, dayOf, dutiesOf, goal, shipped } from './situation.ts'

/** Reads every `<state>.yaml` beside it: a new state brings its cases and no code. */
const Case = z.strictObject({
  name: z.string(),
  on: z.iso.date().default('2026-11-22'),
  caseType: z.string().nullable().default(null),
  facts: z.record(z.string(), z.unknown()).default({}),
  /** Codes of active goals, the primary one first, then the concurrent one. */
  goals: z.array(z.string()).default([]),
  /** By rule: a day, two days with `..`, `no day`, a problem, or null where it is not open. */
  due: z.record(z.string(), z.string().nullable()),
  says: z.record(z.string(), z.string()).default({}),
})

const folder = new URL('.', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

for (const file of files) {
  const state = file.replace('.yaml', '') as StateCode
  const cases = z.array(Case).parse(parse(readFileSync(new URL(file, folder), 'utf8')))
  describe(`duties of ${state}`, () => {
    for (const one of cases)
      test(one.name, () => {
        const [primary, concurrent] = one.goals
        const goals = [
          ...(primary === undefined ? [] : [goal(primary)]),
          ...(concurrent === undefined ? [] : [goal(concurrent, 'concurrent')]),
        ]
        const duties = dutiesOf(caseOf(state, one.caseType, one.facts, { goals }), one.on)
        const found = Object.keys(one.due).map((rule) => [rule, dayOf(byRule(duties, rule))])
        expect(Object.fromEntries(found)).toEqual(one.due)
        for (const [rule, words] of Object.entries(one.says)) {
          const duty = byRule(duties, rule)
          expect(`${duty?.because} ${duty?.problem?.says}`, rule).toContain(words)
        }
      })
  })
}

describe('the list of deadlines', () => {
  test.each([
    ['mo', 'mo-d', 11],
    ['tn', 'tn-d', 6],
    ['wi', 'wi-d', 4],
    ['ma', 'ma-d', 4],
    ['us', 'us-d', 6],
  ])('every line of %s is a rule with a tag, a citation and a duty', (state, prefix, lines) => {
    const newest = shipped.editions[state]?.at(-1)
    const ids = newest?.rules.flatMap((rule) => (rule.rule === 'deadline' ? [rule.id] : [])) ?? []
    const found = new Set(ids.map((id) => Number(/-d(\d+)/.exec(id)?.[1])))
    expect([...found].sort((a, b) => a - b)).toEqual(Array.from({ length: lines }, (_, i) => i + 1))
    expect(ids.every((id) => id.startsWith(prefix))).toBe(true)
  })
})
