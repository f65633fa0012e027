import { loadLibrary } from '../../../policy/index.ts'
import { readLanguage } from '../../../policy/language.ts'
import { readQuestions } from '../../../policy/questions.ts'
import type { Knowledge } from '../../answers/answer/desk.ts'
import { shelf } from '../../answers/library/shelf.ts'
import { openRules } from '../rules.ts'

/** All that answers come from: editions, notes, the agency's lists and documents of a data directory, and the language. */
export function openKnowledge(directory: string): Knowledge {
  const { rulesFor } = openRules(directory)
  const { documents } = shelf(directory)
  return {
    library: loadLibrary(),
    documents,
    language: readLanguage(),
    questions: readQuestions(),
    bookFor: rulesFor,
  }
}
