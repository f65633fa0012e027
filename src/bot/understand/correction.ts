import { plain } from './phrases.ts'

/** A field that may be changed: its `ask`, label and other names. */
export interface NamedField {
  ask: string
  names: readonly string[]
}

export interface Correction {
  ask: string
  /** What it should become, in the worker's words; null where only the field is named. */
  to: string | null
}

const change = /^(?:please\s+)?(?:change|correct|fix|update|edit|set|make)\s+(?:the\s+|my\s+)?(.+)$/i
const shouldBe = /^(?:no,?\s+)?(?:the\s+)?(.+?)\s+(?:should be|is|=|:)\s+(.+)$/i

/** "change target date to 5 May", "target date should be 5 May", "change the second goal". Longest field name wins. */
export function readCorrection(text: string, fields: readonly NamedField[]): Correction | null {
  const order = change.exec(text.trim())
  if (order?.[1]) return split(order[1], fields, /^\s*(?:to|into|=|:|as)?\s*/i)
  const statement = shouldBe.exec(text.trim())
  if (!statement?.[1]) return null
  const field = named(plain(statement[1]), fields)
  return field?.rest === '' ? { ask: field.ask, to: statement[2] ?? null } : null
}

/** "add a second goal", "link a family …", "add recruitment": asks for something the review only offers. */
export function readWish(text: string, fields: readonly NamedField[]): Correction | null {
  const match = /^(?:add|enter|record|link|include|give)\s+(?:a\s+|an\s+|the\s+|another\s+)?(.+)$/i.exec(
    text.trim(),
  )
  return match?.[1] ? split(match[1], fields, /^\s*(?:to|=|:|as)?\s*/i) : null
}

function split(words: string, fields: readonly NamedField[], joint: RegExp): Correction | null {
  const field = named(words, fields)
  if (!field) return null
  const rest = field.rest.replace(joint, '').trim()
  return { ask: field.ask, to: rest === '' ? null : rest }
}

function named(words: string, fields: readonly NamedField[]): { ask: string; rest: string } | null {
  const lower = words.toLowerCase()
  let best: { ask: string; rest: string; length: number } | null = null
  for (const field of fields) {
    for (const name of field.names) {
      const word = name.toLowerCase()
      const whole = lower.startsWith(word) && !/^[\p{L}\p{N}]/u.test(lower.slice(word.length))
      if (whole && word.length > (best?.length ?? 0)) {
        best = { ask: field.ask, rest: words.slice(word.length).trim(), length: word.length }
      }
    }
  }
  return best
}
