import type { AskedBefore } from '../../../../policy/asked.ts'
import { StateCode } from '../../../../policy/schema.ts'
import { answersFrom } from '../../../answers/answer/answer.ts'
import type { Knowledge } from '../../../answers/answer/desk.ts'
import { dealt } from '../../../answers/train.ts'
import { sampleOf, type Sample } from './sample.ts'

/** A question out of the policy files: where it is asked, and the sentence that answers it; null where none does. */
interface Example {
  question: string
  place: string
  quote: string | null
}

const parts = 5
/** Every so many questions with an answer are asked in another state too, where nothing answers them. */
const awayEvery = 3
/** What another state has no answer to is only mostly so: some of it is said there too. */
const awayWeight = 0.6

/** Samples of all questions asked before: each is looked for in an index that does not hold it. */
export function* examplesOf(known: Knowledge, today: string): Generator<Sample> {
  const folds = dealt(examplesIn(known), parts)
  for (const fold of folds) {
    const held = new Set(fold.map(({ question }) => question))
    const answers = answersFrom({
      ...known,
      language: { ...known.language, asked: without(held, known.language.asked) },
    })
    for (const [at, { question, place, quote }] of fold.entries()) {
      const states = StateCode.options
      const own = place === 'us' ? states[at % states.length] : StateCode.parse(place)
      yield sampleOf({ question, state: own, answerable: quote !== null, quote, near: true }, answers, today)
      if (place === 'us' || quote === null || at % awayEvery !== 0) continue
      const others = states.filter((state) => state !== own)
      const away = { question, state: others[at % others.length], answerable: false, weight: awayWeight }
      yield sampleOf(away, answers, today)
    }
  }
}

function examplesIn({ language: { asked }, library }: Knowledge): Example[] {
  const placeOf = (sentence: string) => library.notes.find(({ text }) => text.includes(sentence))?.folder
  return [
    ...[...asked.answered].flatMap(([quote, questions]) => {
      const place = placeOf(quote) ?? 'us'
      return questions.filter(isQuestion).map((question) => ({ question, place, quote }))
    }),
    ...asked.silent.flatMap(({ place, asked: questions }) =>
      questions.map((question) => ({ question, place, quote: null })),
    ),
  ]
}

/** Lists of words stand beside the questions; they are looked for by nobody. */
const isQuestion = (line: string) => line.split(', ').length < 5

const without = (held: ReadonlySet<string>, { answered, silent }: AskedBefore): AskedBefore => {
  const rest = (questions: readonly string[]) => questions.filter((question) => !held.has(question))
  return {
    answered: new Map([...answered].map(([sentence, questions]) => [sentence, rest(questions)])),
    silent: silent.map((topic) => ({ ...topic, asked: rest(topic.asked) })),
  }
}
