import type { Citation, StateCode } from '../../policy/types.ts'
import type { Language } from '../../../policy/language.ts'
import type { Library } from '../../../policy/index.ts'
import type { Questions } from '../../../policy/questions.ts'
import { sentencesOf } from './sentences.ts'

/** A topic of which nothing is said, with the nearest sentence of a note. */
export interface Topic {
  says: string
  near: Citation | null
  asked: readonly string[]
  /** It is left out of the federal notes; those of a state may still say it. */
  federal: boolean
  /** Where it is nothing that documents could say: what the bot does in its place. */
  declined?: { instead: string }
}

/** What workers of a state ask and no note of it says, and what is not done at all. */
export function topicsFor(
  { library, language, questions }: { library: Library; language: Language; questions: Questions },
  state: StateCode | null,
): Topic[] {
  const places = state === null ? ['us'] : [state, 'us']
  const sentences = new Map(
    library.notes
      .filter(({ folder }) => places.includes(folder))
      .flatMap((note) => sentencesOf(note).map((citation) => [citation.quote, citation])),
  )
  const silent = language.asked.silent
    .filter(({ place }) => places.includes(place))
    .map(({ place, says, near, asked }) => ({
      says,
      federal: place === 'us' && state !== null,
      asked,
      near: near === null ? null : (sentences.get(near) ?? null),
    }))
  const declined = questions.declined.map(({ says, instead, examples }) => ({
    says,
    near: null,
    federal: false,
    asked: examples,
    declined: { instead },
  }))
  return [...silent, ...declined]
}
