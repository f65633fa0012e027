import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { StoredDocument, versionsKey } from './document.ts'

/** Where an agency's own documents lie in its data directory. */
const folder = 'library'

export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** What became of a document that was put on the shelf. `known`: the very same one lies there already. */
export type Shelved = { type: 'added' | 'known'; before: StoredDocument | null }

/**
 * Puts a document on the shelf, whole or not at all: it is written beside its place, synced, and moved there in one step.
 * An older version of the same title stays where it is. Throws what the file system throws.
 */
export function shelve(dataDirectory: string, document: StoredDocument): Shelved {
  const directory = join(dataDirectory, folder)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const others = shelf(dataDirectory).documents.filter(
    (other) => versionsKey(other) === versionsKey(document),
  )
  const same = others.find(
    ({ sha256, effective }) => sha256 === document.sha256 && effective === document.effective,
  )
  const before = others.filter(({ effective }) => effective < document.effective).at(-1) ?? null
  if (same) return { type: 'known', before }
  const name = nameOf(document)
  const waiting = join(directory, `.${name}.${process.pid}`)
  const file = openSync(waiting, 'w', 0o600)
  try {
    writeSync(file, JSON.stringify(document))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(waiting, join(directory, name))
  return { type: 'added', before }
}

const nameOf = (document: StoredDocument): string =>
  `${sha256Of(`${versionsKey(document)}\n${document.effective}\n${document.sha256}`).slice(0, 32)}.json`

/** What lies on a shelf, by state, title and day; `damaged` names the files that are not what they were. */
export interface Shelf {
  documents: StoredDocument[]
  damaged: string[]
}

/** Reads the whole shelf. A document whose text does not match its sum is left out and named. */
export function shelf(dataDirectory: string): Shelf {
  const directory = join(dataDirectory, folder)
  if (!existsSync(directory)) return { documents: [], damaged: [] }
  const names = readdirSync(directory).filter((name) => /^[0-9a-f]{32}\.json$/.test(name))
  const read = names.map((name) => ({ name, document: documentIn(join(directory, name)) }))
  return {
    documents: read.flatMap(({ document }) => document ?? []).sort(inOrder),
    damaged: read.filter(({ document }) => document === null).map(({ name }) => name),
  }
}

/** Changes when a document is put on the shelf: names are sums of what they hold. */
export function shelfMark(dataDirectory: string): string {
  const directory = join(dataDirectory, folder)
  return existsSync(directory) ? readdirSync(directory).sort().join(' ') : ''
}

function documentIn(path: string): StoredDocument | null {
  try {
    const read = StoredDocument.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return read.success && sha256Of(read.data.text) === read.data.sha256 ? read.data : null
  } catch {
    return null
  }
}

const inOrder = (a: StoredDocument, b: StoredDocument) =>
  versionsKey(a).localeCompare(versionsKey(b)) ||
  a.effective.localeCompare(b.effective) ||
  a.sha256.localeCompare(b.sha256)
