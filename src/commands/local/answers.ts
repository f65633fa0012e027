import { answersFrom } from '../../answers/answer/answer.ts'
import type { Ask, Reviewed } from '../../answers/answer/types.ts'
import type { Knowledge } from '../../answers/answer/desk.ts'
import { around } from '../../answers/library/around.ts'
import { wordsOfTheField } from '../../answers/library/field-words.ts'
import { shelfMark } from '../../answers/library/shelf.ts'
import type { PolicyAnswers, PolicyPassages } from '../../bot/policy-ports.ts'
import type { IsoDate } from '../../policy/types.ts'
import { openKnowledge } from '../ask/knowledge.ts'
import type { Model } from '../model.ts'

export interface LocalAnswers {
  answers: PolicyAnswers
  passages: PolicyPassages
}

/** What people reviewed and stand by on a day; it answers first. */
export type ReviewedOn = (on: IsoDate) => Promise<readonly Reviewed[]>

interface Opened {
  mark: string
  knowledge: Knowledge
  answers: PolicyAnswers
  words: ReadonlySet<string>
}

/**
 * Answers from the bundled notes and the agency's own documents of a data directory. Documents that are indexed while the
 * bot runs count from the next question on.
 */
export function openAnswers(directory: string, reviewed: ReviewedOn, model: Model | null): LocalAnswers {
  let opened: Opened | null = null
  const now = (): Opened => {
    const mark = shelfMark(directory)
    if (opened?.mark !== mark) opened = open(directory, mark, reviewed, model)
    return opened
  }
  return {
    answers: { answer: (ask, persons) => now().answers.answer(ask, persons) },
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

function open(directory: string, mark: string, reviewed: ReviewedOn, model: Model | null): Opened {
  const knowledge = openKnowledge(directory)
  const { answer, find } = answersFrom(knowledge)
  const own = { answer: async (ask: Ask) => answer(ask, await reviewed(ask.on)), find }
  const words = wordsOfTheField(knowledge.library, knowledge.documents)
  return { mark, knowledge, answers: model?.answersOver(own, knowledge, directory) ?? own, words }
}
