import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const SHIPPED = fileURLToPath(new URL('../../policy/', import.meta.url))
export const TN = 'tn/2018-04-01.yaml'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** An empty folder that goes away when the tests of the file are over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-'))
  made.push(folder)
  return folder
}

/** A copy of the shipped policy with one text in one file replaced by another; fails where the text is not there. */
export function policyWith(file: string, from: string, to: string): string {
  const folder = shippedPolicy()
  const before = readFileSync(join(folder, file), 'utf8')
  if (!before.includes(from)) throw new Error(`${file} does not hold "${from}"`)
  writeFileSync(join(folder, file), before.replace(from, to))
  return folder
}

/** A copy of the whole policy, every state, with one file as an analyst leaves it. */
export function policyEdited(file: string, edit: (text: string) => string): string {
  const folder = emptyFolder()
  cpSync(SHIPPED, folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
  const before = readFileSync(join(folder, file), 'utf8')
  const after = edit(before)
  if (after === before) throw new Error(`${file} is not changed`)
  writeFileSync(join(folder, file), after)
  return folder
}

/** A copy of the shipped policy with more files. */
export function policyPlus(files: Readonly<Record<string, string>>): string {
  const folder = shippedPolicy()
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

function shippedPolicy(): string {
  const folder = emptyFolder()
  for (const state of ['tn', 'us']) cpSync(join(SHIPPED, state), join(folder, state), { recursive: true })
  return folder
}
