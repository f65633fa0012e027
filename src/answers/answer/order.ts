import type { Language } from '../../../policy/language.ts'
import { gives, type Hit, type Wanted } from './hits.ts'

/** Where a kind of answer is asked for, or an earlier question goes on, the best source that fits stands first, if it knows enough of the question. */
export function promote(hits: Hit[], enough: number, fits: (hit: Hit) => boolean): void {
  const best = hits[0]?.score ?? 0
  const at = hits.findIndex((hit) => hit.share >= enough && hit.score >= best * 0.5 && fits(hit))
  const [hit] = at > 0 ? hits.splice(at, 1) : []
  if (hit) hits.unshift(hit)
}

/** Where a list or a limit is asked for, a text that says it is left out stands before one that knows less of the question. */
export function admit(hits: Hit[], words: number, enough: number, wanted: Wanted | null): void {
  const [best] = hits
  const given = best && wanted && gives(wanted, best.source)
  const least = Math.max(enough, (best?.share ?? 0) + (given ? 0.01 : 0))
  const at = hits.findIndex(
    ({ source, share, matched }, place) =>
      place < 25 &&
      source.missing &&
      share >= least &&
      matched.size >= Math.max(1, Math.min(2, words)) &&
      (wanted?.left?.test(`${source.says} ${source.citation.quote}`) ?? true),
  )
  const [hit] = at > 0 ? hits.splice(at, 1) : []
  if (hit) hits.unshift(hit)
}

/** Whether a document of the agency itself speaks of what is asked in so many words; it then stands first, unless a note knows more. */
export function ownWord(hits: Hit[], { answers }: Language): boolean {
  const at = hits
    .slice(0, 10)
    .findIndex(
      ({ source, seen }) => source.kind === 'document' && !source.missing && seen.body >= answers.own,
    )
  const [best] = hits
  const own = hits[at]
  if (!own || !best) return false
  if (best.source.kind !== 'document' && best.seen.body < own.seen.body) hits.unshift(...hits.splice(at, 1))
  return true
}
