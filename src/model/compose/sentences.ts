const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** A place in a text: `text.slice(start, end)`. */
export interface Span {
  start: number
  end: number
}

/** The whole sentences in which a quote stands, so that no "not" or "unless" around it is lost. Null where it stands nowhere. */
export function sentencesAround(text: string, quote: string): Span | null {
  const from = text.indexOf(quote)
  if (from < 0 || quote.trim() === '') return null
  const to = from + quote.length
  const held = sentencesIn(text).filter(({ start, end }) => start < to && end > from)
  const [first] = held
  const last = held.at(-1)
  if (!first || !last) return null
  const whole = text.slice(first.start, last.end)
  return {
    start: first.start + (whole.length - whole.trimStart().length),
    end: last.end - (whole.length - whole.trimEnd().length),
  }
}

/** Sentences of a text; what ends in a short form, such as "Sec.", goes on in the next one. */
function sentencesIn(text: string): Span[] {
  const spans: Span[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    const last = spans.at(-1)
    const goesOn =
      last && /(?:\b\p{L}{1,3}\.|\b\p{L}\.\p{L}\.|[:;,])\s*$/u.test(text.slice(last.start, last.end))
    if (last && goesOn) last.end = index + segment.length
    else spans.push({ start: index, end: index + segment.length })
  }
  return spans
}
