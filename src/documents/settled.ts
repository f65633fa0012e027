import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The library writes the moment of making into the file and into each entry of its archive. */
const moment = /<dcterms:(created|modified)([^>]*)>[^<]*<\/dcterms:\1>/g
/** The first day an archive can name. Archives count in local time, wherever that is. */
const firstDay = new Date(1980, 0, 1)
const properties = 'docProps/core.xml'

/** The same file without the moment it was made at, so that the same content is the same bytes. */
export function settled(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file)
  const core = parts[properties]
  if (core) parts[properties] = strToU8(strFromU8(core).replace(moment, ''))
  const sorted = Object.entries(parts).sort(([a], [b]) => (order(a) < order(b) ? -1 : 1))
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: firstDay })
}

/** Readers want the list of types first. */
const order = (name: string) => (name === '[Content_Types].xml' ? '' : name)
