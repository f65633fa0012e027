import { LineCounter, isNode, parseDocument } from 'yaml'
import type * as z from 'zod'
import type { Problem } from './problem.ts'

export type Shaped<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

type Path = readonly PropertyKey[]

/** Reads YAML text into the shape of a schema; every problem names its file, its place and its line. */
export function shaped<T>(schema: z.ZodType<T>, text: string, file: string): Shaped<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const broken = document.errors[0]
  if (broken) {
    const says = `is not valid YAML: ${broken.message.split('\n')[0]?.replace(/[.:]$/, '') ?? ''}`
    return {
      ok: false,
      problems: [
        { severity: 'error', kind: 'unreadable', file, place: null, says, mend: 'mend the YAML there' },
      ],
    }
  }
  const data: unknown = document.toJS()
  const parsed = schema.safeParse(data, { reportInput: true })
  if (parsed.success) return { ok: true, value: parsed.data }
  const place = (path: Path): string => {
    const node = path.length ? document.getIn(path, true) : document.contents
    const at = isNode(node) && node.range ? ` (line ${lines.linePos(node.range[0]).line})` : ''
    return `${placeName(data, path)}${at}`
  }
  return { ok: false, problems: parsed.error.issues.map((issue) => problemOf(issue, file, place)) }
}

function problemOf(issue: z.core.$ZodIssue, file: string, place: (path: Path) => string): Problem {
  const shape = { severity: 'error', kind: 'shape', file } as const
  const last = String(issue.path.at(-1) ?? 'the file')
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ')
    return {
      ...shape,
      place: place(issue.path),
      says: `has ${keys}, which nothing here reads`,
      mend: 'check the spelling or take it out',
    }
  }
  if (issue.path.length && issue.input === undefined && issue.code !== 'custom') {
    return {
      ...shape,
      place: place(issue.path.slice(0, -1)),
      says: `"${last}" is missing`,
      mend: `add "${last}"`,
    }
  }
  const says = `"${last}" ${issue.message.replace(/^Invalid/, 'is not right: invalid')}`
  return { ...shape, place: place(issue.path), says, mend: `correct "${last}"` }
}

/** `rules.3.when` reads better as `rule tn-limit, when`: an entry with an id is called by it. */
function placeName(data: unknown, path: Path): string {
  let at: unknown = data
  const words = path.map((step) => {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined
    const id = typeof at === 'object' && at !== null ? (at as { id?: unknown }).id : undefined
    return typeof step === 'number' ? (typeof id === 'string' ? id : `entry ${step + 1}`) : String(step)
  })
  return words.length ? words.join(' › ') : 'top'
}
