import type { Language } from '../../../policy/language.ts'
import type { Questions } from '../../../policy/questions.ts'
import { elsewhereIn, silenceIn, type Silence } from './beside.ts'
import { gives, look, type Hit, type Wanted } from './hits.ts'
import { admit, ownWord, promote } from './order.ts'
import { askedIn, shareOf, type Asked, type Index } from './searched.ts'
import { trustSeen, weighed, type TrustSeen } from './seen.ts'
import { unnamedIn } from './unnamed.ts'
import type { Reader } from './words.ts'

/** What the sources hold on a question, best first, and why nothing answers where nothing does. */
export interface Evidence {
  hits: readonly Hit[]
  /** What is known to be left out that the question is about; null where it is about nothing in particular. */
  silence: Silence | null
  /** What the question is about, as it is looked for. */
  asked: readonly Asked[]
  /** Words for things that no document of the state names. */
  unnamed: readonly string[]
  /** The kind of answer that was asked for, such as a phone number; null where any will do. */
  wanted: Wanted | null
  /** What the decision to answer rests on; null where it is settled without: nothing, a thing or a kind that no text gives. */
  trust: TrustSeen | null
  answers: boolean
}

/** A question as it is looked for: `typed` before slips in it were mended, `goesOn` what a follow-up adds to the earlier one. */
export interface Query {
  question: string
  typed: string
  goesOn: string | null
  /** What the sum of the judge has to reach. */
  least: number
}

interface Known {
  /** The searched texts of the other states: what fits there better is not asked of this one. */
  others: readonly Index[]
  reader: Reader
  questions: Questions
  language: Language
}

/** The kind of answer that is asked for, told by the words as they were typed: a mended word may be another one. */
const wantedIn = (typed: string, reader: Reader, { answerKinds }: Questions): Wanted | null =>
  answerKinds.find(({ asked }) => asked.test(reader.plain(typed)) || asked.test(typed.toLowerCase())) ?? null

/** A longer match holds words of what the question is about. Characters. */
const longestAsk = 25

export function evidenceFor(query: Query, index: Index, known: Known): Evidence {
  const { reader, questions, language } = known
  const { question } = query
  const wanted = wantedIn(query.goesOn ?? query.typed, reader, questions)
  const about = questions.answerKinds
    .filter(() => wanted !== null)
    .reduce(
      (text, { asked }) =>
        text.replaceAll(new RegExp(asked, 'giu'), (words) => (words.length > longestAsk ? words : ' ')),
      reader.plain(question),
    )
  const asked = askedIn(about, index, reader, language)
  const strong = asked.filter(({ word }) => !reader.isEveryday(word)).length
  const { hits, topics } = look(question, asked, wanted, index, known)
  const { enough } = language.answers
  const added = query.goesOn === null ? [] : askedIn(query.goesOn, index, reader, language)
  const goesOn = ({ matched }: Hit) => shareOf(added, (stem) => matched.has(stem)) >= enough
  if (wanted || added.length > 0)
    promote(hits, enough, (hit) => goesOn(hit) && (!wanted || gives(wanted, hit.source)))
  if (wanted || questions.asks.list.test(question.toLowerCase())) admit(hits, strong, enough, wanted)
  const own = ownWord(hits, language)
  const unnamed = unnamedIn(question, wanted, index, known)
  const [best] = hits
  const open = best !== undefined && unnamed.length === 0 && goesOn(best) && mayAnswer(best, wanted, language)
  // What our notes leave out, an agency's own document may say.
  const { silence, share } = own ? { silence: null, share: 0 } : silenceIn(topics, best ?? null, language)
  const trust = open
    ? trustSeen([best, hits[1]], asked, index, {
        silent: share,
        elsewhere: elsewhereIn(question, about, best, known),
      })
    : null
  const answers = trust !== null && weighed(language.judge.trust, trust) >= query.least
  return { hits, silence, asked, unnamed, wanted, trust, answers }
}

/** Whether the first passage can answer at all: it gives the kind that is asked for or answered as good as the same before, and by more than one stray word. */
function mayAnswer(
  { matched, share, source, seen }: Hit,
  wanted: Wanted | null,
  { answers }: Language,
): boolean {
  if (matched.size === 0 || (matched.size === 1 && share < answers.alone)) return false
  if (share < answers.distant && seen.alike < answers.distant) return false
  return source.missing || wanted === null || gives(wanted, source) || seen.alike >= answers.alike
}
