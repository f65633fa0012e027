import { zipSync } from 'fflate'

/** The first day a zip archive can name, so that the same files always give the same bytes. Local time, as zip has it. */
const mtime = new Date(1980, 0, 1)

/** A zip archive of the files, in order of their names. */
export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime })
}
