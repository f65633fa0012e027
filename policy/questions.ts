import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { Id, some, Words } from './atoms.ts'
import { sentenceOf } from './problem.ts'
import { StateCode } from './schema.ts'
import { shaped } from './yaml.ts'

/** Patterns of which one has to be found in a question: plain words, or a regular expression over lower-case text. */
const Patterns = some(Words).transform((sources, context) => {
  try {
    const compiled = new RegExp(sources.map((source) => `(?:${source})`).join('|'), 'iu')
    return compiled
  } catch {
    context.addIssue({ code: 'custom', message: 'must hold patterns that can be read' })
    return z.NEVER
  }
})

const QuestionsFile = z.strictObject({
  version: z.int().min(1),
  /** The day on which the patterns were last looked through. */
  date: z.iso.date(),
  /** What a worker wants to know, by the words it is asked with. */
  asks: z.strictObject({
    goalList: Patterns,
    permission: Patterns,
    goalLimit: Patterns,
    must: Patterns,
    before: Patterns,
    /** Steps of which one may ask what has to be there before. */
    step: Patterns,
    person: Patterns,
    /** That a parent on the case is a child in care too. */
    served: Patterns,
    age: Patterns,
    list: Patterns,
    link: Patterns,
    recruitment: Patterns,
    current: Patterns,
    changed: Patterns,
    compare: Patterns,
    same: Patterns,
    differs: Patterns,
    /** Something taken for granted, which what stands in the documents may contradict. */
    premise: Patterns,
    why: Patterns,
    passage: Patterns,
    followUp: Patterns,
    /** Words that stand for something said before. */
    leans: Patterns,
    asking: Patterns,
    /** Any sign of a question, wherever it stands. */
    anyAsk: Patterns,
  }),
  /** A service that workers are sent to refer to, by the words it is spoken of with. */
  services: z.record(Id, Patterns),
  /** Kinds of answer: a text that holds none of the kind does not answer. */
  answerKinds: some(
    z.strictObject({
      id: Id,
      name: Words,
      asked: Patterns,
      holds: Patterns,
      /** What a text speaks of that says this kind of answer is left out; any text that leaves something out where missing. */
      left: Patterns.optional(),
    }),
  ),
  /** Words in capitals that are loud and no names, in lower case. */
  loud: some(Words),
  /** What the bot does not do, and what it does in its place. */
  declined: some(
    z.strictObject({
      id: Id,
      asks: Patterns,
      says: Words,
      instead: Words,
      /** How it is asked for: what is more like these than like anything that answers is declined too. */
      examples: some(Words),
    }),
  ),
  /** What is for others to say where it is about one child. */
  consult: z.array(z.strictObject({ id: Id, about: Patterns, specific: Patterns, says: Words })),
  /** Larger places, by state: only to see which state a worker speaks of. */
  places: z.record(StateCode, some(Words)),
  /** States without rules here. */
  otherStates: some(Words),
  /** Ways to name a case type that mean something else in a sentence. */
  notCaseTypes: z.array(Words),
})

/** How questions are understood; data that analysts may change. */
export type Questions = z.output<typeof QuestionsFile>

const HERE = fileURLToPath(new URL('./questions.yaml', import.meta.url))

/** Reads `policy/questions.yaml`. Throws an error with one sentence where it is not right. */
export function readQuestions(file: string = HERE): Questions {
  const read = shaped(QuestionsFile, readFileSync(file, 'utf8'), file)
  if (!read.ok) throw new Error(read.problems.slice(0, 1).map(sentenceOf).join(''))
  return read.value
}
