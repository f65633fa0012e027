import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cruise } from 'dependency-cruiser'
import type { ICruiseOptions, ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser'

interface Rules {
  rooms: Readonly<Record<string, { knows: readonly string[]; says: string }>>
  forbidden: readonly IForbiddenRuleType[]
  options: ICruiseOptions
}

export const root = join(import.meta.dirname, '../..')

/** The import rule as `npm run imports` reads it. */
export async function importRules(): Promise<Rules> {
  const config = await import(pathToFileURL(join(root, '.dependency-cruiser.mjs')).href)
  return { rooms: config.rooms, ...config.default }
}

/** Looks at the house that stands in `folder` with our rules. */
export async function inspect(folder: string): Promise<ICruiseResult> {
  const { forbidden, options } = await importRules()
  const { output } = await cruise(['src', 'dialogs', 'policy'], {
    ...options,
    tsConfig: undefined,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: [...forbidden] },
  })
  return output as ICruiseResult
}

/** Writes a small house: file names with their text. */
export function build(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}
