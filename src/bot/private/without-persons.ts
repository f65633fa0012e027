import { withoutLookalikes, type FieldWords } from './lookalikes.ts'
import { nobody, type Persons } from './persons.ts'

/**
 * A text without what tells who somebody is: names, dates with a day, numbers of cases and people, addresses, telephone
 * numbers and e-mail addresses. `known` are taken out however they are written; beyond them goes what looks like it, such
 * as a word with a capital that is none of the field's. A name in small letters that nobody told of stays. The same again
 * changes nothing more.
 */
export const withoutPersons = (
  text: string,
  known: Persons = nobody,
  words: FieldWords = new Set(),
): string => withoutLookalikes(marked(text, marksFor(known)), words)

/** A text without the names that are known, for looking something up: a name that is a word of the field too stays. */
export const withoutKnownNames = (
  text: string,
  { names }: Pick<Persons, 'names'>,
  words: FieldWords,
): string =>
  marked(
    text,
    marksFor({ ...nobody, names }).filter(([found]) => !words.has(found.toLowerCase())),
  )

const marked = (text: string, marks: readonly [string, string][]): string =>
  marks
    .reduce((rest, [found, mark]) => rest.replace(alone(found), mark), text.normalize('NFD'))
    .normalize('NFC')

/** Whether a text tells who somebody is, as far as can be seen. */
export const tellsOfPersons = (text: string, known?: Persons, words?: FieldWords): boolean =>
  withoutPersons(text, known, words) !== text.normalize('NFC')

/** What is known and what stands for it, the longest first, so that no part of a longer one is left. */
function marksFor({ names, born, numbers }: Persons): [string, string][] {
  const parts = names.flatMap((full) => [full, ...full.split(/[\s-]+/).filter((part) => part.length > 2)])
  return [
    ...parts.map((part): [string, string] => [part, '[name]']),
    ...numbers.map((one): [string, string] => [one, '[number]']),
    ...born.map((day): [string, string] => [day, '[date]']),
  ]
    .filter(([found]) => found.length > 1)
    .sort(([a], [b]) => b.length - a.length)
}

/** Where it stands alone in a decomposed text, without regard to capitals and accents. */
function alone(found: string): RegExp {
  const letters = [...found.normalize('NFD').replace(/\p{M}/gu, '')].map((one) => `${escaped(one)}\\p{M}*`)
  return new RegExp(`(?<![\\p{L}\\p{N}\\p{M}\\[])${letters.join('')}(?![\\p{L}\\p{N}\\]])`, 'giu')
}

const escaped = (letter: string) => letter.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
