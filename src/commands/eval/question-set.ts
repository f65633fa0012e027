import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Entry } from '../../answers/retrieve/lexicon.ts'
import type { Relevance } from '../../answers/measure.ts'
import { UsageError } from '../invocation.ts'

const Text = z.object({ _id: z.string(), title: z.string().default(''), text: z.string() })

/** A public or own set of questions with what answers them, as `eval retrieval` reads it. */
export interface QuestionSet {
  entries: Entry[]
  questions: { id: string; text: string; relevance: Relevance }[]
}

/** Reads `corpus.jsonl`, `queries.jsonl` and `qrels.tsv`. Throws `UsageError` naming the file and line that is wrong. */
export function readQuestionSet(directory: string): QuestionSet {
  const entries = jsonLines(directory, 'corpus.jsonl').map(({ _id, title, text }) => ({
    id: _id,
    heading: title,
    text,
  }))
  const grades = readGrades(directory)
  const questions = jsonLines(directory, 'queries.jsonl').flatMap(({ _id, text }) => {
    const relevance = grades.get(_id)
    return relevance ? [{ id: _id, text, relevance }] : []
  })
  if (questions.length === 0)
    throw new UsageError(`No question in ${directory} has a document that answers it.`)
  return { entries, questions }
}

function linesOf(directory: string, name: string): string[] {
  try {
    return readFileSync(join(directory, name), 'utf8')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
  } catch {
    throw new UsageError(
      `${join(directory, name)} cannot be read; a set needs corpus.jsonl, queries.jsonl and qrels.tsv.`,
    )
  }
}

function jsonLines(directory: string, name: string): z.output<typeof Text>[] {
  return linesOf(directory, name).map((line, at) => {
    const read = Text.safeParse(parsed(line))
    if (!read.success)
      throw new UsageError(
        `${join(directory, name)}, line ${at + 1}: a JSON object with _id and text belongs here.`,
      )
    return read.data
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** The grades by question and document. A first line that names the columns is passed over. */
function readGrades(directory: string): Map<string, Map<string, number>> {
  const grades = new Map<string, Map<string, number>>()
  linesOf(directory, 'qrels.tsv').forEach((line, at) => {
    const [question = '', document, grade] = line.split('\t')
    const value = Number(grade)
    if (document === undefined || grade === undefined || !Number.isFinite(value)) {
      if (at === 0) return
      throw new UsageError(
        `${join(directory, 'qrels.tsv')}, line ${at + 1}: question, document and score belong here.`,
      )
    }
    if (value <= 0) return
    grades.set(question, (grades.get(question) ?? new Map<string, number>()).set(document, value))
  })
  return grades
}
