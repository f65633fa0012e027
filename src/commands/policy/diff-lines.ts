import { listed } from '../../policy/because.ts'
import { inWords } from '../../policy/calendar.ts'
import type { Change, How, Side, Subject } from '../../policy/diff/changes.ts'
import type { Touch } from '../../policy/diff/touched.ts'

/** What `policy diff` prints as JSON. `cases` is null where none could be looked at, and `casesBecause` says why. */
export interface DiffReport {
  state: string
  name: string
  before: string
  after: string
  changes: readonly Change[]
  cases: readonly { case: string; touches: readonly Touch[] }[] | null
  casesLookedAt: number | null
  casesBecause: string | null
}

const HEADINGS: Readonly<Record<Subject, string>> = {
  verdict: 'Which goals are allowed',
  job: 'Guided jobs',
  'case-type': 'Case types',
  goal: 'Goals',
  field: 'What records ask for',
  gate: 'What must hold before a step',
  referral: 'Referrals',
  list: 'Lists of codes',
  duty: 'What a goal asks for',
  deadline: 'What is due, and when',
  statement: 'What the rules state',
  gap: 'Known gaps',
}

const HOW: Readonly<Record<How, string>> = {
  added: 'new',
  removed: 'gone',
  changed: 'changed',
  restated: 'the same, from another text or for another reason',
}

/** The report as an analyst reads it. */
export function linesOf(report: DiffReport): string[] {
  const { name, before, after, changes } = report
  const counted = (how: How) => changes.filter((change) => change.how === how).length
  const subjects = (Object.keys(HEADINGS) as Subject[]).filter((subject) =>
    changes.some((change) => change.subject === subject),
  )
  return [
    `${name}, from the edition of ${inWords(before)} to the edition of ${inWords(after)}: ${counted('added')} new, ${counted('removed')} gone, ${counted('changed')} changed, ${counted('restated')} restated.`,
    ...subjects.flatMap((subject) => [
      '',
      HEADINGS[subject],
      ...changes.filter((change) => change.subject === subject).flatMap(changeLines),
    ]),
    '',
    ...caseLines(report),
  ]
}

function changeLines({ about, how, before, after }: Change): string[] {
  return [
    `  ${about} (${HOW[how]})`,
    ...before.map((side) => `    before: ${sideLine(side)}`),
    ...after.map((side) => `    after:  ${sideLine(side)}`),
  ]
}

function sideLine({ says, citation }: Side): string {
  if (!citation) return says
  const { document, heading, effective, tag } = citation
  return `${says} [${document}, "${heading}", ${effective ?? 'undated'}, ${tag}]`
}

function caseLines({ cases, casesLookedAt, casesBecause }: DiffReport): string[] {
  if (cases === null) return ['Open cases', `  ${casesBecause}`]
  if (!cases.length) return ['Open cases', `  None of ${casesLookedAt} is touched.`]
  return [
    'Open cases',
    `  ${cases.length} of ${casesLookedAt} ${cases.length === 1 ? 'is' : 'are'} touched or may be.`,
    ...cases.flatMap(({ case: id, touches }) => [`  ${id}`, ...touches.map(touchLine)]),
  ]
}

function touchLine({ child, about, before, after, open }: Touch): string {
  const words = (said: string) => said.replaceAll('-', ' ') || 'nothing'
  if (!open.length) return `    ${child}: ${about}: ${words(before)} → ${words(after)}`
  return `    ${child}: ${about}: may change; it depends on ${listed(open.map(({ label }) => label))}`
}
