import type { Library } from '../../../policy/index.ts'
import type { Questions } from '../../../policy/questions.ts'
import { inWords } from '../../policy/calendar.ts'
import { diffEditions } from '../../policy/diff/diff.ts'
import { inForce } from '../../policy/ruleset.ts'
import type { Rulebook } from '../../policy/types.ts'
import type { Draft } from './types.ts'
import { lowered, type Reader } from './words.ts'

/** A question as it stands in its conversation: what it asks, and the earlier question it goes on from. */
export interface InContext {
  text: string
  /** The earlier question; its facts count where this one brings none of its own. */
  before: string | null
}

/** Puts a follow-up ("why?", "and if she's in post-custody?") beside the question it goes on from. */
export function inContext(
  question: string,
  history: readonly string[],
  questions: Questions,
  reader: Reader,
): InContext {
  const { asks } = questions
  const text = lowered(question)
  const full = history.filter((one) => !asks.followUp.test(lowered(one)) && !asks.why.test(lowered(one)))
  const before = full.at(-1) ?? history.at(-1) ?? null
  if (before === null) return { text: question, before: null }
  const goesOn =
    asks.followUp.test(text) || asks.why.test(text) || asks.passage.test(text) || asks.compare.test(text)
  const bare = reader.content(question).length <= 1 && !asks.goalList.test(text)
  // What asks nothing tells more about what was asked.
  const tells = !asks.anyAsk.test(text)
  return goesOn || bare || tells ? { text: question, before } : { text: question, before: null }
}

/** "Is this the current policy?": the date that is indexed, whether a newer one is known, and where to look. */
export function currentDraft(text: string, book: Rulebook, questions: Questions): Draft | null {
  if (!questions.asks.current.test(text)) return null
  const held =
    book.effective === null
      ? `No ${book.stateName} edition covers ${inWords(book.on)}.`
      : `I answer from the ${book.stateName} edition dated ${inWords(book.effective)}.`
  const newer =
    book.newerFrom === null
      ? 'No newer edition is known here.'
      : `A newer edition is known, dated ${inWords(book.newerFrom)}.`
  return {
    kind: 'not-found',
    lines: [
      `${held} ${newer}`,
      'I cannot tell whether it has been replaced since: check the live manual, or ask your policy unit.',
    ],
    citations: [],
  }
}

/** "What changed since 2020?": what the newer edition says otherwise, from the comparison that analysts use. */
export function changedDraft(
  text: string,
  book: Rulebook,
  library: Library,
  questions: Questions,
): Draft | null {
  if (!questions.asks.changed.test(text)) return null
  const editions = library.editions[book.state] ?? []
  const now = inForce(editions, book.on)
  const since = /\b(20\d\d)\b/.exec(text)?.[1]
  const before =
    since === undefined
      ? editions.filter((one) => now && one.effective < now.effective).at(-1)
      : inForce(editions, `${since}-12-31`)
  if (!now || !before || before.effective === now.effective)
    return {
      kind: 'not-found',
      lines: [
        `Only one ${book.stateName} edition covers that time here, so no change is known.`,
        'Ask your policy unit whether there were others.',
      ],
      citations: [],
    }
  const changes = diffEditions(library, book.state, before, now).changes.filter(
    ({ how, after }) => how !== 'restated' && after.length > 0,
  )
  const shown = [...new Map(changes.map((change) => [change.after[0]?.says, change])).values()].slice(0, 5)
  return {
    kind: 'rule',
    lines: [
      `From the edition of ${inWords(before.effective)} to that of ${inWords(now.effective)}, among ${changes.length} changes:`,
      ...shown.map(({ after }) => `- ${after[0]?.says ?? ''}`),
    ],
    citations: shown.flatMap(({ after }) => after[0]?.citation ?? []),
  }
}
