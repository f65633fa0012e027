import type { Citation, IsoDate, StateCode } from '../../policy/types.ts'
import type { Desk, Knowledge } from './desk.ts'
import { byRule } from './by-rule.ts'
import { inContext } from './conversation.ts'
import { sourcesFor } from './corpus.ts'
import { alike, indexOf, type Index } from './searched.ts'
import { dayIn } from './facts.ts'
import { fits } from './fits.ts'
import { passageDraft } from './passage.ts'
import { framed } from './say.ts'
import { elsewhere, ownTerms, type Elsewhere } from './scope.ts'
import { checked, type Checked, type Written } from '../reviewed/checking.ts'
import { reviewedDraft, stillRests } from '../reviewed/draft.ts'
import type { Answer, Ask, Draft, Reviewed } from './types.ts'
import type { OrderSeen, TrustSeen } from './seen.ts'
import { fromSpanish, lowered, mended, readerOf } from './words.ts'

/** Longer questions are not read: no question of policy needs more. Characters. */
const longest = 2000

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
    const index = made.get(key) ?? indexOf(sourcesFor(known, state, on), reader, known.language)
    if (made.size > 32) made.clear()
    made.set(key, index)
    return index
  }
  const desk = { ...known, reader, terms, indexFor }
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
  const base = { ...ask, on, question: english ?? ask.question }
  const early = unreadable(base.question) ?? declined(base.question, desk)
  if (early) return framed(early, base, desk, english !== null)
  const away = elsewhere(base.question, base.state, desk)
  const settled =
    base.state === null && away && away.type !== 'unknown-state' ? { ...base, state: away.state } : base
  const draft =
    (settled.state === base.state && away ? outside(away, settled, desk) : null) ??
    reviewedDraft(settled, reviewed, desk) ??
    inside(settled, desk)
  return framed(draft, settled, desk, english !== null)
}

function seenIn(ask: Ask, desk: Desk): Seen {
  const question = fromSpanish(ask.question, desk.language.spanish) ?? ask.question
  const asked = { ...ask, question, on: dayIn(question) ?? ask.on }
  const { hits, trust } = passageDraft.inConversation(asked, speltIn(asked, desk).spelt, desk)
  return { hits: hits.map(({ source, seen }) => ({ quote: source.citation.quote, seen })), trust }
}

function unreadable(question: string): Draft | null {
  const says = (line: string): Draft => ({ kind: 'clarify', lines: [line], citations: [] })
  if (question.trim() === '')
    return says('Type a question about policy, such as "which goals are allowed here?"')
  if (question.length > longest)
    return says(
      `That is longer than I can read as one question; ask it in one or two sentences, up to ${longest} characters.`,
    )
  return /\p{L}{2}/u.test(question) ? null : says('I do not see a question there; ask it in one sentence.')
}

function declined(question: string, { questions }: Desk): Draft | null {
  const text = lowered(question)
  const found = questions.declined.find(({ asks }) => asks.test(text))
  return found ? { kind: 'declined', lines: [found.says, found.instead], citations: [] } : null
}

/** What is another state's is said to be so, and nothing of it is applied; only a comparison shows both. */
function outside(away: Elsewhere, ask: Ask, desk: Desk): Draft | null {
  const text = lowered(ask.question)
  const own = ask.state === null ? null : (desk.library.editions[ask.state]?.at(-1)?.name ?? null)
  if (away.type === 'unknown-state')
    return {
      kind: 'not-found',
      lines: [
        `There are no rules of ${away.name} here, and the rules of one state do not answer for another.`,
        'Ask your supervisor or your interstate unit.',
      ],
      citations: [],
    }
  if (desk.questions.asks.same.test(text)) {
    const found = passageDraft.nearest(ask, desk)
    return {
      kind: 'not-found',
      lines: [
        `No document says that something in ${own ?? 'your state'} and in ${away.name} is the same, so I cannot call it so.`,
        ...found.lines,
      ],
      citations: found.citations,
    }
  }
  if (desk.questions.asks.compare.test(text)) {
    const question = [...ask.history].at(-1) ?? ask.question
    const both = [ask.state, away.state].map((state) =>
      inside({ ...ask, state, question, history: [] }, desk),
    )
    const names = [own ?? '', away.name]
    return {
      kind: 'rule',
      lines: both.flatMap(({ lines }, at) => [`${names[at] ?? ''}: ${lines.join(' ')}`]),
      citations: both.flatMap(({ citations }) => citations),
    }
  }
  const what =
    away.type === 'state'
      ? `That is about ${away.name}.`
      : `"${away.word}" belongs to the ${away.name} documents; the ${own ?? 'federal'} documents do not name it.`
  return {
    kind: 'not-found',
    lines: [
      what,
      `Rules of ${away.name} do not hold here, so I apply none of them. Ask your supervisor what holds${own === null ? '' : ` in ${own}`}.`,
    ],
    citations: [],
  }
}

/** `whole`: one part of a message that asks several things, which is not taken apart again. */
function inside(ask: Ask, desk: Desk, whole = true): Draft {
  const several = whole && ask.history.length === 0 ? severally(ask, desk) : null
  if (several) return several
  const context = inContext(ask.question, ask.history, desk.questions, desk.reader)
  const consult = desk.questions.consult.find(
    ({ about, specific }) => about.test(lowered(ask.question)) && specific.test(lowered(ask.question)),
  )
  if (consult) {
    const near = passageDraft.nearest(ask, desk)
    return { kind: 'not-found', lines: [consult.says], citations: near.citations }
  }
  const book = ask.state === null ? null : desk.bookFor(ask.state, ask.on)
  const { goalList, differs } = desk.questions.asks
  if (ask.state === null && [goalList, differs].some((one) => one.test(lowered(ask.question))))
    return passageDraft.whichState
  const { index, spelt } = speltIn(ask, desk)
  const found = passageDraft.inConversation(ask, spelt, desk)
  const ruled = book ? (byRule(ask, context, book, desk) ?? byRule(ask, spelt, book, desk)) : null
  if (book && ruled && (ruled.sure || fits(ruled, spelt, book, found, index, desk))) return ruled
  return passageDraft.drafted(found, ask, desk)
}

/** The question in its conversation, slips mended by the words of the index. */
function speltIn(ask: Ask, desk: Desk) {
  const index = desk.indexFor(ask.state, ask.on)
  const context = inContext(ask.question, ask.history, desk.questions, desk.reader)
  const text = mended(ask.question, index.known, (word) => alike(index, word), desk.reader)
  return { index, spelt: { ...context, text } }
}

/** Several questions in one message, each answered by itself; null where none of them is answered so. */
function severally(ask: Ask, desk: Desk): Draft | null {
  const all = parts(ask.question, desk.questions)
  if (all.length < 2) return null
  // What a later part calls "it" stands in the one before.
  const told = all.map((question, at) => {
    const leans = at > 0 && desk.questions.asks.leans.test(lowered(question))
    const own = leans
      ? { ...ask, question: `and ${question}`, history: all.slice(at - 1, at) }
      : { ...ask, question }
    return { question, draft: inside(own, desk, false) }
  })
  const answers = ({ draft: { kind } }: (typeof told)[number]) => kind === 'rule' || kind === 'passage'
  if (!told.some(answers)) return null
  return {
    kind: told.some(({ draft }) => draft.kind === 'rule') ? 'rule' : 'passage',
    lines: told.flatMap((one) =>
      answers(one) ? one.draft.lines : [`On "${one.question.trim()}": ${one.draft.lines.join(' ')}`],
    ),
    citations: told.flatMap((one) => (answers(one) ? one.draft.citations : [])),
  }
}

/** The questions of a message; none where a part of it only tells what the others are about. */
function parts(question: string, { asks }: Desk['questions']): string[] {
  const all = question
    .split(
      /(?<=\?)\s+|,? (?:and|also|plus) (?=(?:where|what|when|who|how|which|do i|does|can i|is there)\b)/i,
    )
    .filter((part) => part.trim() !== '')
  return all.every(
    (part) =>
      asks.asking.test(lowered(part).replace(/^(?:and|also|or|then)\b[, ]*/, '')) &&
      part.trim().split(/\s+/).length >= 3,
  )
    ? all
    : []
}
