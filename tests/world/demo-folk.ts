import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const agency = join(import.meta.dirname, '../../src/case-api/demo/agency')

/** The given and family names of everybody on a demo case of a state, none of which is a word of the trade. */
export function demoFolk(state: string): string[] {
  const text = readFileSync(join(agency, `${state}.yaml`), 'utf8')
  return [
    ...new Set([...text.matchAll(/\b(?:given|family): (\p{Lu}[\p{L}'’-]+)/gu)].map(([, name = '']) => name)),
  ]
}
