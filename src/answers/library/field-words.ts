import type { Library } from '../../../policy/index.ts'
import type { StoredDocument } from './document.ts'

/**
 * Every word that the notes, the editions and an agency's documents hold, in lower case: what is a word of the field and so
 * no name. Words that stand only with a capital within a sentence and in a document of the agency may be names; they are left out.
 */
export function wordsOfTheField(
  { notes, editions }: Library,
  documents: readonly Pick<StoredDocument, 'text'>[],
): ReadonlySet<string> {
  const own = [
    ...notes.map(({ text }) => text),
    ...Object.values(editions).flatMap((all) =>
      all.flatMap(({ name, goals, caseTypes, rules }) => [
        name,
        ...goals.flatMap(({ label, aliases }) => [label, ...aliases]),
        ...caseTypes.flatMap(({ label, aliases }) => [label, ...aliases]),
        ...rules.map(({ because }) => because),
      ]),
    ),
  ]
  const words = own.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? [])
  const theirs = documents.flatMap(({ text }) => text.match(/(?<!\p{L})\p{Ll}+(?!\p{L})/gu) ?? [])
  return new Set([...words, ...theirs])
}
