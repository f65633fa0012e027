import { tidy } from './plain.ts'
import type { Heading, ReadText } from './text.ts'

/** Markdown kept as it is, because a quote has to be found in it word for word; its headings are those with # before them. */
export function readMarkdown(raw: string): ReadText {
  const text = tidy(raw)
  const headings: Heading[] = []
  let fenced = false
  let at = 0
  for (const line of text.split('\n')) {
    if (/^\s{0,3}(?:```|~~~)/.test(line)) fenced = !fenced
    const heading = fenced ? null : /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line)
    const words = heading?.[2] ?? ''
    if (heading && words !== '') {
      const start = at + line.indexOf(words, (heading[1] ?? '').length)
      headings.push({ start, end: start + words.length, level: (heading[1] ?? '').length })
    }
    at += line.length + 1
  }
  return { text, headings, pages: [] }
}
