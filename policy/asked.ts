import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { sentenceOf } from './problem.ts'
import { shaped } from './yaml.ts'

const head = {
  version: z.int().min(1),
  /** The day on which the questions were last looked through. */
  date: z.iso.date(),
}
const questions = z.array(z.string().min(1)).min(1)

const AnsweredFile = z.strictObject({
  ...head,
  /** A sentence of a note, word for word, and questions that it answers, or other words for it. */
  asked: z.record(z.string().min(1), questions),
})

const SilentFile = z.strictObject({
  ...head,
  silent: z.array(
    z.strictObject({
      /** What is not said, in one sentence for a worker. */
      says: z.string().min(1),
      /** The nearest sentence of a note, word for word. */
      near: z.string().min(1).optional(),
      asked: questions,
    }),
  ),
})

/** What workers ask and the notes of a place do not answer. */
export interface Silence {
  /** `us` for the federal notes. */
  place: string
  says: string
  near: string | null
  asked: readonly string[]
}

/** Questions in workers' words: they help to find what answers, or to tell that nothing does, and are never quoted. */
export interface AskedBefore {
  /** By sentence of a note. */
  answered: ReadonlyMap<string, readonly string[]>
  silent: readonly Silence[]
}

/** Reads `asked/answered.yaml` and `asked/silent.yaml` of each place. Throws an error with one sentence where one is not right. */
export function readAsked(root: string = fileURLToPath(new URL('.', import.meta.url))): AskedBefore {
  const places = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'asked')))
    .map(({ name }) => name)
  const fileOf = (place: string, name: string) => join(root, place, 'asked', name)
  return {
    answered: new Map(
      places.flatMap((place) => Object.entries(read(AnsweredFile, fileOf(place, 'answered.yaml')).asked)),
    ),
    silent: places.flatMap((place) =>
      read(SilentFile, fileOf(place, 'silent.yaml')).silent.map(({ near = null, ...one }) => ({
        place,
        near,
        ...one,
      })),
    ),
  }
}

function read<T>(shape: z.ZodType<T>, file: string): T {
  const found = shaped(shape, readFileSync(file, 'utf8'), file)
  if (!found.ok) throw new Error(found.problems.slice(0, 1).map(sentenceOf).join(''))
  return found.value
}
