import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export interface ServedFile {
  /** Where it is asked for; the mark at its end changes with its content. */
  address: string
  /** The address below `/board`, without the mark. */
  path: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

const installed = createRequire(import.meta.url)
const ours = (name: string) => readFileSync(new URL(`./assets/${name}`, import.meta.url))

/** One class for each length of a bar in hundredths: a style attribute would need a weaker content security policy. */
const lengths = Array.from({ length: 101 }, (_, at) => `.size-${at}{--size:${at / 100}}`).join('\n')

/** The style sheet, the script, and Microsoft's library for tabs, read once. */
export function servedFiles() {
  const charts = readFileSync(installed.resolve('charts.css/dist/charts.min.css'))
  const style = [charts, Buffer.from(lengths), ours('board.css')].map(String).join('\n')
  const library = readFileSync(installed.resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js'))
  return {
    style: served('style.css', 'text/css', Buffer.from(style)),
    script: served('board.js', 'text/javascript', ours('board.js')),
    teams: served('teams.js', 'text/javascript', library),
  }
}

function served(name: string, type: string, content: Buffer): ServedFile {
  const mark = createHash('sha256').update(content).digest('hex').slice(0, 16)
  return {
    address: `/board/${name}?v=${mark}`,
    path: `/${name}`,
    type: `${type}; charset=utf-8`,
    bytes: new Uint8Array(content),
  }
}
