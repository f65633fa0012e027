import type { Language } from '../../../policy/language.ts'
import type { Questions } from '../../../policy/questions.ts'
import { lexiconOf, type Lexicon } from '../retrieve/lexicon.ts'
import { rank } from '../retrieve/rank.ts'
import type { Source } from './corpus.ts'
import type { Reader } from './words.ts'

/** The searched texts of one state on one day. */
export interface Index {
  sources: readonly Source[]
  lexicon: Lexicon
  /** The stems of each source. */
  stems: readonly ReadonlySet<string>[]
  /** Every stem and plain word that stands anywhere. */
  known: ReadonlySet<string>
}

export function indexOf(sources: readonly Source[], reader: Reader, language: Language): Index {
  const entries = sources.map(({ heading, text }, at) => ({ id: String(at), heading, text }))
  const stems = sources.map(
    ({ heading, text, citation }) => new Set(reader.stems(`${citation.document} ${heading} ${text}`)),
  )
  const plain = sources.flatMap(
    ({ heading, text }) => `${heading} ${text}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
  )
  const known = new Set([...plain, ...stems.flatMap((own) => [...own])])
  return { sources, lexicon: lexiconOf(entries, reader.stems, language.weights.heading), stems, known }
}

/** A source that fits a question. `share`: how much of what the question is about it knows, 0 to 1. */
export interface Hit {
  source: Source
  score: number
  share: number
  matched: ReadonlySet<string>
}

/** What the sources hold on a question, best first, and why nothing answers where nothing does. */
export interface Evidence {
  hits: readonly Hit[]
  /** Words for things that no document of the state names. */
  unnamed: readonly string[]
  /** The kind of answer that was asked for, such as a phone number; null where any will do. */
  wanted: Questions['answerKinds'][number] | null
  answers: boolean
}

/** The kind of answer that is asked for, told by the words as they were typed: a mended word may be another one. */
const wantedIn = (typed: string, reader: Reader, { answerKinds }: Questions): Evidence['wanted'] =>
  answerKinds.find(({ asked }) => asked.test(reader.plain(typed)) || asked.test(typed.toLowerCase())) ?? null

/** `typed`: the question before slips in it were mended. */
export function evidenceFor(
  { question, typed }: { question: string; typed: string },
  index: Index,
  { reader, questions, language }: { reader: Reader; questions: Questions; language: Language },
): Evidence {
  const { answers: weights } = language
  const wanted = wantedIn(typed, reader, questions)
  const content = reader.content(
    wanted ? reader.plain(question).replaceAll(new RegExp(wanted.asked, 'giu'), ' ') : question,
  )
  const weightOf = weighing(index)
  const held = (stem: string, word: string) =>
    index.known.has(stem) || reader.isThing(word)
      ? 1
      : reader.isEveryday(word)
        ? weights.loose
        : weights.strange
  const all = content.reduce((sum, { stem, word }) => sum + weightOf(stem) * held(stem, word), 0)
  const ranked = rank(index.lexicon, reader.stems(question), {
    pair: language.weights.pair,
    open: () => true,
    limit: 40,
  })
  const hits = ranked.flatMap(({ at, score }) => {
    const source = index.sources[at]
    const own = index.stems[at]
    if (!source || !own) return []
    const matched = new Set(content.flatMap(({ stem }) => (own.has(stem) ? stem : [])))
    const share = all === 0 ? 0 : [...matched].reduce((sum, stem) => sum + weightOf(stem), 0) / all
    const factor =
      (1 + weights.coverage * share) *
      (source.kind === 'rule' ? weights.rule : 1) *
      (source.missing ? weights.missing : 1) *
      (source.lists ? weights.lists : 1) *
      (source.federal ? weights.federal : 1) *
      (source.citation.tag === 'design' ? weights.design : 1) *
      (wanted?.holds.test(`${source.says} ${source.citation.quote}`) ? weights.kind : 1)
    return [{ source, score: score * factor, share, matched }]
  })
  hits.sort((a, b) => b.score - a.score)
  if (wanted) promote(hits, wanted, weights.enough)
  if (wanted || questions.asks.list.test(question.toLowerCase())) admit(hits, weights.enough, wanted)
  const unnamed = content
    .filter(
      ({ stem, word }) => isNamed(word, question, reader) && !index.known.has(stem) && !index.known.has(word),
    )
    .map(({ word }) => word)
  return {
    hits,
    unnamed,
    wanted,
    answers: unnamed.length === 0 && isEnough(hits, wanted, content.length, weights.enough),
  }
}

/** Where a kind of answer is asked for, the best source that holds one stands first, if it knows enough of the question. */
function promote(hits: Hit[], wanted: Questions['answerKinds'][number], enough: number): void {
  const best = hits[0]?.score ?? 0
  const at = hits.findIndex(
    ({ source, share, score }) =>
      share >= enough && score >= best * 0.5 && wanted.holds.test(`${source.says} ${source.citation.quote}`),
  )
  const [hit] = at > 0 ? hits.splice(at, 1) : []
  if (hit) hits.unshift(hit)
}

/** Where a list or a limit is asked for, a text that says it is left out stands before one that knows less of the question. */
function admit(hits: Hit[], enough: number, wanted: Evidence['wanted']): void {
  const [best] = hits
  const given = best && wanted?.holds.test(`${best.source.says} ${best.source.citation.quote}`)
  const least = Math.max(enough, (best?.share ?? 0) + (given ? 0.01 : 0))
  const at = hits.findIndex(({ source, share }, place) => place < 25 && source.missing && share >= least)
  const [hit] = at > 0 ? hits.splice(at, 1) : []
  if (hit) hits.unshift(hit)
}

/** Rare words of the texts weigh more; a word that stands nowhere weighs as one that stands once. */
const weighing =
  ({ lexicon }: Index) =>
  (stem: string) => {
    const number = lexicon.numbers.get(stem)
    const holders = number === undefined ? 1 : (lexicon.postings[number]?.entries.length ?? 1)
    return Math.log(1 + lexicon.ids.length / holders)
  }

/** A thing of the field, or a name: letters in capitals or with figures in a sentence that is not all capitals. */
function isNamed(word: string, question: string, reader: Reader): boolean {
  if (reader.isThing(word)) return true
  if (question === question.toUpperCase()) return false
  const shapes = question.match(/\b(?:[A-Z]{2,}[A-Z0-9-]*|[A-Za-z]{1,6}-\d+\w*)\b/g) ?? []
  const loud = new Set([
    'HAVE',
    'NOT',
    'MUST',
    'ANY',
    'ALL',
    'NO',
    'YES',
    'AND',
    'OR',
    'IS',
    'DO',
    'OK',
    'ASAP',
    'FYI',
    'NEED',
    'CAN',
    'THE',
  ])
  return shapes.some((shape) => !loud.has(shape) && shape.toLowerCase() === word)
}

function isEnough(hits: readonly Hit[], wanted: Evidence['wanted'], words: number, enough: number): boolean {
  const [best] = hits
  if (!best || words === 0) return false
  if (best.source.missing) return best.share >= enough
  if (best.matched.size < Math.min(2, words) || best.share < enough) return false
  return wanted === null || wanted.holds.test(`${best.source.says} ${best.source.citation.quote}`)
}
