import { inForce } from '../../policy/ruleset.ts'
import type { GoalFacts, RuleFacts, Rulebook } from '../../policy/types.ts'
import type { Desk } from './desk.ts'
import { changedDraft, currentDraft, type InContext } from './conversation.ts'
import {
  concurrentDraft,
  gatesDraft,
  limitDraft,
  linkDraft,
  personDraft,
  recruitmentDraft,
} from './duties.ts'
import { referralDraft } from './referrals.ts'
import { factsIn, type Read } from './facts.ts'
import { goalListDraft } from './goal-list.ts'
import { goalDraft } from './goals.ts'
import type { Ask, Draft } from './types.ts'
import { lowered } from './words.ts'

/** The first rule of the edition that answers what is asked, with the facts of the sentence before those of the case; null where none does. */
export function byRule(ask: Ask, { text, before }: InContext, book: Rulebook, desk: Desk): Draft | null {
  const { library, questions, reader } = desk
  const edition = inForce(library.editions[book.state] ?? [], book.on)
  const now = factsIn(text, book, edition, questions)
  const then = before === null ? null : factsIn(before, book, edition, questions)
  const asked = {
    text: lowered(before === null ? text : `${before} ${text}`),
    book,
    edition,
    questions,
    reader,
    told: now.goalFacts,
    goals: now.goals.length > 0 ? now.goals : (then?.goals ?? []),
    ...knownFacts(ask, then, now),
  }
  const alone = lowered(text)
  const talk = currentDraft(alone, book, questions) ?? changedDraft(alone, book, library, questions)
  if (talk) return { ...talk, sure: true }
  const duties = [
    personDraft,
    linkDraft,
    recruitmentDraft,
    concurrentDraft,
    limitDraft,
    referralDraft,
    gatesDraft,
  ]
  for (const duty of duties) {
    const draft = duty(asked)
    if (draft) return draft
  }
  const ofGoals = (goalAsk(asked.text) ? goalDraft(asked) : null) ?? goalListDraft(asked)
  return ofGoals && { ...ofGoals, ofGoals: true }
}

/** What the case says, then the earlier question, then this one: the later wins. A main goal says whether it is reunification. */
function knownFacts(ask: Ask, then: Read | null, now: Read): { facts: GoalFacts; ruleFacts: RuleFacts } {
  const given: RuleFacts = ask.goal === undefined ? {} : { 'primary-goal': ask.goal }
  const withGoal = (facts: RuleFacts): RuleFacts =>
    facts['primary-goal'] === undefined
      ? facts
      : { ...facts, 'goal-is-reunification': facts['primary-goal'] === 'reunification' }
  return {
    facts: { served: true, ...ask.goalFacts, ...then?.goalFacts, ...now.goalFacts },
    ruleFacts: {
      ...withGoal({ ...given, ...ask.ruleFacts }),
      ...withGoal(then?.ruleFacts ?? {}),
      ...withGoal(now.ruleFacts),
    },
  }
}

/** A goal's name in a question about something else (its date, its plan, who decides) is not a question whether it is allowed. */
const goalAsk = (text: string) =>
  !/\b(?:who|where|how(?! old)|when|why|document\w*|contact|import|service|form|mean|define|definition|difference|licensed?|birth|siblings?|judge|court)\b/.test(
    text,
  )
