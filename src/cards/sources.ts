import { ActionSet, Container, ToggleVisibilityAction, type CardElementArray } from '@microsoft/teams.cards'
import type { SealedCard } from '../bot/reply.ts'
import type { Citation, IsoDate, Tag } from '../policy/types.ts'
import type { Limits } from './limits.ts'
import { paragraph, quiet } from './text.ts'

const sureness: Readonly<Record<Tag, string>> = {
  source: 'official text',
  public: 'public text',
  design: 'our design',
  configured: 'agency setting',
}
const shortQuote = 160
const block = 'waymark-sources'

/** Document, heading, date and how sure it is, in one line. */
export function sourceLine({ document, heading, effective, tag }: Citation): string {
  const dated = effective ? `policy date ${day(effective)}` : 'no policy date'
  return `Source: ${document}, ${heading} · ${dated} · ${sureness[tag]}`
}

export const samePassage = (a: Citation, b: Citation) =>
  a.sha256 === b.sha256 && a.start === b.start && a.end === b.end

function day(date: IsoDate): string {
  const instant = Date.parse(`${date}T00:00:00Z`)
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  return Number.isNaN(instant) ? date : words.format(instant)
}

/** The passages an answer stands on. One short quote is shown; more lies behind a button. */
export function sources(cited: readonly Citation[], limits: Limits): CardElementArray {
  const all = cited.filter((one, n) => cited.findIndex((each) => samePassage(each, one)) === n)
  const shown = all.slice(0, limits.citations)
  const [only] = shown
  if (!only) return []
  const left = all.length - shown.length
  const items = [
    ...shown.flatMap((citation) => drawSource(citation, limits)),
    ...(left > 0 ? [paragraph(`… and ${left} more.`, 40, quiet)] : []),
  ]
  if (all.length === 1 && only.quote.length <= shortQuote)
    return [new Container(...items).withSpacing('Medium')]
  const title = all.length === 1 ? 'Show source' : `Show ${all.length} sources`
  return [
    new ActionSet(new ToggleVisibilityAction({ title, targetElements: [block] })),
    new Container(...items).withId(block).withIsVisible(false).withSpacing('Small'),
  ]
}

/** Passages in the words of whoever shows them, open, each with its place; then the small print. */
export function passages(
  all: NonNullable<SealedCard['passages']>,
  foot: readonly string[],
  limits: Limits,
): CardElementArray {
  const drawn = all
    .slice(0, Math.min(limits.citations, 3))
    .map(({ quote, source }) =>
      new Container(
        paragraph(quote, limits.quote, { italic: true, spacing: 'Small' }),
        paragraph(source, limits.why, { ...quiet, spacing: 'Small' }),
      ).withSpacing('Medium'),
    )
  return [
    ...drawn,
    ...foot.map((line, n) =>
      paragraph(line, limits.why, { ...quiet, ...(n === 0 && { spacing: 'Medium' }) }),
    ),
  ]
}

function drawSource(citation: Citation, limits: Limits) {
  return [
    paragraph(sourceLine(citation), limits.why, { ...quiet, spacing: 'Medium' }),
    paragraph(`“${citation.quote}”`, limits.quote, { size: 'Small', italic: true, spacing: 'Small' }),
  ]
}
