import { fieldAt, groupAt, itemAt, type Names } from './fields.ts'
import { plain } from './phrases.ts'

export interface Correction {
  ask: string
  /** What it should become, in the worker's words; null where only the field is named. */
  to: string | null
}

const change = /^(?:please\s+)?(?:change|correct|fix|update|edit|set|make)\s+(?:the\s+|my\s+)?(.+)$/is
const shouldBe = /^(?:no,?\s+)?(?:the\s+)?(.+?)\s+(?:should be|is|=|:)\s+(.+)$/is

/** "change target date to 5 May", "service 2's end date should be 5 May", "change the second goal". */
export function readCorrection(text: string, names: Names): Correction | null {
  const order = change.exec(text.trim())
  if (order?.[1]) return split(order[1], names, /^\s*(?:to|into|=|:|as)?\s*/i)
  const statement = shouldBe.exec(text.trim())
  if (!statement?.[1]) return null
  const field = fieldAt(plain(statement[1]), names)
  return field?.rest === '' ? { ask: field.ask, to: statement[2] ?? null } : null
}

/** "add a second goal", "link a family …", "add recruitment": asks for something the review only offers. */
export function readWish(text: string, names: Names): Correction | null {
  const match = /^(?:add|enter|record|link|include|give)\s+(?:a\s+|an\s+|the\s+|another\s+)?(.+)$/is.exec(
    text.trim(),
  )
  return match?.[1] ? split(match[1], names, /^\s*(?:to|=|:|as)?\s*/i) : null
}

function split(words: string, names: Names, joint: RegExp): Correction | null {
  const field = fieldAt(words, names)
  if (!field) return null
  const rest = field.rest.replace(joint, '').trim()
  return { ask: field.ask, to: rest === '' ? null : rest }
}

/** "add a service", "another task: …", "one more": one more item, and what is said of it. */
export function readMore(text: string, names: Names): { group: string; rest: string } | null {
  const words = text.trim().replace(/[.!]+$/, '')
  const match =
    /^(?:please\s+)?(?:add|enter|include|create|give me|i need|(?=another\b|one more\b|new\b|next\b))\s*(.+)$/is.exec(
      words,
    )
  return match?.[1] ? groupAt(match[1], names) : null
}

/** "remove service 2", "take the second task out", "delete the note": an item, or an answer. */
export function readRemoval(
  text: string,
  names: Names,
): { group: string; n: number } | { ask: string } | null {
  const words = plain(text)
  const match =
    /^(?:remove|delete|drop|take out|leave out|clear)\s+(?:the\s+|my\s+)?(.+)$/.exec(words) ??
    /^take\s+(?:the\s+|my\s+)?(.+?)\s+out$/.exec(words)
  if (!match?.[1]) return null
  const item = itemAt(match[1], names)
  if (item?.rest === '') return { group: item.group, n: item.n }
  const field = fieldAt(match[1], names)
  return field?.rest === '' ? { ask: field.ask } : null
}
