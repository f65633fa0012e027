import { readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { loadLibrary } from '../../policy/index.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import type { GoalFacts, Rulebook, StateCode } from '../../src/policy/types.ts'

/** Reads every `<state>.yaml` beside it: a new state brings its cases and no code. */
const byGoal = <T extends z.ZodType>(value: T) => z.record(z.string(), value)
const Case = z.strictObject({
  name: z.string(),
  on: z.iso.date().default('2026-05-22'),
  facts: z.record(z.string(), z.unknown()).default({}),
  expect: byGoal(z.enum(['allowed', 'conditional', 'not-allowed', 'unknown'])).default({}),
  says: byGoal(z.string()).default({}),
  from: byGoal(z.iso.date().nullable()).default({}),
  recruitment: byGoal(z.enum(['here', 'adoption-case', 'none', 'unknown'])).default({}),
  /** Facts of a record, and what is then asked for: `record/field`. */
  given: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .default({}),
  need: z.record(z.string(), z.enum(['required', 'optional', 'not-asked', 'unknown'])).default({}),
  /** Topics that the edition states, with words of it; `null` where it does not. */
  states: z.record(z.string(), z.string().nullable()).default({}),
  /** Codes of a list, in its order. */
  lists: z.record(z.string(), z.array(z.string())).default({}),
  /** Words of the gaps that the edition owns up to. */
  gaps: z.array(z.string()).default([]),
})

const library = loadLibrary()
const folder = new URL('.', import.meta.url)

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
  const state = file.replace('.yaml', '') as StateCode
  const cases = z
    .array(Case)
    .min(1)
    .parse(parse(readFileSync(new URL(file, folder), 'utf8')))
  describe(`cases of ${state}`, () => {
    for (const one of cases) test(one.name, () => check(state, one))
  })
}

function check(state: StateCode, one: z.infer<typeof Case>): void {
  const book = rulebook(library, state, one.on)
  const facts = { served: true, ...one.facts } as GoalFacts
  const answers = new Map(book.allowedGoals(facts).map((answer) => [answer.goal, answer]))
  const spread = <T>(wanted: Record<string, T>) =>
    Object.entries(wanted).flatMap(([goal, value]) =>
      goal === 'every' ? [...answers.keys()].map((id) => [id, value] as const) : [[goal, value] as const],
    )
  for (const [goal, verdict] of spread(one.expect)) expect(answers.get(goal), goal).toMatchObject({ verdict })
  for (const [goal, words] of spread(one.says)) expect(answers.get(goal)?.because, goal).toContain(words)
  for (const [goal, day] of spread(one.from)) expect(answers.get(goal)?.allowedFrom, goal).toBe(day)
  for (const [goal, value] of spread(one.recruitment))
    expect(book.recruitment(goal, facts).value, goal).toBe(value)
  checkRecords(book, one)
}

function checkRecords(book: Rulebook, one: z.infer<typeof Case>): void {
  for (const [place, value] of Object.entries(one.need)) {
    const [record = '', field = ''] = place.split('/')
    const ruled = book.need(record, field, one.given)
    expect(ruled.value, place).toBe(value)
    expect(ruled.citation?.quote, place).toBeTruthy()
  }
  for (const [topic, words] of Object.entries(one.states)) {
    const said = book.statement(topic)
    if (words === null) expect(said, topic).toBeNull()
    else {
      expect(said?.because, topic).toContain(words)
      expect(said?.citation?.quote, topic).toBeTruthy()
    }
  }
  for (const [list, ids] of Object.entries(one.lists))
    expect(
      book.list(list)?.items.map(({ id }) => id),
      list,
    ).toEqual(ids)
  const gaps = book
    .gaps()
    .map(({ says }) => says)
    .join('\n')
  for (const words of one.gaps) expect(gaps).toContain(words)
}
