import type { Edition, RuleOf } from '../../../policy/edition.ts'
import { rulesOf, type RuleSet } from '../ruleset.ts'
import type { Asked, FieldNeed, RuleFacts } from '../types.ts'
import { judge } from './condition.ts'
import { openFacts, pick, silence } from './words.ts'

type FieldRule = RuleOf<'field'>

/** One thing an edition may come to say about a field; the last of them is what it says if no open rule applies. */
interface Reading {
  need: FieldNeed
  rule: FieldRule | null
}

interface Readings {
  readings: readonly Reading[]
  /** The facts that decide between the readings. */
  missing: readonly string[]
}

const STRICTNESS: readonly FieldNeed[] = ['not-asked', 'optional', 'required']

/**
 * Whether a record asks for a field. The state's word, tightened and never loosened by the federal floor. Where open
 * facts leave more than one answer it is unknown, and the facts that decide are named.
 */
export function needOf(rules: RuleSet, record: string, field: string, facts: RuleFacts): Asked {
  const state = readingsOf(rules.edition, record, field, facts)
  const floor = readingsOf(rules.federal, record, field, facts)
  const ways = state.readings.flatMap((own) => floor.readings.map((least) => stricter(own, least)))
  const last = ways.at(-1)
  if (last && ways.every(({ need }) => need === last.need)) {
    const said = last.rule ? pick(last.rule) : silence(rules, 'this')
    return { value: last.need, ...said, missing: [] }
  }
  const missing = [...new Set([state, floor].flatMap((one) => (isOpen(one) ? one.missing : [])))]
  const citation = ways.find(({ rule }) => rule)?.rule?.citation ?? null
  const atMost = ways.reduce((a, b) => (rank(b) > rank(a) ? b : a)).need
  return { value: 'unknown', because: openFacts(rules, missing), citation, missing, atMost }
}

/**
 * The rules about a field in the order they are asked: most conditions first; of as many, the stricter first; then as
 * they stand in the file. The first whose conditions hold decides.
 */
export function fieldRules(edition: Edition, record: string, field: string): FieldRule[] {
  const size = ({ when }: FieldRule) => Object.keys(when).length
  return rulesOf(edition, 'field')
    .filter((rule) => rule.record === record && rule.field === field)
    .sort((a, b) => size(b) - size(a) || rank(b) - rank(a))
}

function readingsOf(edition: Edition, record: string, field: string, facts: RuleFacts): Readings {
  const open: Reading[] = []
  const missing: string[] = []
  for (const rule of fieldRules(edition, record, field)) {
    const judged = judge(rule.when, facts)
    if (judged.truth === false) continue
    const reading = { need: rule.need, rule }
    if (judged.truth) return { readings: [...open, reading], missing }
    open.push(reading)
    missing.push(...judged.missing)
  }
  return { readings: [...open, { need: 'not-asked', rule: null }], missing }
}

const rank = ({ need }: { need: FieldNeed }) => STRICTNESS.indexOf(need)
const stricter = (own: Reading, least: Reading) =>
  rank(least) > rank(own) || (own.rule === null && rank(least) === rank(own)) ? least : own
const isOpen = ({ readings }: Readings) => new Set(readings.map(({ need }) => need)).size > 1
