import type { Language } from '../../../policy/language.ts'
import type { Questions } from '../../../policy/questions.ts'
import { rank } from '../retrieve/rank.ts'
import type { Source } from './corpus.ts'
import type { Topic } from './topics.ts'
import { likeAny, orderSeen, trustSeen, weighed, type OrderSeen, type TrustSeen } from './seen.ts'
import { askedIn, heldAt, likeness, shareOf, type Asked, type Index } from './searched.ts'
import type { Reader } from './words.ts'

/** A source that fits a question. `share`: how much of what the question is about it knows, 0 to 1. */
export interface Hit {
  source: Source
  score: number
  share: number
  matched: ReadonlySet<string>
  seen: OrderSeen
}

/** What the sources hold on a question, best first, and why nothing answers where nothing does. */
export interface Evidence {
  hits: readonly Hit[]
  /** The topic of which nothing is said that the question is about; null where it is about none in particular. */
  silence: Topic | null
  /** Words for things that no document of the state names. */
  unnamed: readonly string[]
  /** The kind of answer that was asked for, such as a phone number; null where any will do. */
  wanted: Wanted | null
  /** What the decision to answer rests on; null where it is settled without: nothing, a thing or a kind that no text gives. */
  trust: TrustSeen | null
  answers: boolean
}

type Wanted = Questions['answerKinds'][number]
type Likeness = Pick<OrderSeen, 'found' | 'share' | 'alike'>
interface Fitting {
  topic: Topic
  seen: Likeness
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

/** The number of a step is no answer to "how many". */
const gives = ({ holds }: Wanted, { says, citation }: Source) =>
  [says, citation.quote].some((text) => holds.test(text.replace(/^Steps? [\d, and to]+:? /, '')))

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
  const { hits, topics } = found(question, asked, wanted, index, known)
  const { enough } = language.answers
  const added = query.goesOn === null ? [] : askedIn(query.goesOn, index, reader, language)
  const goesOn = ({ matched }: Hit) => shareOf(added, (stem) => matched.has(stem)) >= enough
  if (wanted || added.length > 0)
    promote(hits, enough, (hit) => goesOn(hit) && (!wanted || gives(wanted, hit.source)))
  if (wanted || questions.asks.list.test(question.toLowerCase())) admit(hits, strong, enough, wanted)
  const unnamed = unnamedIn(question, wanted, index, known)
  const [best] = hits
  const open = best !== undefined && unnamed.length === 0 && goesOn(best) && mayAnswer(best, wanted, language)
  const silence = silenceIn(topics, best ?? null, language)
  const trust = open
    ? trustSeen([best, hits[1]], asked, index, {
        silent: silence.share,
        elsewhere: elsewhereIn(question, about, best, known),
      })
    : null
  const answers = trust !== null && weighed(language.judge.trust, trust) >= query.least
  return { hits, silence: silence.topic, unnamed, wanted, trust, answers }
}

/** How well something fits by what can be seen of a topic too. */
const worthOf = (seen: Likeness, { judge }: Language): number => Math.exp(weighed(likeAny(judge.order), seen))

/**
 * The topic that fits best where the question is much like one of its own, and the share of the best topic in what it and the
 * first passage fit, 0 to 1.
 */
function silenceIn(topics: readonly Fitting[], best: Hit | null, language: Language) {
  const [first] = topics
    .map(({ topic, seen }) => ({ topic, seen, worth: worthOf(seen, language) }))
    .sort((a, b) => b.worth - a.worth)
  if (!first) return { topic: null, share: 0 }
  const share = first.worth / (first.worth + (best ? worthOf(best.seen, language) : 0))
  const { topic, declined } = language.answers
  const named = share > 0.5 && first.seen.alike >= (first.topic.declined ? declined : topic)
  return { topic: named ? first.topic : null, share }
}

/** By how much the best passage of another state fits better than the first passage here, 0 to 0.5. */
function elsewhereIn(
  question: string,
  about: string,
  best: Hit,
  { others, reader, language }: Known,
): number {
  const worth = others.flatMap((index) => {
    const asked = askedIn(about, index, reader, language)
    return ranked(question, index, { reader, language }, 10).flatMap(({ at, score }) => {
      const own = index.sources[at]
      return !own || own.federal ? [] : worthOf(likenessAt(at, score, asked, index, reader), language)
    })
  })
  const most = Math.max(0, ...worth)
  return most === 0 ? 0 : Math.max(0, most / (most + worthOf(best.seen, language)) - 0.5)
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

/** Things and names of the question that no text of the state holds; where a kind is asked for, its own words are none. */
function unnamedIn(
  question: string,
  wanted: Wanted | null,
  index: Index,
  { reader, questions }: Known,
): string[] {
  return reader
    .content(question)
    .filter(({ word }) => !wanted?.asked.test(word) || !reader.isThing(word))
    .filter(
      ({ stem, word }) =>
        isNamed(word, question, reader, questions) && !index.held.has(stem) && !index.held.has(word),
    )
    .map(({ word }) => word)
}

function found(
  question: string,
  asked: readonly Asked[],
  wanted: Wanted | null,
  index: Index,
  known: Known,
): { hits: Hit[]; topics: Fitting[] } {
  const { reader, language } = known
  const hits: Hit[] = []
  const topics: Fitting[] = []
  for (const { at, score } of ranked(question, index, known, 60)) {
    const source = index.sources[at]
    const topic = index.topics[at - index.sources.length]
    const like = likenessAt(at, score, asked, index, reader)
    if (topic) topics.push({ topic, seen: like })
    if (!source) continue
    const gives_ = wanted !== null && gives(wanted, source)
    const seen = orderSeen({ ...like, source, gives: gives_ }, asked, reader)
    const { share, matched } = like
    hits.push({ source, score: Math.exp(weighed(language.judge.order, seen)), share, matched, seen })
  }
  return { hits: hits.sort((a, b) => b.score - a.score), topics }
}

const ranked = (
  question: string,
  { lexicon }: Index,
  { reader, language }: Pick<Known, 'reader' | 'language'>,
  limit: number,
) => rank(lexicon, reader.stems(question), { pair: language.weights.pair, open: () => true, limit })

/** What can be seen of a source and of a topic alike. */
function likenessAt(at: number, score: number, asked: readonly Asked[], index: Index, reader: Reader) {
  const matched = heldAt(at, asked, index, reader)
  const share = asked.length === 0 ? 0 : shareOf(asked, (stem) => matched.has(stem))
  return { found: Math.log(Math.max(score, 1e-6)), share, alike: likeness(at, asked, index), matched }
}

/** Where a kind of answer is asked for, or an earlier question goes on, the best source that fits stands first, if it knows enough of the question. */
function promote(hits: Hit[], enough: number, fits: (hit: Hit) => boolean): void {
  const best = hits[0]?.score ?? 0
  const at = hits.findIndex((hit) => hit.share >= enough && hit.score >= best * 0.5 && fits(hit))
  const [hit] = at > 0 ? hits.splice(at, 1) : []
  if (hit) hits.unshift(hit)
}

/** Where a list or a limit is asked for, a text that says it is left out stands before one that knows less of the question. */
function admit(hits: Hit[], words: number, enough: number, wanted: Wanted | null): void {
  const [best] = hits
  const given = best && wanted && gives(wanted, best.source)
  const least = Math.max(enough, (best?.share ?? 0) + (given ? 0.01 : 0))
  const at = hits.findIndex(
    ({ source, share, matched }, place) =>
      place < 25 &&
      source.missing &&
      share >= least &&
      matched.size >= Math.max(1, Math.min(2, words)) &&
      (wanted?.left?.test(`${source.says} ${source.citation.quote}`) ?? true),
  )
  const [hit] = at > 0 ? hits.splice(at, 1) : []
  if (hit) hits.unshift(hit)
}

/** A thing of the field, or a name: letters in capitals or with figures in a sentence that is not all capitals. */
function isNamed(word: string, question: string, reader: Reader, { loud }: Questions): boolean {
  if (reader.isThing(word)) return true
  if (question === question.toUpperCase()) return false
  const shapes = question.match(/\b(?:[A-Z]{3,}[A-Z0-9-]*|[A-Za-z]{1,6}-\d+\w*)\b/g) ?? []
  return shapes.some((shape) => !loud.includes(shape.toLowerCase()) && shape.toLowerCase() === word)
}
