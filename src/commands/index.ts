import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { Jurisdiction, type StoredDocument } from '../answers/library/document.ts'
import { passagesOf } from '../answers/library/passages.ts'
import { largestFile, readDocument } from '../answers/library/read/read.ts'
import { sectionsOf } from '../answers/library/sections.ts'
import { sha256Of, shelve, type Shelved } from '../answers/library/shelf.ts'
import { isDay } from '../policy/calendar.ts'
import { dataDirectory } from './data-directory.ts'
import { UsageError, type Command, type Invocation } from './invocation.ts'

const usage = 'Use: npm run index -- --state STATE --title TITLE --effective YYYY-MM-DD [--data DIR] FILE…'

/**
 * `index`: reads an agency's own documents and puts them where answers are looked for. All files are read before the first
 * is kept, so that a bad one changes nothing. Exit code 2 with one sentence for what cannot be read.
 */
export const run: Command = async ({ args, out }) => {
  const { state, title, effective, data, files } = asked(args)
  const documents: StoredDocument[] = []
  for (const path of files) {
    const name = basename(path)
    const result = await readDocument(name, bytesOf(path))
    if (!result.ok) throw new UsageError(`${path} ${result.because}. Nothing was added.`)
    const called = files.length === 1 ? title : `${title}, ${name}`
    const { text, headings, pages } = result.read
    documents.push({
      form: 1,
      state,
      title: called,
      file: name,
      effective,
      sha256: sha256Of(text),
      text,
      headings: [...headings],
      pages: [...pages],
    })
  }
  for (const document of documents) tell(document, shelve(data, document), out)
  return 0
}

function asked(args: readonly string[]) {
  const string = { type: 'string' } as const
  const { values, positionals } = parsed(args, {
    state: string,
    title: string,
    effective: string,
    data: string,
  })
  const state = Jurisdiction.safeParse(values.state)
  if (!state.success)
    throw new UsageError(
      `--state names one of ${Jurisdiction.options.join(', ')}; us holds in every state. ${usage}`,
    )
  const title = values.title?.trim() ?? ''
  if (title === '' || title.length > 180)
    throw new UsageError(`--title gives the document a name of up to 180 characters. ${usage}`)
  if (values.effective === undefined || !isDay(values.effective))
    throw new UsageError(`--effective gives the first day the text holds for, as in 2020-05-28. ${usage}`)
  if (positionals.length === 0) throw new UsageError(`Name at least one file. ${usage}`)
  return {
    state: state.data,
    title,
    effective: values.effective,
    data: dataDirectory(values.data),
    files: positionals,
  }
}

function parsed<T extends Record<string, { type: 'string' }>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch {
    throw new UsageError(`There is a flag that is not known or has no value. ${usage}`)
  }
}

function bytesOf(path: string): Uint8Array {
  try {
    if (statSync(path).size > largestFile)
      throw new UsageError(
        `${path} is larger than ${largestFile / 1024 / 1024} MB; split it. Nothing was added.`,
      )
    return readFileSync(path)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(
      `${path} cannot be read; check that it is there and that you may read it. Nothing was added.`,
    )
  }
}

/** Section by section, so that whoever added it sees what was understood. */
function tell(document: StoredDocument, { type, before }: Shelved, out: Invocation['out']): void {
  const { title, state, effective, text, sha256 } = document
  const sections = sectionsOf(document, title)
  const quotable = sections.flatMap((section) => passagesOf(text, section)).length
  const lists = sections.flatMap(({ heading, missing }) =>
    missing.map(({ start, end }) => ({ heading, says: text.slice(start, end) })),
  )
  out(
    type === 'known'
      ? `${title} (${state}, from ${effective}) was here already, word for word; nothing changed.`
      : `${title} (${state}, from ${effective}): ${sections.length} sections, ${quotable} passages, ${text.length} characters, sha256 ${sha256.slice(0, 12)}…`,
  )
  if (before && type === 'added')
    out(
      `It replaces the version of ${before.effective} from ${effective} on; that one stays for the days before.`,
    )
  for (const { heading, start, end, page } of sections)
    out(`  ${heading} · ${end - start} characters${page === null ? '' : ` · page ${page}`}`)
  for (const { heading, says } of lists)
    out(`  List missing under "${heading}": "${says.replace(/\s+/g, ' ')}" Nothing follows it in this file.`)
}
