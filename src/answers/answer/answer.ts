import type { Citation, IsoDate, StateCode } from '../../policy/types.ts'
import type { Desk, Knowledge } from './desk.ts'
import { sourcesFor } from './corpus.ts'
import { topicsFor } from './topics.ts'
import { indexOf, type Index } from './searched.ts'
import { dayIn } from './facts.ts'
import { early } from './early.ts'
import { inside, speltIn } from './inside.ts'
import { outside } from './outside.ts'
import { passageDraft } from './passage.ts'
import { framed } from './say.ts'
import { elsewhere, ownTerms } from './scope.ts'
import { checked, type Checked, type Written } from '../reviewed/checking.ts'
import { reviewedDraft, stillRests } from '../reviewed/draft.ts'
import type { Answer, Ask, Reviewed } from './types.ts'
import type { OrderSeen, TrustSeen } from './seen.ts'
import { fromSpanish, readerOf } from './words.ts'

export interface Seen {
  hits: { quote: string; seen: OrderSeen }[]
  trust: TrustSeen | null
}

export interface Answers {
  /** `reviewed`: what people wrote and stand by; it answers first. */
  answer(ask: Ask, reviewed?: readonly Reviewed[]): Answer
  /** Whether a policy lead's answer may be kept, or one sentence that says why not. */
  check(written: Written, today: IsoDate): Checked
  /** Whether what a reviewed answer rests on still stands in the texts of that day. */
  rests(reviewed: Reviewed, on: IsoDate): boolean
  /** What the index holds on a question, best first. */
  find(question: string, state: StateCode | null, on: IsoDate, limit: number): Citation[]
  /** What the weights judge of a question: of each passage in order, and of the first one. */
  seen(ask: Ask): Seen
}

/** Answers to policy questions: declined, scope, reviewed, rule, passage, or an honest no, in that order. Pure; indexes are kept. */
export function answersFrom(known: Knowledge): Answers {
  const reader = readerOf(known.language)
  const terms = ownTerms(known.library, reader)
  const made = new Map<string, Index>()
  const indexFor = (state: StateCode | null, on: IsoDate): Index => {
    const key = `${state ?? 'us'} ${on}`
    const index =
      made.get(key) ?? indexOf(sourcesFor(known, state, on), topicsFor(known, state), reader, known.language)
    if (made.size > 32) made.clear()
    made.set(key, index)
    return index
  }
  const states = Object.keys(known.library.editions).filter((place) => place !== 'us') as StateCode[]
  const othersFor = (own: StateCode | null, on: IsoDate) =>
    own === null ? [] : states.filter((state) => state !== own).map((state) => indexFor(state, on))
  const desk = { ...known, reader, terms, indexFor, othersFor }
  return {
    answer: (ask, reviewed = []) => answered(ask, reviewed, desk),
    check: (written, today) => given(checked(written, today, desk), today, desk),
    rests: (reviewed, on) => stillRests(reviewed, on, desk),
    find: (question, state, on, limit) =>
      passageDraft.find(question, indexFor(state, on), desk).slice(0, limit),
    seen: (ask) => seenIn(ask, desk),
  }
}

/** What would never be given because it is declined, or is about another state or day, is not kept either. */
function given(found: Checked, on: IsoDate, desk: Desk): Checked {
  if (!found.ok) return found
  const { reviewed } = found
  const ask = { question: reviewed.question, state: reviewed.state, on }
  const answer = answered({ ...ask, goalFacts: {}, ruleFacts: {}, history: [] }, [reviewed], desk)
  if (answer.by) return found
  const because = 'Waymark does not answer that question: it is declined, or about another state or day.'
  return { ok: false, part: 'question', because }
}

function answered(ask: Ask, reviewed: readonly Reviewed[], desk: Desk): Answer {
  const english = fromSpanish(ask.question, desk.language.spanish)
  const day = dayIn(ask.question)
  const on = day ?? ask.on
  const base = { ...ask, on, question: nameless(english ?? ask.question) }
  const settledEarly = early(base.question, desk)
  if (settledEarly) return framed(settledEarly, base, desk, english !== null)
  const away = elsewhere(base.question, base.state, desk)
  const settled =
    base.state === null && away && away.type !== 'unknown-state' ? { ...base, state: away.state } : base
  const draft =
    (settled.state === base.state && away ? outside(away, settled, desk) : null) ??
    reviewedDraft(settled, reviewed, desk) ??
    inside(settled, desk)
  return framed(draft, settled, desk, english !== null)
}

/** A name that was taken out says nothing about what is asked. */
const nameless = (question: string) =>
  question.replaceAll(/(?: (?:for|of|about|with|to))? ?\[name\](?:'?s)?/g, '')

function seenIn(ask: Ask, desk: Desk): Seen {
  const question = fromSpanish(ask.question, desk.language.spanish) ?? ask.question
  const asked = { ...ask, question, on: dayIn(question) ?? ask.on }
  const { hits, trust } = passageDraft.inConversation(asked, speltIn(asked, desk).spelt, desk)
  return { hits: hits.map(({ source, seen }) => ({ quote: source.citation.quote, seen })), trust }
}
