import { answersFrom, type Answers } from '../../answers/answer/answer.ts'
import type { Knowledge } from '../../answers/answer/desk.ts'
import { around } from '../../answers/library/around.ts'
import { wordsOfTheField } from '../../answers/library/field-words.ts'
import { shelfMark } from '../../answers/library/shelf.ts'
import type { PolicyAnswers, PolicyPassages } from '../../bot/policy-ports.ts'
import { openKnowledge } from '../ask/knowledge.ts'

export interface LocalAnswers {
  answers: PolicyAnswers
  passages: PolicyPassages
}

interface Opened {
  mark: string
  knowledge: Knowledge
  answers: Answers
  words: ReadonlySet<string>
}

/**
 * Answers from the bundled notes and the agency's own documents of a data directory. Documents that are indexed while the
 * bot runs count from the next question on.
 */
export function openAnswers(directory: string): LocalAnswers {
  let opened: Opened | null = null
  const now = (): Opened => {
    const mark = shelfMark(directory)
    if (opened?.mark !== mark) opened = open(directory, mark)
    return opened
  }
  return {
    answers: { answer: async (ask, reviewed) => now().answers.answer(ask, reviewed) },
    passages: {
      around(citation) {
        const { library, documents } = now().knowledge
        const place = around(citation, library.notes, documents)
        return place && { citation, ...place }
      },
      words: () => now().words,
    },
  }
}

function open(directory: string, mark: string): Opened {
  const knowledge = openKnowledge(directory)
  const words = wordsOfTheField(knowledge.library, knowledge.documents)
  return { mark, knowledge, answers: answersFrom(knowledge), words }
}
