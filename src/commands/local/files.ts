import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Files } from '../../bot/ports.ts'
import type { KeepFile } from '../../console/file-note.ts'
import { createCaseApiClient } from '../../case-api/client/client.ts'
import { makeDocument } from '../../documents/make.ts'
import { dayIn } from '../../shell/world.ts'
import type { BotParts } from './bot.ts'

/** Milliseconds. */
const patience = 4000

/** Word files of what is on record, each made from a read of the case in the name of whoever gets it. */
export function wordFiles({
  caseApi,
  rules,
  clock,
  zone,
}: Pick<BotParts, 'caseApi' | 'rules' | 'clock' | 'zone'>): Files {
  const client = createCaseApiClient({ baseUrl: caseApi.url, tokenFor: caseApi.tokenFor, timeout: patience })
  return {
    async make(person, { kind, case: id, plan }) {
      const found = await client.case(person, id)
      if (!found.ok) return null
      const today = dayIn(zone, clock.now())
      const book = rules.rulesFor(found.value.state, today)
      return book && makeDocument({ case: found.value, rules: book, today, zone }, kind, plan)
    },
  }
}

/** Puts files that are asked for in a terminal into the data directory. */
export const filesIn =
  (directory: string, files: Files): KeepFile =>
  async (person, file) => {
    const made = await files.make(person, file)
    if (!made) return null
    const folder = resolve(directory, 'documents')
    await mkdir(folder, { recursive: true })
    const path = join(folder, made.name)
    await writeFile(path, made.bytes, { mode: 0o600 })
    return path
  }
