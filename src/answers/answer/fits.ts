import type { Rulebook } from '../../policy/types.ts'
import type { InContext } from './conversation.ts'
import type { Desk } from './desk.ts'
import type { Evidence } from './evidence.ts'
import { askedIn, shareOf, type Index } from './searched.ts'
import type { Draft } from './types.ts'
import type { Reader } from './words.ts'

/** Words that tell a fact, or by which any rule is asked for. */
const facts =
  'age aged old years year yrs yr yo turn turns turning month months guardianship full partial goal allowed ' +
  'choose pick select option options choice open available set use rule required need still list ' +
  'one two three four five six'

/** A rule's own sentence this near to the best passage is about the same. */
const near = 0.75

/**
 * Whether a rule's answer is about what was asked: its sentence is found about as well as the best passage, or it knows enough
 * of the question's words and no passage knows many more. A follow-up is judged by what it adds.
 */
export function fits(
  draft: Draft,
  { text, before }: InContext,
  book: Rulebook,
  { found, index }: { found: Evidence; index: Index },
  desk: Desk,
): boolean {
  if (found.unnamed.length > 0) return false
  const { reader, language } = desk
  const quotes = new Set(draft.citations.flatMap((one) => one?.quote ?? []))
  const own = found.hits.find(({ source }) => quotes.has(source.citation.quote))
  const [best] = found.hits
  // That a list is left out says less than a rule that has another source for it.
  const beaten = before === null && found.answers && best !== undefined && !best.source.missing
  // Of a goal the rule speaks, whatever passage names it too.
  if (own && beaten && !draft.ofGoals) return own.score >= best.score * near
  const told = [
    ...draft.lines,
    ...draft.citations.flatMap((one) =>
      one ? [one.quote, one.heading, ...(language.asked.answered.get(one.quote) ?? [])] : [],
    ),
  ]
  const asked = askedOf(text, index, desk)
  const knows = knownTo(draft, book, reader, told)
  const share = shareOf(asked, knows)
  if (share < language.answers.heard) return false
  return !beaten || shareOf(asked, (stem) => best.matched.has(stem)) < share + language.answers.lead
}

/** Whether nothing is asked but what the rule takes in: its goal, a kind of case, a fact. Then no topic knows better. */
export function takesInAll(
  draft: Draft,
  { text }: InContext,
  book: Rulebook,
  index: Index,
  desk: Desk,
): boolean {
  return shareOf(askedOf(text, index, desk), knownTo(draft, book, desk.reader, [])) > 0.99
}

const askedOf = (text: string, index: Index, { reader, language }: Desk) =>
  askedIn(text, index, reader, language).filter(({ word }) => !/^\d+$/.test(word))

function knownTo({ about = [] }: Draft, book: Rulebook, reader: Reader, told: readonly string[]) {
  const types = book.caseTypes().flatMap(({ label, aliases }) => [label, ...aliases])
  const stems = new Set([...told, ...about, ...types, facts].flatMap((one) => reader.stems(one)))
  return (stem: string): boolean => stems.has(stem)
}
