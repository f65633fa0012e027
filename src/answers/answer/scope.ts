import type { Library } from '../../../policy/index.ts'
import type { Questions } from '../../../policy/questions.ts'
import type { StateCode } from '../../policy/types.ts'
import type { Reader } from './words.ts'

/** Another state that a question speaks of, and by which word. */
export type Elsewhere =
  | { type: 'state'; state: StateCode; name: string; word: string }
  | { type: 'term'; state: StateCode; name: string; word: string }
  | { type: 'unknown-state'; name: string }

/** What only the texts of one state call so, in lower case: codes, initials and names of several words. */
export type Terms = ReadonlyMap<StateCode, ReadonlySet<string>>

const shapes =
  /\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-?\d+)?\b|\b[A-Z]{2,}(?:-\d+)?\b|(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)+/g

/** Terms that one state's notes and editions hold and no other's, nor the federal ones. */
export function ownTerms({ notes, editions }: Library, reader: Reader): Terms {
  const states = (Object.keys(editions) as StateCode[]).filter((state) => (state as string) !== 'us')
  const textsOf = (place: string) =>
    [
      ...notes
        .filter(({ folder }) => folder === place)
        .map(({ text }) => text.replace(/^---[\s\S]*?\n---\n/, '')),
      ...(editions[place] ?? []).flatMap(({ rules, goals, caseTypes, system }) => [
        system ?? '',
        ...rules.map(({ because }) => because),
        ...goals.flatMap(({ label, aliases }) => [label, ...aliases]),
        ...caseTypes.flatMap(({ label, aliases }) => [label, ...aliases]),
      ]),
    ].join('\n')
  const texts = new Map(['us', ...states].map((place) => [place, textsOf(place)]))
  const plain = new Map([...texts].map(([place, text]) => [place, ` ${reader.plain(text)} `]))
  return new Map(
    states.map((state) => {
      const found = new Set((texts.get(state) ?? '').match(shapes)?.map((term) => reader.plain(term)))
      const own = [...found].filter(
        (term) =>
          term.length > 2 && [...plain].every(([place, text]) => place === state || !holds(text, term)),
      )
      return [state, new Set(own)]
    }),
  )
}

const holds = (text: string, term: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${term.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'u',
  ).test(text)

/** The first state other than the worker's that the question names, by its name, system, a place or a term of its own. */
export function elsewhere(
  question: string,
  own: StateCode | null,
  known: { library: Library; terms: Terms; questions: Questions; reader: Reader },
): Elsewhere | null {
  const { library, terms, questions, reader } = known
  const text = reader.plain(question)
  const nameOf = (state: StateCode) => library.editions[state]?.at(-1)?.name ?? state
  for (const [state, places] of Object.entries(questions.places) as [StateCode, string[]][]) {
    const systems = (library.editions[state] ?? []).flatMap(({ system }) =>
      system?.includes(' ') === false ? system.toLowerCase() : [],
    )
    const word = [...places, ...systems].find((place) => holds(text, place))
    if (word !== undefined && state !== own) return { type: 'state', state, name: nameOf(state), word }
  }
  const letters = Object.keys(questions.places).find(
    (state) =>
      state !== own &&
      new RegExp(`\\b${state.toUpperCase()}\\b`).test(question) &&
      question !== question.toUpperCase(),
  ) as StateCode | undefined
  if (letters !== undefined) return { type: 'state', state: letters, name: nameOf(letters), word: letters }
  const stranger = questions.otherStates.find((name) => new RegExp(`\\b${name}\\b`, 'i').test(text))
  if (stranger !== undefined) return { type: 'unknown-state', name: stranger.replace(/\(.*$/, '') }
  for (const [state, own_] of terms) {
    if (state === own) continue
    const word = [...own_].find((term) => holds(text, term))
    if (word !== undefined) return { type: 'term', state, name: nameOf(state), word }
  }
  return null
}
