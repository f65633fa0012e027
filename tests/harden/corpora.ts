import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Public collections of bad input, read from where somebody put them. */
export interface Corpora {
  /** The strings of the Big List of Naughty Strings (`blns.json`). */
  naughty: readonly string[]
  /** The files of JSONTestSuite (`test_parsing`), whose names begin with y, n or i. */
  parsing: readonly { name: string; path: string }[]
}

export const noCorpora: Corpora = { naughty: [], parsing: [] }

/** Finds both collections anywhere below a folder. Throws when there is neither. */
export async function readCorpora(folder: string): Promise<Corpora> {
  const files = await readdir(folder, { recursive: true })
  const strings = files.find((path) => basename(path) === 'blns.json')
  const suite = files.filter((path) => /(^|\/)test_parsing\/[yni]_[^/]*\.json$/.test(path))
  if (strings === undefined && suite.length === 0)
    throw new Error(`Neither blns.json nor test_parsing is below ${folder}.`)
  return {
    naughty:
      strings === undefined ? [] : (JSON.parse(await readFile(join(folder, strings), 'utf8')) as string[]),
    parsing: suite.map((path) => ({ name: basename(path), path: join(folder, path) })),
  }
}
