import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { sentenceOf } from './problem.ts'
import { shaped } from './yaml.ts'

const words = z.string().transform((line) => line.split(/\s+/).filter((word) => word !== ''))

const wordSet = z.array(words).transform((lines) => new Set(lines.flat()) as ReadonlySet<string>)

const LanguageFile = z.strictObject({
  version: z.int().min(1),
  stopWords: wordSet,
  weights: z.strictObject({ heading: z.number().min(0).max(10), pair: z.number().min(0).max(1) }),
  synonyms: z.array(z.array(z.string().min(1)).min(2)),
  fillers: wordSet,
  things: wordSet,
  spanish: z.record(z.string(), z.string()),
  /** Factors on a passage's score; `enough`: the share of a question's words that a passage must know to answer it. */
  answers: z.strictObject({
    coverage: z.number().min(0).max(5),
    rule: z.number().min(0).max(5),
    federal: z.number().min(0).max(5),
    design: z.number().min(0).max(5),
    lists: z.number().min(0).max(5),
    missing: z.number().min(0).max(5),
    loose: z.number().min(0).max(1),
    kind: z.number().min(0).max(5),
    enough: z.number().min(0).max(1),
  }),
})

/** The words that carry no meaning of their own and how much the others weigh; data that analysts may change. */
export type Language = z.output<typeof LanguageFile>

const HERE = fileURLToPath(new URL('./language.yaml', import.meta.url))

/** Reads `policy/language.yaml`. Throws an error with one sentence where it is not right. */
export function readLanguage(file: string = HERE): Language {
  const read = shaped(LanguageFile, readFileSync(file, 'utf8'), file)
  if (!read.ok) throw new Error(read.problems.slice(0, 1).map(sentenceOf).join(''))
  return read.value
}
