import type { SealedReply } from '../bot/reply.ts'
import { drawCard } from '../cards/draw.ts'

/** How a person's screen shows a message: its width in letters, and whether buttons can be pressed by their letter. */
export interface Page {
  width: number | null
  letters: boolean
}

/** The message as words: its text, then its buttons in brackets, then an empty line. */
export function asWords({ text, actions }: SealedReply, page: Page): string {
  const labels = actions.map(({ label }, n) => (page.letters ? `${letter(n)} [${label}]` : `[${label}]`))
  const lines = [...printable(text).split('\n'), printable(labels.join(page.letters ? '  ' : ' '))]
  return `${lines
    .map((line) => wrap(line, page.width))
    .join('\n')
    .trimEnd()}\n\n`
}

/** The message as one line of JSON for other programs. */
export function asJson(reply: SealedReply): string {
  const { text, actions, citations } = reply
  return `${JSON.stringify({ text, actions: actions.map(({ label }) => label), citations, card: drawCard(reply) })}\n`
}

/** `a` for the first button. Letters, because numbers already name the choices of a question. */
export const letter = (n: number) => String.fromCharCode('a'.charCodeAt(0) + n)

/** Without marks that would steer the terminal. */
const printable = (text: string) =>
  text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, ' ')

function wrap(line: string, width: number | null): string {
  if (width === null || line.length <= width) return line
  const indent = /^[-•] /u.test(line) ? '  ' : ''
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`
    if (longer.length <= width || current.trim() === '') {
      current = longer
    } else {
      lines.push(current)
      current = `${indent}${word}`
    }
  }
  return [...lines, current].join('\n')
}
