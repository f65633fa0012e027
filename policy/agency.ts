import { readFileSync } from 'node:fs'
import { codesFault, directoryFault } from './agency-codes.ts'
import { goalsFault } from './agency-goals.ts'
import { AgencyFile, type AgencyData } from './agency-schema.ts'
import type { Library } from './index.ts'
import { sentenceOf, type Fault } from './problem.ts'
import { shaped } from './yaml.ts'

export type ReadAgency = { ok: true; agency: AgencyData } | { ok: false; because: string }

/** Reads an agency's own lists from disk: all of them, or one sentence that says why none. */
export function readAgency(path: string, library: Library): ReadAgency {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return {
      ok: false,
      because: `The agency file ${path} cannot be read; check that it is there and that you may read it.`,
    }
  }
  return parseAgency(text, path, library)
}

/** An entry of the file: where it stands, what may stand there once only, and what is wrong with it otherwise. */
interface Entry {
  section: string
  key: string
  fault: () => Fault | null
}

/** Checks an agency's lists against the editions: they may fill what is missing there and change nothing else. */
export function parseAgency(text: string, file: string, library: Library): ReadAgency {
  const read = shaped(AgencyFile, text, file)
  if (!read.ok) return { ok: false, because: read.problems.slice(0, 1).map(sentenceOf).join('') }
  for (const entries of entriesOf(read.value, library)) {
    for (const [index, { section, key, fault }] of entries.entries()) {
      const twice = entries.findIndex((one) => one.key === key) !== index
      const found = twice ? ([`${key} has a list already`, 'keep one list for each'] as const) : fault()
      if (!found) continue
      const place = `${section} › entry ${index + 1} (${key})`
      const [says, mend] = found
      const problem = { severity: 'error', kind: 'mismatch', file, place, says, mend } as const
      return { ok: false, because: sentenceOf(problem) }
    }
  }
  return { ok: true, agency: read.value }
}

function entriesOf(agency: AgencyData, library: Library): Entry[][] {
  return [
    agency.lists.map((list) => ({
      section: 'lists',
      key: `${list.state}/${list.caseType}`,
      fault: () => goalsFault(list, agency, library),
    })),
    agency.codeLists.map((list) => ({
      section: 'codeLists',
      key: `${list.state}/${list.list}`,
      fault: () => codesFault(list, library),
    })),
    agency.accessPoints.map((directory) => ({
      section: 'accessPoints',
      key: `${directory.state}/${directory.service}`,
      fault: () => directoryFault(directory, library),
    })),
  ]
}
