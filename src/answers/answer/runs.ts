import type { Desk } from './desk.ts'
import type { Evidence } from './evidence.ts'
import type { Hit } from './hits.ts'
import { sentencesOf } from './sentences.ts'

/** So many are told at most. */
const longest = 5

const numbered = /^(?:steps? \d+|(?:first|second|third|fourth|fifth) \w+)\b/i

/** What is told, with a numbered run (steps, questions) that the first of it belongs to in its order and whole. */
export function inOrder(shown: readonly Hit[], { hits }: Evidence, { library }: Desk): readonly Hit[] {
  const member = shown.slice(0, 2).find(({ source }) => numbered.test(source.citation.quote))
  if (!member) return shown
  const all = runOf(member, library.notes)
  const at = all.findIndex(({ quote }) => quote === member.source.citation.quote)
  // Of a long one, the way up to what was asked.
  const run = all.length > longest ? all.slice(0, at + 1) : all
  if (run.length < 2 || run.length > longest) return shown
  const found = new Map(hits.map((hit) => [hit.source.citation.quote, hit]))
  const whole = run.map((citation) => found.get(citation.quote) ?? madeOf(member, citation))
  const rest = shown.filter(({ source }) => !run.some(({ quote }) => quote === source.citation.quote))
  const [first] = shown
  return first && rest[0] === first ? [first, ...whole, ...rest.slice(1)] : [...whole, ...rest]
}

/** The numbered sentences under the same heading of the same note, those of the same word ("Step", "question") only. */
function runOf({ source: { citation } }: Hit, notes: Desk['library']['notes']) {
  const kind = kindOf(citation.quote)
  return notes
    .filter(({ sha256 }) => sha256 === citation.sha256)
    .flatMap(sentencesOf)
    .filter(({ heading, quote }) => heading === citation.heading && kindOf(quote) === kind)
}

const kindOf = (quote: string): string | null => {
  const found = numbered.exec(quote)?.[0]?.toLowerCase()
  return found === undefined ? null : /^steps?/.test(found) ? 'step' : (found.split(' ')[1] ?? '')
}

/** A member of the run that was not found by itself, told as a note. */
const madeOf = (member: Hit, citation: Hit['source']['citation']): Hit => ({
  ...member,
  source: { ...member.source, kind: 'note', says: citation.quote, heading: citation.heading, citation },
})
