import type { Library } from '../../../policy/index.ts'
import type { Language } from '../../../policy/language.ts'
import type { Questions } from '../../../policy/questions.ts'
import type { IsoDate, Rulebook, StateCode } from '../../policy/types.ts'
import type { StoredDocument } from '../library/document.ts'
import type { Index } from './searched.ts'
import type { Terms } from './scope.ts'
import type { Reader } from './words.ts'

/** All that answers come from. `bookFor` is null for a state without rules. */
export interface Knowledge {
  library: Library
  documents: readonly StoredDocument[]
  language: Language
  questions: Questions
  bookFor(state: StateCode, on: IsoDate): Rulebook | null
}

/** What every step of an answer works with. */
export interface Desk extends Knowledge {
  reader: Reader
  terms: Terms
  indexFor(state: StateCode | null, on: IsoDate): Index
  /** The indexes of the other states; none where no state is known. */
  othersFor(state: StateCode | null, on: IsoDate): readonly Index[]
}
