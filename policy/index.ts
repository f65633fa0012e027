import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEdition, type Edition } from './edition.ts'
import { readNote, type Note } from './notes.ts'
import { sentenceOf, type Problem } from './problem.ts'

/** All editions and notes. Editions stand in the order of their dates; `us` is the federal floor. */
export interface Library {
  editions: Readonly<Record<string, readonly Edition[]>>
  notes: readonly Note[]
}

const HERE = fileURLToPath(new URL('.', import.meta.url))

/** Reads a policy folder and tells every problem in it; what is broken is left out of the library. */
export function inspectLibrary(root: string = HERE): { library: Library; problems: Problem[] } {
  const problems: Problem[] = []
  const editions: Record<string, Edition[]> = {}
  const notes: Note[] = []
  for (const folder of foldersIn(root)) {
    const own = readNotes(root, folder, problems)
    notes.push(...own)
    const read = filesIn(join(root, folder), '.yaml').map((name) =>
      readEdition(folder, `${folder}/${name}`, textOf(join(root, folder, name)), own),
    )
    problems.push(...read.flatMap((one) => one.problems))
    editions[folder] = read.flatMap(({ edition }) => edition ?? [])
  }
  for (const note of notes.filter(
    (one, index) => notes.findIndex(({ title }) => title === one.title) !== index,
  )) {
    const says = `the title "${note.title}" is used by another note`
    problems.push({
      severity: 'error',
      kind: 'duplicate',
      file: note.file,
      place: null,
      says,
      mend: 'give each note its own title',
    })
  }
  return { library: { editions, notes }, problems }
}

/** The library, whole. Throws one message with every problem where a file is broken. */
export function loadLibrary(root: string = HERE): Library {
  const { library, problems } = inspectLibrary(root)
  if (problems.length) throw new Error(`The policy cannot be used.\n${problems.map(sentenceOf).join('\n')}`)
  return library
}

function readNotes(root: string, folder: string, problems: Problem[]): Note[] {
  const directory = join(root, folder, 'notes')
  return filesIn(directory, '.md').flatMap((name) => {
    const file = `${folder}/notes/${name}`
    const read = readNote(folder, name.replace(/\.md$/, ''), file, textOf(join(directory, name)))
    if (!read.ok) problems.push(...read.problems)
    return read.ok ? read.note : []
  })
}

/** Line ends as git keeps them, so that offsets and hashes are the same on every machine. */
const textOf = (path: string) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n')

function foldersIn(root: string): string[] {
  const entries = readdirSync(root, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

function filesIn(directory: string, ending: string): string[] {
  if (!existsSync(directory)) return []
  const entries = readdirSync(directory, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map(({ name }) => name)
    .sort()
}
