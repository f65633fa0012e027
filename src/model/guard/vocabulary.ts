import type { Knowledge } from '../../answers/answer/desk.ts'
import { wordsOf } from '../../answers/retrieve/words.ts'
import { namesToo, needed } from './names-too.ts'
import { plainWords } from './plain-words.ts'

/** Whether a word is one of the field: then it names nobody. */
export type Vocabulary = (word: string) => boolean

const stems = wordsOf({ stopWords: new Set() })

/** The words of the bundled texts, of the language file, and of every day. */
export function vocabularyOf(
  { notes, editions }: Knowledge['library'],
  language: Knowledge['language'],
): Vocabulary {
  const own = [
    ...plainWords,
    ...language.stopWords,
    ...language.fillers,
    ...language.things,
    ...language.synonyms.flat().flatMap((phrase) => phrase.split(/[\s/-]+/)),
    ...Object.keys(language.spanish),
  ]
  return wordsIn([...notes.map(({ text }) => text), ...textsIn(editions)], own)
}

/** What stands in these texts in small letters, and their codes: a word that only stands there with a capital may name somebody. */
export function wordsIn(texts: readonly string[], more: readonly string[] = []): Vocabulary {
  const told = texts.join('\n')
  const small = told.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{Ll}\p{M}]*(?![\p{L}\p{N}])/gu) ?? []
  const codes =
    told.match(
      /(?<![\p{L}\p{N}])(?:\p{Lu}{2,}[\p{L}\p{N}]*(?:-\d{1,3})?|\p{L}{1,5}-?\d{1,3}[a-z]?|\d{1,4}\.\d{1,4})(?![\p{L}\p{N}])/gu,
    ) ?? []
  const known = new Set(
    [...small, ...more].map((word) => word.toLowerCase()).filter((word) => !isNameToo(word)),
  )
  const roots = new Set([...known].flatMap((word) => (word.length > 3 ? stems(word) : [])))
  const forms = new Set(codes.map(joined))
  return (word) => {
    const plain = word.toLowerCase()
    if (/\d/.test(plain)) return forms.has(joined(plain))
    if (isNameToo(plain)) return false
    if (known.has(plain) || forms.has(plain)) return true
    const [stem] = stems(plain)
    return plain.length > 3 && stem !== undefined && roots.has(stem) && !isNameToo(stem)
  }
}

const isNameToo = (word: string) => namesToo.has(word) && !needed.has(word)

const joined = (code: string) => code.toLowerCase().replaceAll('-', '')

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
