import { inWords } from '../../policy/calendar.ts'
import type { Citation, Tag } from '../../policy/types.ts'
import { isOwnWord } from '../reviewed/own-word.ts'
import type { Desk } from './desk.ts'
import type { Answer, Ask, Draft, Reviewed } from './types.ts'

const sure: Readonly<Record<Tag, string>> = {
  source: "the agency's own document, in our words",
  public: 'a public text, seen in part',
  design: "Waymark's own choice",
  configured: "your agency's document",
}

const spanish: Readonly<Record<Draft['kind'], string>> = {
  rule: 'Según la regla (texto en inglés):',
  passage: 'Según el documento (texto en inglés):',
  clarify: 'Necesito un dato más (en inglés):',
  'not-found': 'Los documentos no lo dicen (texto en inglés):',
  declined: 'Eso no lo hago (texto en inglés):',
}

/** At most this many quotes stand under an answer. */
const most = 6

/** The answer, then each quote with its document, date and how sure its source is. A quote that is not verbatim stops all. */
export function framed(draft: Draft, ask: Ask, desk: Desk, inSpanish: boolean): Answer {
  const seen = new Set<string>()
  const citations = draft.citations.flatMap((citation) => {
    if (!citation || seen.has(citation.quote)) return []
    seen.add(citation.quote)
    return [citation]
  })
  const edition = ask.state === null ? null : (desk.bookFor(ask.state, ask.on)?.edition ?? null)
  const shown = citations.slice(0, most)
  const { reviewed } = draft
  const ours = (citation: Citation) => reviewed !== undefined && isOwnWord(citation, reviewed)
  if (!shown.every((citation) => ours(citation) || isVerbatim(citation, desk)))
    return {
      kind: 'not-found',
      answer: 'A quote did not match its document, so nothing is sent. Tell your administrator.',
      state: ask.state,
      edition,
      citations: [],
    }
  const quotes = shown.filter((citation) => !ours(citation))
  const lead = inSpanish ? [spanish[draft.kind]] : []
  return {
    kind: draft.kind,
    answer: [...lead, ...draft.lines.filter((line) => line !== ''), ...quotes.map(placed)].join('\n'),
    state: ask.state,
    edition,
    citations: shown,
    ...(reviewed && { by: byOf(reviewed) }),
    ...(draft.asks && { asks: draft.asks }),
  }
}

const byOf = ({ owner, reviewedOn, expiresOn }: Reviewed) =>
  ({ type: 'reviewed', owner, reviewedOn, expiresOn }) as const

/** A quote with its document, date and how sure its source is, as it stands under an answer. */
export const placed = ({ quote, document, effective, tag }: Citation) =>
  `“${quote.replaceAll(/\s+/g, ' ')}” (${document}, ${effective === null ? 'undated' : inWords(effective)}; ${sure[tag]})`

/** Whether a quote still stands in its text, at its place. */
export function isVerbatim(
  { sha256, start, end, quote }: Citation,
  { library, documents }: Pick<Desk, 'library' | 'documents'>,
): boolean {
  const text =
    library.notes.find((note) => note.sha256 === sha256)?.text ??
    documents.find((one) => one.sha256 === sha256)?.text
  return text?.slice(start, end) === quote
}
