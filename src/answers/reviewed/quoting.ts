import type { Citation, IsoDate, StateCode } from '../../policy/types.ts'
import { sourcesFor } from '../answer/corpus.ts'
import type { Knowledge } from '../answer/desk.ts'
import { lowered } from '../answer/words.ts'

/** Words to be found in a text: as typed, or all that stands under a heading of a document. */
export type Quoting = { type: 'words'; quote: string } | { type: 'place'; document: string; heading: string }
/** What was typed in one line: a place written DOCUMENT#HEADING, else words. */
export function quotingOf(typed: string): Quoting {
  const [, document, heading] = /^([^#\n]{3,180})#\s*([^#\n]{2,180})$/.exec(typed.trim()) ?? []
  return document !== undefined && heading !== undefined
    ? { type: 'place', document, heading }
    : { type: 'words', quote: typed }
}

export type Quoted = { ok: true; citation: Citation } | { ok: false; because: string }

/** Fewer words than this stand anywhere and support nothing. */
const fewest = 4

type Texts = Pick<Knowledge, 'library' | 'documents'>

const passages = (state: StateCode | null, on: IsoDate, { library, documents }: Texts): Citation[] =>
  sourcesFor({ library, documents }, state, on).map(({ citation }) => citation)

/** Whether a citation is one of the passages in force that day, or a part of one. */
export const standsNow = (cited: Citation, state: StateCode | null, on: IsoDate, texts: Texts): boolean =>
  passages(state, on, texts).some(
    ({ sha256, start, end, quote }) =>
      sha256 === cited.sha256 &&
      start <= cited.start &&
      cited.end <= end &&
      quote.slice(cited.start - start, cited.end - start) === cited.quote,
  )

/** Finds what is to be quoted in the texts of a state in force that day, or says in one sentence why it cannot be. */
export function quoted(wanted: Quoting, state: StateCode | null, on: IsoDate, texts: Texts): Quoted {
  const all = passages(state, on, texts)
  return wanted.type === 'words' ? byWords(wanted.quote, all) : byPlace(wanted, all)
}

const refuse = (because: string): Quoted => ({ ok: false, because })

/** Spaces, line breaks and the shape of quotation marks may differ; nothing else may. */
function byWords(typed: string, all: readonly Citation[]): Quoted {
  const words = typed
    .trim()
    .replace(/^["“”]([^]*)["“”]$/, '$1')
    .trim()
    .split(/\s+/)
  if (words.length < fewest) return refuse(`A quote needs at least ${fewest} words of the text.`)
  const pattern = new RegExp(words.map(anyMarks).join('\\s+'), 'u')
  for (const citation of all) {
    const found = pattern.exec(citation.quote)
    if (!found) continue
    const start = citation.start + found.index
    return { ok: true, citation: { ...citation, quote: found[0], start, end: start + found[0].length } }
  }
  return refuse('These words do not stand in any text that holds there today; copy them as they stand.')
}

const anyMarks = (word: string) =>
  word
    .replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
    .replaceAll(/["“”]/g, '["“”]')
    .replaceAll(/['‘’]/g, "['‘’]")

function byPlace(
  { document, heading }: Extract<Quoting, { type: 'place' }>,
  all: readonly Citation[],
): Quoted {
  const same = (a: string, b: string) => lowered(a) === lowered(b)
  const there = all.filter((one) => same(one.document, document))
  if (there.length === 0) return refuse(`No text called "${document}" holds there today.`)
  const under = there.filter((one) => same(one.heading, heading))
  const once = [...new Map(under.map((one) => [`${one.sha256} ${one.start}`, one])).values()]
  const [only, ...more] = once
  if (!only) return refuse(`"${document}" has no heading "${heading}".`)
  if (more.length > 0)
    return refuse(
      `Under "${heading}" stand ${once.length} passages; give the words of the one you mean as a quote.`,
    )
  return { ok: true, citation: only }
}
