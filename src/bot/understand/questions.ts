import type { Rulebook } from '../../policy/types.ts'
import type { Command } from '../command.ts'
import type { Reference } from './references.ts'
import { plain } from './phrases.ts'

const allowed =
  /\b(?:which|what|list|show)\b.*\b(?:allowed|available|possible|permitted)\b|\b(?:which|what)\b.*\bgoals?\b.*\b(?:can|may|could|should|use|choose|here|if)\b|^(?:allowed|possible) goals\b/
const permitted = /^(?:is|are|can|may|could)\b.*\b(?:allowed|possible|permitted|have|get|choose|use|be)\b/
const onRecord =
  /\b(?:which|what|show|list)\b.*\bgoals?\b.*\b(?:on record|recorded|have|has|active|now|current)\b|^(?:current|active) goals\b/
/** "What if she were 16?" */
const supposed = /^(?:and |but )?(?:what |how )?(?:if|about when|when)\b/
const age = /\b(?:were|was|is|turns?|turned|at|age|aged)\s+(\d{1,2})\b|\b(\d{1,2})(?:[- ]?(?:year|yr|y\/?o))/

/** A question about goals: which are allowed, or which are on record. Facts said in it win over the case's. */
export function readGoalQuestion(
  text: string,
  reference: Reference | null,
  rules: Rulebook | null,
): Command | null {
  const words = plain(text)
  const place = { case: reference?.case ?? null, child: reference?.child ?? null }
  if (onRecord.test(words)) return { type: 'goals-on-record', ...place }
  const goal = rules?.goalsNamedIn(text)[0]?.goal.id
  const facts = { ...said(words, rules), ...(goal === undefined ? {} : { goal }) }
  if (supposed.test(words) && Object.keys(facts).length > 0) return { type: 'allowed-goals', ...place, facts }
  if (!allowed.test(words) && !(goal !== undefined && permitted.test(words))) return null
  return { type: 'allowed-goals', ...place, facts }
}

/** A case type and nothing else ("custodial", "a non-custodial case"): the answer to "which case type?". */
export function readCaseType(text: string, rules: Rulebook): string | null {
  const bare = (words: string) => plain(words).replace(/ cases?$/, '')
  const words = bare(text).replace(/^(?:it'?s |it is )?(?:(?:in|for) )?(?:an? |the )?/, '')
  const named = rules
    .caseTypes()
    .find(({ id, label, aliases }) => [id, label, ...aliases].some((name) => bare(name) === words))
  return named?.id ?? null
}

/** The facts a question states: an age, a case type. */
function said(words: string, rules: Rulebook | null): { age?: number; caseType?: string } {
  const years = age.exec(words)
  const caseType = rules ? caseTypeIn(words, rules) : undefined
  return {
    ...(years ? { age: Number(years[1] ?? years[2]) } : {}),
    ...(caseType === undefined ? {} : { caseType }),
  }
}

/** The case type a text names, longest wording first. */
export function caseTypeIn(words: string, rules: Rulebook): string | undefined {
  const named = rules
    .caseTypes()
    .flatMap(({ id, label, aliases }) => [id, label, ...aliases].map((name) => ({ id, name: plain(name) })))
    .sort((a, b) => b.name.length - a.name.length)
  return named.find(({ name }) =>
    new RegExp(`\\b${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`).test(words),
  )?.id
}
