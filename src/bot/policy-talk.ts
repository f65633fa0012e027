import type { Answer } from '../answers/answer/types.ts'
import type { IsoDate } from '../policy/types.ts'

/** What a question was about, so that "what if she were 16?" goes on from it. */
export type Topic = 'goals' | 'duty' | 'policy'

export interface RememberedQuestion {
  question: string
  topic: Topic
  /** The goal it named, where it was about one. */
  goal?: string
}

/** The newest answer, for "show me the passage", feedback and "ask my supervisor". */
export interface LastAnswer {
  question: string
  answer: Answer
  on: IsoDate
  /** What the desk keeps it under since somebody said it did not help. */
  noted: string | null
}

/** What a conversation remembers of its policy questions; erased with it. */
export interface PolicyTalk {
  /** Oldest first. */
  asked: readonly RememberedQuestion[]
  last: LastAnswer | null
  /** In which language our own sentences around an answer are. */
  language: 'en' | 'es'
}

export const noTalk: PolicyTalk = { asked: [], last: null, language: 'en' }

/** So many questions are enough to go on from. */
const most = 4

/** The talk after one more question. What only looks at the question before it from another side is none to go on from. */
export const askedIn = (talk: PolicyTalk, question: RememberedQuestion): PolicyTalk =>
  talk.asked.length > 0 && looksBack.test(question.question)
    ? talk
    : { ...talk, asked: [...talk.asked, question].slice(-most) }

const looksBack =
  /^(?:and |but |so )?(?:how )?(?:(?:does|do) (?:it|that|this) )?(?:compared?|versus|vs|what changed|same)\b/i
