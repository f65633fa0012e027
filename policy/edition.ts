import { checkDeadlines } from './deadline-checks.ts'
import type { Located, Note } from './notes.ts'
import { locate } from './notes.ts'
import type { Problem } from './problem.ts'
import { checkFacts, checkLists } from './record-checks.ts'
import { EditionFile, type EditionData, type GapData, type RuleData } from './schema.ts'
import { shaped } from './yaml.ts'

export type Rule = RuleData & { citation: Located }
export type RuleOf<K extends Rule['rule']> = Extract<Rule, { rule: K }>
export type GapEntry = GapData & { citation: Located }

/** An edition whose every citation has been found in its note. */
export interface Edition extends Omit<EditionData, 'rules' | 'gaps'> {
  file: string
  rules: Rule[]
  gaps: GapEntry[]
}

export type ReadEdition = { edition: Edition | null; problems: Problem[] }

type Report = (kind: Problem['kind'], place: string | null, says: string, mend: string) => void

/** Reads one edition. It is answered only when it is whole: one bad rule and the edition is null. */
export function readEdition(folder: string, file: string, text: string, notes: readonly Note[]): ReadEdition {
  const read = shaped(EditionFile, text, file)
  if (!read.ok) return { edition: null, problems: read.problems }
  const problems: Problem[] = []
  const report: Report = (kind, place, says, mend) =>
    void problems.push({ severity: 'error', kind, file, place, says, mend })
  checkPlace(read.value, folder, file, report)
  checkIds(read.value, report)
  checkNames(read.value, report)
  checkFacts(read.value, report)
  checkLists(read.value, report)
  checkDeadlines(read.value, report)
  const rules = read.value.rules.flatMap((rule) => cited(rule, notes, report))
  const gaps = read.value.gaps.flatMap((gap) => cited(gap, notes, report))
  return { edition: problems.length ? null : { ...read.value, file, rules, gaps }, problems }
}

function checkPlace(edition: EditionData, folder: string, file: string, report: Report): void {
  if (edition.state !== folder)
    report(
      'mismatch',
      null,
      `says state "${edition.state}" but lies in "${folder}"`,
      'move it or mend `state`',
    )
  if (!file.endsWith(`/${edition.effective}.yaml`)) {
    report(
      'mismatch',
      null,
      `is effective ${edition.effective} but its name says otherwise`,
      `name it ${edition.effective}.yaml`,
    )
  }
  if ((edition.state === 'us') !== (edition.system === null)) {
    report(
      'mismatch',
      null,
      'names a case system for the federal floor, or none for a state',
      'mend `system`',
    )
  }
}

function checkIds(edition: EditionData, report: Report): void {
  const groups = [
    [...edition.rules, ...edition.gaps].map(({ id }) => id),
    ...[edition.goals, edition.caseTypes, edition.preconditions, edition.facts].map((list) =>
      list.map(({ id }) => id),
    ),
    edition.jobs,
  ]
  for (const ids of groups) {
    const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
    for (const id of twice) report('duplicate', id, 'the id is used twice', 'give each its own id')
  }
}

/** Every goal, case type and precondition that a rule speaks of must be declared. */
function checkNames(edition: EditionData, report: Report): void {
  const known = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id))
  const goals = known(edition.goals)
  const caseTypes = known(edition.caseTypes)
  const preconditions = known(edition.preconditions)
  const demand = (place: string, what: string, ids: readonly string[], declared: Set<string>) => {
    for (const id of ids) {
      if (!declared.has(id))
        report(
          'dangling',
          place,
          `speaks of the ${what} "${id}", which the edition does not have`,
          `add it to the ${what}s or mend the name`,
        )
    }
  }
  for (const rule of edition.rules) {
    if ('goals' in rule && Array.isArray(rule.goals)) demand(rule.id, 'goal', rule.goals, goals)
    if (rule.rule !== 'goals') continue
    demand(rule.id, 'case type', rule.when.caseType ?? [], caseTypes)
    demand(rule.id, 'precondition', Object.keys(rule.when.preconditions ?? {}), preconditions)
  }
  for (const gap of edition.gaps) if (gap.list) demand(gap.id, 'case type', [gap.list], caseTypes)
}

type Citing = Pick<RuleData | GapData, 'id' | 'tag' | 'dated' | 'cite'>

function cited<T extends Citing>(
  entry: T,
  notes: readonly Note[],
  report: Report,
): (T & { citation: Located })[] {
  const note = notes.find(({ id }) => id === entry.cite.note)
  if (!note) {
    report(
      'dangling',
      entry.id,
      `cites the note "${entry.cite.note}", which is not there`,
      'write the note or cite another',
    )
    return []
  }
  const found = locate(note, entry.cite.quote)
  if (!found.ok) {
    report('dangling', entry.id, found.why, 'quote one of its sentences word for word')
    return []
  }
  if (note.tag !== entry.tag)
    report(
      'mismatch',
      entry.id,
      `is tagged "${entry.tag}" but its note is tagged "${note.tag}"`,
      'make the two agree',
    )
  if (note.date !== entry.dated) {
    report(
      'mismatch',
      entry.id,
      `is dated ${entry.dated ?? 'null'} but its note is dated ${note.date ?? 'null'}`,
      'read the note again and make the two agree',
    )
  }
  return [{ ...entry, citation: found.citation }]
}
