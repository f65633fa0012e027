import type { Questions } from '../../../policy/questions.ts'
import { listed } from '../../policy/because.ts'
import type { GoalAnswer, GoalFacts, Rulebook, Verdict } from '../../policy/types.ts'
import type { Draft } from './types.ts'

/** What a step needs to know of a question. */
export interface Asked {
  text: string
  book: Rulebook
  facts: GoalFacts
  /** What this sentence tells of them. */
  told: GoalFacts
  goals: readonly string[]
  questions: Questions
}

/** "Which goals are allowed here?": the whole list, from the same place as the choice list. */
export function goalListDraft(asked: Asked): Draft | null {
  const { text, book, facts, questions } = asked
  if (!questions.asks.goalList.test(text)) return null
  const answers = book.allowedGoals(facts)
  if (answers.length === 0) return null
  const types = book.caseTypes()
  const differs = facts.caseType === undefined && types.length > 1
  if (differs && types.length > 2) return whichCase(book)
  if (differs) return listByCaseType(asked)
  const open = answers.filter(({ verdict }) => verdict !== 'unknown')
  if (open.length === 0) return facts.caseType === undefined ? whichCase(book) : missingList(answers)
  const group = (verdict: Verdict) => answers.filter((one) => one.verdict === verdict)
  const line = (verdict: Verdict, head: string) => {
    const own = group(verdict)
    if (own.length === 0) return []
    if (verdict === 'allowed') return [`${head}: ${listed(own.map(({ label }) => label))}.`]
    return [
      `${head}: ${own.map(({ label, because }) => `${label} (${because.replace(/\.$/, '')})`).join('; ')}.`,
    ]
  }
  return {
    kind: 'rule',
    lines: [
      ...line('allowed', 'Allowed'),
      ...line('conditional', 'With conditions'),
      ...line('not-allowed', 'Not allowed'),
      ...line('unknown', 'Not settled by the documents'),
    ],
    citations: answers.map(({ citation }) => citation),
  }
}

/** Where the kind of case is not known and there are two, the list of each. */
function listByCaseType(asked: Asked): Draft | null {
  const each = asked.book.caseTypes().map(({ id, label }) => ({
    label,
    draft: goalListDraft({ ...asked, facts: { ...asked.facts, caseType: id } }),
  }))
  if (each.every(({ draft }) => draft === null)) return null
  return {
    kind: each.some(({ draft }) => draft?.kind === 'rule') ? 'rule' : 'not-found',
    lines: each.flatMap(({ label, draft }) => [`In ${label} cases:`, ...(draft?.lines ?? [])]),
    citations: each.flatMap(({ draft }) => draft?.citations ?? []),
  }
}

function missingList(answers: readonly GoalAnswer[]): Draft {
  const [first] = answers
  return {
    kind: 'not-found',
    lines: [
      first?.because ?? '',
      'So no goal can be named from the documents; ask your policy unit for the list.',
    ],
    citations: [first?.citation ?? null],
  }
}

/** One question back: the kind of case decides. */
export const whichCase = (book: Rulebook): Draft => ({
  kind: 'clarify',
  asks: 'case-type',
  lines: [
    `Which kind of case is it: ${listed(
      book.caseTypes().map(({ label }) => label),
      'or',
    )}? The answer is not the same for all of them.`,
  ],
  citations: [],
})
