import { listed } from '../because.ts'
import type { RuleSet } from '../ruleset.ts'
import type { Citation, FactDefinition } from '../types.ts'

/** The facts that the state's rules and the federal ones ask about, each once. */
export function factsOf({ edition, federal }: RuleSet): FactDefinition[] {
  const own = new Set(edition.facts.map(({ id }) => id))
  return [...edition.facts, ...federal.facts.filter(({ id }) => !own.has(id))].map(({ id, label, kind }) => ({
    id,
    label,
    kind,
  }))
}

/** One sentence that names the facts an answer turns on. */
export function openFacts(rules: RuleSet, missing: readonly string[]): string {
  const facts = factsOf(rules)
  const names = missing.map((id) => facts.find((fact) => fact.id === id)?.label ?? id)
  return `It depends on ${listed(names)}, which ${names.length === 1 ? 'is' : 'are'} not known here.`
}

export const silence = ({ edition }: RuleSet, about: string) => ({
  because: `The ${edition.name} rules say nothing about ${about}.`,
  citation: null,
})

export const pick = ({ because, citation }: { because: string; citation: Citation }) => ({
  because,
  citation,
})
