import type { Desk } from './desk.ts'
import { byRule } from './by-rule.ts'
import { inContext, type InContext } from './conversation.ts'
import { fits, takesInAll } from './fits.ts'
import { passageDraft } from './passage.ts'
import type { Evidence } from './evidence.ts'
import { alike, type Index } from './searched.ts'
import { silent } from './silent.ts'
import type { Ask, Draft } from './types.ts'
import { lowered, mended } from './words.ts'

/** `whole`: one part of a message that asks several things, which is not taken apart again. */
export function inside(ask: Ask, desk: Desk, whole = true): Draft {
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
  const draft = ask.state === null ? nowhere(ask, desk) : judged(ask, context, desk)
  const first = draft.kind === 'not-found' && whole ? firstOf(ask.question, desk.questions) : null
  const again = first === null ? null : inside({ ...ask, question: first }, desk, false)
  return again && isAnswer(again) ? again : draft
}

const isAnswer = ({ kind }: Draft) => kind === 'rule' || kind === 'passage'

/** A wish for a decision, the rule that answers, what is known to be left out, else what the documents say. */
function judged(ask: Ask, context: InContext, desk: Desk): Draft {
  const { index, spelt } = speltIn(ask, desk)
  const found = passageDraft.inConversation(ask, spelt, desk)
  if (found.silence?.topic.declined) return silent(found, ask, desk)
  const rule = ruled(ask, [context, spelt], { found, index }, desk)
  if (rule) return rule
  return found.silence?.plainly ? silent(found, ask, desk) : passageDraft.drafted(found, ask, desk)
}

/** The rule that is set off by the question, as it was typed or with its slips mended, where it is about what was asked. */
function ruled(
  ask: Ask,
  [typed, spelt]: readonly [InContext, InContext],
  evidence: { found: Evidence; index: Index },
  desk: Desk,
): Draft | null {
  const book = ask.state === null ? null : desk.bookFor(ask.state, ask.on)
  const draft = book && (byRule(ask, typed, book, desk) ?? byRule(ask, spelt, book, desk))
  if (!book || !draft) return null
  if (draft.sure || takesInAll(draft, spelt, book, evidence.index, desk)) return draft
  return !evidence.found.silence?.plainly && fits(draft, spelt, book, evidence, desk) ? draft : null
}

/** Where no state is known: what the federal texts say, or one question back where the states differ. */
function nowhere(ask: Ask, desk: Desk): Draft {
  const { goalList, differs } = desk.questions.asks
  const text = lowered(ask.question)
  if (goalList.test(text)) return passageDraft.whichState
  const found = passageDraft.inConversation(ask, speltIn(ask, desk).spelt, desk)
  if (found.wanted?.id === 'deadline') return passageDraft.whichState
  const draft = passageDraft.drafted(found, ask, desk)
  if (!differs.test(text)) return draft
  return isAnswer(draft) ? { ...draft, lines: [...draft.lines, federalOnly] } : passageDraft.whichState
}

const federalOnly =
  'That is what the federal texts say. A state may ask for more: name yours, and I answer from its rules.'

/** The question in its conversation, slips mended by the words of the index. */
export function speltIn(ask: Ask, desk: Desk) {
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
  const answers = ({ draft }: (typeof told)[number]) => isAnswer(draft)
  if (!told.some(answers)) return null
  return {
    kind: told.some(({ draft }) => draft.kind === 'rule') ? 'rule' : 'passage',
    lines: [
      ...new Set(
        told.flatMap((one) =>
          answers(one) ? one.draft.lines : [`On "${one.question.trim()}": ${one.draft.lines.join(' ')}`],
        ),
      ),
    ],
    citations: told.flatMap((one) => (answers(one) ? one.draft.citations : [])),
  }
}

/** The questions of a message; none where a part of it only tells what the others are about. */
function parts(question: string, { asks }: Desk['questions']): string[] {
  const all = question
    // "3 things:" before them.
    .replace(/^[^:?]{0,40}: /, '')
    .split(
      /(?<=\?)\s+|, (?=(?:where|what|when|who|how|which)\b)|,? (?:and|also|plus|n|&|\+) (?=(?:(?:where|what|when|who|how)'?s?|which|do i|does|can i|is there)\b)/i,
    )
    .filter((part) => part.trim() !== '')
  return all.every(
    (part) =>
      asks.asking.test(lowered(part).replace(/^(?:and|also|or|then)\b[, ]*|\?/g, '')) &&
      part.trim().split(/\s+/).length >= 3,
  )
    ? all
    : []
}

/** A question with a guess or a word of surprise behind it: "when is it due? next week?"; null where there is none. */
function firstOf(question: string, { asks }: Desk['questions']): string | null {
  const [first = '', tail = ''] = question.split(/(?<=\?)\s+/)
  const guesses = tail !== '' && tail.split(/\s+/).length <= 5 && !asks.asking.test(tail.replaceAll('?', ''))
  return guesses && asks.asking.test(lowered(first).replaceAll('?', '')) ? first : null
}
