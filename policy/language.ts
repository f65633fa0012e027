import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { sentenceOf } from './problem.ts'
import { readWeights, type Weights } from './weights.ts'
import { shaped } from './yaml.ts'

const words = z.string().transform((line) => line.split(/\s+/).filter((word) => word !== ''))

const wordSet = z.array(words).transform((lines) => new Set(lines.flat()) as ReadonlySet<string>)

const LanguageFile = z.strictObject({
  version: z.int().min(1),
  /** The day on which the words were last looked through. */
  date: z.iso.date(),
  stopWords: wordSet,
  weights: z.strictObject({ heading: z.number().min(0).max(10), pair: z.number().min(0).max(1) }),
  synonyms: z.array(z.array(z.string().min(1)).min(2)),
  fillers: wordSet,
  /** Everyday words: where no document holds one, the question loses little by it. */
  everyday: wordSet,
  things: wordSet,
  spanish: z.record(z.string(), z.string()),
  /** `loose`, `strange`: what an everyday and any other word counts that stands nowhere; `everyday`: an everyday word that does. */
  answers: z.strictObject({
    loose: z.number().min(0).max(1),
    strange: z.number().min(0).max(1),
    everyday: z.number().min(0).max(1),
    /** The share of a question's words that a passage must know to be moved to the front, or to count as near. */
    enough: z.number().min(0).max(1),
    /** The share that a single word must be of a question to answer for all of it. */
    alone: z.number().min(0).max(1),
    /** The share that a rule must know to be about the question, and by how much a passage has to know more to go before it. */
    heard: z.number().min(0).max(1),
    lead: z.number().min(0).max(1),
  }),
})

const AskedFile = z.strictObject({
  version: z.int().min(1),
  /** The day on which the words were last looked through. */
  date: z.iso.date(),
  /** A sentence of a note, word for word, and the words by which workers ask for it. */
  asked: z.record(z.string().min(1), z.string().min(1)),
})

/** The words that carry no meaning of their own and how much the others weigh; data that analysts may change. */
export type Language = z.output<typeof LanguageFile> & {
  /** Workers' words for a sentence of a note: they help to find it and are never quoted. */
  asked: ReadonlyMap<string, string>
  judge: Weights
}

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Reads `policy/language.yaml` and `policy/asked.yaml`. Throws an error with one sentence where one is not right. */
export function readLanguage(
  file: string = beside('./language.yaml'),
  asked: string = beside('./asked.yaml'),
): Language {
  return {
    ...read(LanguageFile, file),
    asked: new Map(Object.entries(read(AskedFile, asked).asked)),
    judge: readWeights(beside('./weights.yaml')),
  }
}

function read<T>(shape: z.ZodType<T>, file: string): T {
  const found = shaped(shape, readFileSync(file, 'utf8'), file)
  if (!found.ok) throw new Error(found.problems.slice(0, 1).map(sentenceOf).join(''))
  return found.value
}
