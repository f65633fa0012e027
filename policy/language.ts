import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { readAsked, type AskedBefore } from './asked.ts'
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
    /** What the judge's sum has to reach where nobody can tell whether it is a question at all. */
    clearly: z.number().min(0).max(10),
    /** How much of a question the words of an agency's own document must hold to go before what is known to be left out. */
    own: z.number().min(0).max(1),
    /** How like a question answered before one has to be, that the kind of answer counts no more. */
    alike: z.number().min(0).max(1),
    /** A passage that knows little of the question has to have answered one that is at least so like it. */
    distant: z.number().min(0).max(1),
    /** How like a question about something left out one has to be, to be about the same. */
    topic: z.number().min(0).max(1),
    /** The same for what is not done at all, and in a state for what the federal notes leave out. */
    declined: z.number().min(0).max(1),
    federal: z.number().min(0).max(1),
    /** The share that a rule must know to be about the question, and by how much a passage has to know more to go before it. */
    heard: z.number().min(0).max(1),
    lead: z.number().min(0).max(1),
  }),
})

/** The words that carry no meaning of their own, how much the others weigh, and what was asked before; data that analysts may change. */
export type Language = z.output<typeof LanguageFile> & {
  asked: AskedBefore
  judge: Weights
}

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Reads `policy/language.yaml`, the questions asked before and the weights. Throws an error with one sentence where one is not right. */
export function readLanguage(file: string = beside('./language.yaml')): Language {
  const found = shaped(LanguageFile, readFileSync(file, 'utf8'), file)
  if (!found.ok) throw new Error(found.problems.slice(0, 1).map(sentenceOf).join(''))
  return { ...found.value, asked: readAsked(), judge: readWeights(beside('./weights.yaml')) }
}
