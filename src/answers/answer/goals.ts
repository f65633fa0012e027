import { listed } from '../../policy/because.ts'
import { inWords } from '../../policy/calendar.ts'
import type { GoalAnswer, GoalFacts, Rulebook, Verdict } from '../../policy/types.ts'
import { whichCase, type Asked } from './goal-list.ts'
import type { Draft } from './types.ts'

const said: Readonly<Record<Verdict, string>> = {
  allowed: 'is allowed',
  conditional: 'is allowed on conditions',
  'not-allowed': 'is not allowed',
  unknown: 'is not settled: the documents do not say whether it is allowed',
}

/** "Can she have APPLA at 15?": one goal's verdict, with what would change it. An age beside a goal asks for it too. */
export function goalDraft(asked: Asked): Draft | null {
  const { goals, facts, questions, text, book } = asked
  const [goal] = goals
  if (goal === undefined) return null
  if (questions.asks.age.test(text)) return ageDraft(goal, book, facts)
  const aged = asked.told.age !== undefined
  if (!aged && !questions.asks.permission.test(text)) return null
  const drafts = [...new Set(goals)].slice(0, 3).map((one) => oneGoal(asked, one))
  const draft = aged ? together(drafts) : drafts[0]
  const { label = '', aliases = [] } = book.goal(goal) ?? {}
  return draft ? { ...draft, about: [label, ...aliases], ...(aged ? { sure: true } : {}) } : null
}

/** What is said of each goal that the question names. */
function together(drafts: readonly (Draft | null)[]): Draft | null {
  const told = drafts.flatMap((draft) => draft ?? [])
  const [first] = told
  if (!first || told.length === 1) return first ?? null
  return {
    kind: told.some(({ kind }) => kind === 'rule') ? 'rule' : first.kind,
    lines: [...new Set(told.flatMap(({ lines }) => lines))],
    citations: told.flatMap(({ citations }) => citations),
  }
}

function oneGoal(asked: Asked, goal: string): Draft | null {
  const { book, facts } = asked
  const answer = book.verdictFor(goal, facts)
  if (answer.verdict === 'unknown' && facts.caseType === undefined) return byCaseType(asked, goal)
  if (answer.verdict === 'unknown') {
    if (facts.age === undefined && facts.dateOfBirth === undefined && turnsOnAge(book, goal, facts))
      return {
        kind: 'clarify',
        lines: [`How old is the child on the goal date? For ${answer.label} the age decides.`],
        citations: [],
      }
    return {
      kind: 'not-found',
      lines: [answer.because, 'Ask your policy unit which goals it uses here.'],
      citations: [answer.citation],
    }
  }
  return verdictDraft(answer, book, facts)
}

/** "How old for APPLA?": the first age at which the rules open the goal, in the case types that they speak of. */
function ageDraft(goal: string, book: Rulebook, facts: GoalFacts): Draft | null {
  const types = facts.caseType === undefined ? book.caseTypes().map(({ id }) => id) : [facts.caseType]
  const at = (age: number) =>
    types.map((caseType) => book.verdictFor(goal, { ...facts, dateOfBirth: undefined, caseType, age }))
  const closed = at(0).find(({ verdict }) => verdict === 'not-allowed')
  const from = Array.from({ length: 22 }, (_, age) => age).find((age) => at(age).some(isOpen))
  if (!closed || from === undefined) return null
  const opened = at(from).find(isOpen)
  return {
    kind: 'rule',
    lines: [
      `${closed.label} is open from the age of ${from} on, with its conditions.`,
      opened?.because ?? '',
    ],
    citations: [closed.citation],
  }
}

const isOpen = ({ verdict }: GoalAnswer): boolean => verdict === 'allowed' || verdict === 'conditional'

const turnsOnAge = (book: Rulebook, goal: string, facts: GoalFacts): boolean =>
  new Set([0, 30].map((age) => book.verdictFor(goal, { ...facts, age }).verdict)).size > 1

function byCaseType({ book, facts }: Asked, goal: string): Draft | null {
  const each = book.caseTypes().map(({ id }) => book.verdictFor(goal, { ...facts, caseType: id }))
  const closed = each.find(({ verdict }) => verdict === 'not-allowed')
  const opened = each.some(({ verdict }) => verdict === 'allowed' || verdict === 'conditional')
  if (closed && !opened) return verdictDraft(closed, book, facts)
  const ageless = facts.age === undefined && facts.dateOfBirth === undefined
  if (!opened && !ageless)
    return { kind: 'not-found', lines: [each[0]?.because ?? ''], citations: [each[0]?.citation ?? null] }
  const known = each.filter(({ verdict }) => verdict !== 'unknown')
  const same = new Set(known.map(({ verdict }) => verdict)).size === 1
  return same ? whereKnown(each, known, book, facts) : whichCase(book)
}

/** One verdict where the documents speak, and silence said for the other case types. */
function whereKnown(
  each: readonly GoalAnswer[],
  known: readonly GoalAnswer[],
  book: Rulebook,
  facts: GoalFacts,
): Draft | null {
  const [first] = known
  if (!first) return null
  const labels = book.caseTypes().map(({ label }, at) => ({ label, verdict: each[at]?.verdict }))
  const named = (open: boolean) =>
    listed(
      labels.filter(({ verdict }) => (verdict !== 'unknown') === open).map(({ label }) => label),
      'or',
    )
  const told = verdictDraft(first, book, facts)
  const silent = named(false)
  return {
    ...told,
    lines: [
      `In ${named(true)} cases: ${told.lines[0] ?? ''}`,
      ...told.lines.slice(1),
      ...(silent === '' ? [] : [`For ${silent} cases the documents do not say.`]),
    ],
  }
}

const degrees = {
  none: 'no guardianship, or not full',
  partial: 'partial guardianship',
  full: 'full guardianship',
  unknown: '',
}

function verdictDraft(answer: GoalAnswer, book: Rulebook, facts: GoalFacts): Draft {
  const { label, verdict, because, allowedFrom, citation } = answer
  const known = [
    ...(facts.caseType === undefined
      ? []
      : [book.caseTypes().find(({ id }) => id === facts.caseType)?.label ?? facts.caseType]),
    ...(facts.age === undefined ? [] : [`age ${facts.age}`]),
    ...(facts.guardianship === undefined || facts.guardianship === 'unknown'
      ? []
      : [degrees[facts.guardianship]]),
  ]
  const change =
    allowedFrom === null ? changeThatOpens(answer, book, facts) : `It opens on ${inWords(allowedFrom)}.`
  return {
    kind: 'rule',
    lines: [
      `${label} ${said[verdict]}. ${because}`,
      ...(known.length === 0 ? [] : [`Judged for: ${listed(known)}.`]),
      ...(change === null ? [] : [change]),
    ],
    citations: [citation],
  }
}

/** The least that would have to be different: an age, then a case type. */
function changeThatOpens(answer: GoalAnswer, book: Rulebook, facts: GoalFacts): string | null {
  if (answer.verdict !== 'not-allowed') return null
  const { dateOfBirth: _, ...rest } = facts
  const opens = (more: GoalFacts) => isOpen(book.verdictFor(answer.goal, { ...rest, ...more }))
  const types = facts.caseType === undefined ? book.caseTypes().map(({ id }) => id) : [facts.caseType]
  const from = (facts.age ?? 0) + 1
  for (let age = from; age <= 21; age++)
    if (types.some((caseType) => opens({ age, caseType })))
      return `It would be open, with its conditions, from the age of ${age} on.`
  const other = book.caseTypes().find(({ id }) => opens({ caseType: id }))
  return other ? `It would be open in ${other.label} cases.` : null
}
