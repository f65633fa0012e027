import { dayIn } from '../../answers/answer/facts.ts'
import { isVerbatim, placed } from '../../answers/answer/say.ts'
import type { Answers } from '../../answers/answer/answer.ts'
import type { Knowledge } from '../../answers/answer/desk.ts'
import type { Answer, Ask } from '../../answers/answer/types.ts'
import { wordsOf, type Words } from '../../answers/retrieve/words.ts'
import type { Log } from '../../bot/ports.ts'
import type { Persons } from '../../bot/private/persons.ts'
import type { PolicyAnswers } from '../../bot/policy-ports.ts'
import type { Citation } from '../../policy/types.ts'
import type { Endpoint } from '../connection/endpoint.ts'
import { Unanswered } from '../connection/unanswered.ts'
import type { Meaning } from '../embed/meaning.ts'
import { nearest } from '../embed/nearest.ts'
import { clearedFor } from '../guard/leaving.ts'
import { vocabularyOf, wordsIn } from '../guard/vocabulary.ts'
import { claimReader, claimsForm } from './claims.ts'
import { instructions, materialOf } from './prompt.ts'
import { verified, type VerifiedClaim } from './verify.ts'

export interface ModelParts {
  /** What answers without a model: its verdicts stand, and its quotes are sent where the model gives nothing. */
  base: { answer(ask: Ask): Answer | Promise<Answer> }
  find: Answers['find']
  endpoint: Pick<Endpoint, 'write'>
  knowledge: Pick<Knowledge, 'library' | 'documents' | 'language'>
  log: Log
  /** Puts what was found by words in order by meaning too; null or missing for words alone. */
  meaning?: Meaning | null
}

/** Policy answers that a model may shorten. */
export interface ModelAnswers extends PolicyAnswers {
  /** The same, with each claim as soon as it is verified; what is sent is the answer it ends with. */
  told(ask: Ask, persons?: Persons): AsyncGenerator<VerifiedClaim, Answer>
}

/** So many passages are found by words, and so many of them go to the model beside those that the extractive answer quotes. */
const looked = 20
const more = 5

/**
 * Answers from `base`; a passage answer is told in claims of the model where every one of them is verified against the
 * passages found for this question. Whatever goes wrong, the answer of `base` is given. Never throws.
 */
export function modelAnswers(parts: ModelParts): ModelAnswers {
  const { library, language } = parts.knowledge
  const stems = wordsOf({ stopWords: new Set() })
  const vocabulary = vocabularyOf(library, language)
  async function* told(ask: Ask, persons?: Persons): AsyncGenerator<VerifiedClaim, Answer> {
    const base = await parts.base.answer(ask)
    if (base.kind !== 'passage' || base.by || !persons) return base
    const found = parts.find(ask.question, base.state, dayIn(ask.question) ?? ask.on, looked)
    // What the passages say leaves in any case.
    const said = wordsIn([...base.citations, ...found].map(({ quote }) => quote))
    const question = clearedFor(ask.question, (word) => vocabulary(word) || said(word), persons)
    if (!question) return base
    const claims: VerifiedClaim[] = []
    try {
      const passages = named([
        ...base.citations,
        ...(await nearest(question.text, found, { meaning: parts.meaning, count: more })),
      ])
      for await (const claim of claimsOf(question.text, passages, parts.endpoint, stems)) {
        claims.push(claim)
        yield claim
      }
    } catch (error) {
      parts.log.warn('model.unanswered', { reason: error instanceof Unanswered ? error.why : 'failed' })
      return base
    }
    return worded(claims, base, parts.knowledge) ?? base
  }
  return {
    told,
    async answer(ask, persons) {
      const all = told(ask, persons)
      for (;;) {
        const next = await all.next()
        if (next.done) return next.value
      }
    },
  }
}

/** Passages, each once, under names that say nothing. */
function named(passages: readonly Citation[]): Map<string, Citation> {
  const each = new Map(passages.map((one) => [`${one.sha256} ${one.start} ${one.end}`, one]))
  return new Map([...each.values()].map((citation, at) => [`p${at + 1}`, citation]))
}

/** The claims that hold, one by one. Throws `Unanswered` where the answer as a whole cannot be used. */
async function* claimsOf(
  question: string,
  passages: ReadonlyMap<string, Citation>,
  endpoint: Pick<Endpoint, 'write'>,
  stems: Words,
): AsyncGenerator<VerifiedClaim> {
  const reader = claimReader()
  const seen = new Set<string>()
  const wanted = { instructions, material: materialOf(question, passages), form: claimsForm }
  for await (const piece of endpoint.write(wanted)) {
    for (const claim of reader.push(piece)) {
      const holds = verified(claim, passages, stems)
      if (!holds || seen.has(holds.text)) continue
      seen.add(holds.text)
      yield holds
    }
  }
  if (!reader.isWhole()) throw new Unanswered('form')
}

/** The answer in the claims' words. Null where none is left, or none rests on a passage that was found to answer. */
function worded(
  claims: readonly VerifiedClaim[],
  base: Answer,
  knowledge: Pick<Knowledge, 'library' | 'documents'>,
): Answer | null {
  const answers = ({ sha256, start, end }: Citation) =>
    base.citations.some((one) => one.sha256 === sha256 && one.start <= start && one.end >= end)
  const all = claims.flatMap(({ citations }) => citations)
  const citations = [...new Map(all.map((one) => [`${one.sha256} ${one.start} ${one.end}`, one])).values()]
  if (!citations.some(answers) || !citations.every((one) => isVerbatim(one, knowledge))) return null
  const lines = [...claims.map(({ text }) => text), ...citations.map(placed)]
  return { ...base, answer: lines.join('\n'), citations, by: { type: 'model' } }
}
