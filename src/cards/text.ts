import {
  RichTextBlock,
  TextRun,
  type IRichTextBlock,
  type RichTextBlockOptions,
  type TextRunOptions,
} from '@microsoft/teams.cards'
import { line, plain } from './words.ts'

type Look = TextRunOptions & Pick<RichTextBlockOptions, 'spacing' | 'horizontalAlignment'>

export const quiet: Look = { size: 'Small', isSubtle: true, spacing: 'None' }

/**
 * One paragraph. A rich text block, not a text block: no client reads Markdown in it, so that what a worker
 * typed cannot become a link or a list. It always wraps.
 */
export function paragraph(text: string, limit: number, look: Look = {}): IRichTextBlock {
  const { spacing, horizontalAlignment, ...run } = look
  const inlines = [new TextRun(line(text, limit), run)]
  return new RichTextBlock({
    inlines,
    ...(spacing && { spacing }),
    ...(horizontalAlignment && { horizontalAlignment }),
  })
}

/** Every line of a text as its own paragraph: lists close together, a line that opens a list as its heading. */
export function paragraphs(text: string, limit: number, most: number): IRichTextBlock[] {
  const lines = plain(text, limit)
    .split('\n')
    .map((each) => each.trim())
  const said = lines.filter((each) => each !== '')
  const shown = said.length > most ? [...said.slice(0, most - 1), '…'] : said
  return shown.map((words, n) => {
    const opens = words.endsWith(':') && isItem(shown[n + 1])
    const spacing = n === 0 || opens ? 'Medium' : isItem(words) ? 'Small' : 'Default'
    return paragraph(words.replace(item, '• '), limit, { spacing, ...(opens && { weight: 'Bolder' }) })
  })
}

const item = /^[-*•] /u
const isItem = (words: string | undefined) => words !== undefined && item.test(words)
