import type { Citation, GoalAnswer, GoalFacts, Rulebook, Verdict } from '../../policy/types.ts'
import type { Reply } from '../reply.ts'
import { sayDate, sayDay } from './dates.ts'
import { plainReply } from './plain.ts'
import { sayPolicy } from './policy-date.ts'

const headings: Readonly<Record<Verdict, string>> = {
  allowed: 'Allowed',
  conditional: 'Allowed under conditions',
  'not-allowed': 'Not allowed',
  unknown: 'Not known',
}

/**
 * The rule answer: every goal under its verdict, each with why, and where that stands. `only` narrows it to one goal;
 * `about` says whom or which case type it is for.
 */
export const allowedGoals = (rules: Rulebook, facts: GoalFacts, only: string | null, about: string): Reply =>
  goalsAnswered(rules, rules.allowedGoals(facts), only, about)

/** The same of answers that are made already, such as those for a whole family. */
export function goalsAnswered(
  rules: Rulebook,
  all: readonly GoalAnswer[],
  only: string | null,
  about: string,
): Reply {
  const answers = all.filter(({ goal }) => only === null || goal === only)
  const groups = (Object.keys(headings) as Verdict[]).flatMap((verdict) => group(verdict, answers))
  const citations = unique(answers.flatMap(({ citation }) => (citation ? [citation] : [])))
  const date =
    rules.effective === null
      ? 'No policy in force on that day is on file.'
      : `${rules.stateName}, ${sayPolicy(rules)}.`
  const heading =
    only === null ? 'Which goals are allowed here?' : `Is ${rules.goal(only)?.label ?? only} allowed here?`
  const lines = [
    `Allowed goals · ${about}`,
    ...groups,
    date,
    ...citations.map(sayShortly),
    'Say "why" for the exact words.',
  ]
  const reply = plainReply(heading, [...groups, date].join('\n\n'), citations)
  return { ...reply, text: lines.join('\n'), card: reply.card && { ...reply.card, subtitle: about } }
}

function group(verdict: Verdict, answers: readonly GoalAnswer[]): string[] {
  const these = answers.filter((answer) => answer.verdict === verdict)
  if (these.length === 0) return []
  const reasons = new Set(these.map(({ because }) => because))
  if (these.length > 1 && reasons.size === 1) {
    return [
      `${headings[verdict]}: ${these.map(({ label }) => label).join(', ')}. Why: ${these[0]?.because ?? ''}`,
    ]
  }
  return [`${headings[verdict]}:`, ...these.map(line)]
}

function line({ label, because, allowedFrom }: GoalAnswer): string {
  const from =
    allowedFrom === null || because.includes(allowedFrom.slice(0, 4))
      ? ''
      : ` It would be possible from ${sayDate(allowedFrom)}.`
  return `- ${label}. ${because}${from}`
}

const tags = {
  source: 'official text',
  public: 'public text',
  design: 'our own rule',
  configured: "your agency's setting",
} as const

const sayShortly = ({ document, heading }: Citation) => `Source: ${document}, "${heading}".`

/** One line a worker can check: document, heading, date, and how sure its origin is. */
export function sayCitation(citation: Citation): string {
  const dated = citation.effective === null ? 'undated' : sayDay(citation.effective)
  return `Source: ${citation.document}, "${citation.heading}" (${citation.source}; ${dated}; ${tags[citation.tag]}).`
}

const unique = (all: readonly Citation[]) =>
  all.filter((c, i) => all.findIndex((d) => d.sha256 === c.sha256 && d.start === c.start) === i)
