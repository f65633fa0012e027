import type { Questions } from '../../../policy/questions.ts'
import type { Wanted } from './hits.ts'
import type { Index } from './searched.ts'
import type { Reader } from './words.ts'

/** Things and names of the question that no text of the state holds; where a kind is asked for, its own words are none. */
export function unnamedIn(
  question: string,
  wanted: Wanted | null,
  index: Index,
  { reader, questions }: { reader: Reader; questions: Questions },
): string[] {
  return reader
    .content(question)
    .filter(({ word }) => !wanted?.asked.test(word) || !reader.isThing(word))
    .filter(
      ({ stem, word }) =>
        isNamed(word, question, reader, questions) && !index.held.has(stem) && !index.held.has(word),
    )
    .map(({ word }) => word)
}

/** A thing of the field, or a name: letters in capitals or with figures in a sentence that is not all capitals. */
function isNamed(word: string, question: string, reader: Reader, { loud }: Questions): boolean {
  if (reader.isThing(word)) return true
  if (question === question.toUpperCase()) return false
  const shapes = question.match(/\b(?:[A-Z]{3,}[A-Z0-9-]*|[A-Za-z]{1,6}-\d+\w*)\b/g) ?? []
  return shapes.some((shape) => !loud.includes(shape.toLowerCase()) && shape.toLowerCase() === word)
}
