import { zipSync } from 'fflate'

/** A zip archive of the files in order of their names; the same files always give the same bytes. */
export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))
  // The first day an archive can name. Archives count in local time, wherever that is.
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: new Date(1980, 0, 1) })
}
