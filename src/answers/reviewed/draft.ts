import type { IsoDate } from '../../policy/types.ts'
import { inWords } from '../../policy/calendar.ts'
import { inForce } from '../../policy/ruleset.ts'
import { inContext } from '../answer/conversation.ts'
import type { Desk } from '../answer/desk.ts'
import type { Ask, Draft, Reviewed } from '../answer/types.ts'
import { lowered } from '../answer/words.ts'
import { opposes, ruleOn } from './contradiction.ts'
import { isOwnWord } from './own-word.ts'
import { standsNow } from './quoting.ts'
import { sameQuestion } from './same-question.ts'

/** Whether all that it rests on still stands in the texts in force on the day. */
export const stillRests = (one: Reviewed, on: IsoDate, desk: Desk): boolean =>
  one.citations.length > 0 &&
  one.citations.every((citation) => isOwnWord(citation, one) || standsNow(citation, one.state, on, desk))

/**
 * The reviewed answer to this very question, in its state and until its last day. Null where there is none, where what it
 * quotes was replaced, where the question goes on from another one, and where a rule says the opposite about these facts.
 */
export function reviewedDraft(ask: Ask, all: readonly Reviewed[], desk: Desk): Draft | null {
  const found = all.find(
    (one) =>
      (one.state === null || one.state === ask.state) &&
      one.reviewedOn <= ask.on &&
      ask.on <= one.expiresOn &&
      sameQuestion(one.question, ask.question) &&
      stillRests(one, ask.on, desk),
  )
  if (!found || inContext(ask.question, ask.history, desk.questions, desk.reader).before !== null) return null
  if (isForOthers(ask.question, desk)) return null
  const rule = ruleOn(ask, desk)
  return rule && opposes(found.answer, rule) ? null : told(found, ask, desk)
}

/** What is for others to say about one child comes before whatever anybody wrote in general. */
const isForOthers = (question: string, { questions }: Desk) =>
  questions.consult.some(
    ({ about, specific }) => about.test(lowered(question)) && specific.test(lowered(question)),
  )

function told(found: Reviewed, ask: Ask, desk: Desk): Draft {
  const { answer, owner, reviewedOn, expiresOn, citations } = found
  const edition = ask.state === null ? null : inForce(desk.library.editions[ask.state] ?? [], ask.on)
  const rules = new Set((edition?.rules ?? []).map(({ citation }) => `${citation.sha256} ${citation.start}`))
  const byRule = citations.some(({ sha256, start }) => rules.has(`${sha256} ${start}`))
  const own = citations.every((citation) => isOwnWord(citation, found))
  return {
    kind: byRule ? 'rule' : 'passage',
    lines: [
      answer,
      `Reviewed by ${owner} on ${inWords(reviewedOn)}; it holds until ${inWords(expiresOn)}.`,
      own ? "It is your agency's own word: no document is quoted for it." : '',
    ],
    citations,
    reviewed: found,
  }
}
