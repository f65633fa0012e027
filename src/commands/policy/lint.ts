import { existsSync } from 'node:fs'
import { inspectLibrary, type Library } from '../../../policy/index.ts'
import { sentenceOf, type Problem } from '../../../policy/problem.ts'
import { coverageOf, type ListCoverage } from '../../policy/coverage.ts'
import { lint as lintLibrary } from '../../policy/lint.ts'
import { statesOf } from '../../policy/rulebook.ts'
import { codesCoverageOf, type CodesCoverage } from '../../policy/records/list-coverage.ts'
import { strangers } from '../../policy/records/strangers.ts'
import { listsFor } from '../../policy/ruleset.ts'
import type { Gap } from '../../policy/types.ts'
import { UsageError, type Invocation } from '../invocation.ts'
import { agencyFrom } from './agency.ts'
import { knownFields, knownJobs } from './known-names.ts'
import { flagsOf, text } from '../flags.ts'

interface Report {
  ok: boolean
  editions: { edition: string; rules: number }[]
  notes: number
  lists: ListCoverage[]
  codes: CodesCoverage[]
  gaps: (Gap & { edition: string })[]
  findings: Problem[]
}

/** `lint [--agency FILE] [--policy DIR] [--json]`: 0 where the only holes are the ones the editions admit, 1 otherwise. */
export function lint({ args, out }: Invocation): number {
  const flags = flagsOf(args, ['agency', 'data', 'policy', 'now'], ['json'])
  const folder = text(flags, 'policy')
  if (folder !== undefined && !existsSync(folder))
    throw new UsageError(`There is no folder ${folder} for --policy.`)
  const { library, problems } = inspectLibrary(folder)
  const agency = agencyFrom(flags, library)
  const known = { fields: knownFields(), jobs: knownJobs() }
  const findings = [...problems, ...lintLibrary(library), ...strangers(library, known)]
  const newest = statesOf(library).flatMap((state) => {
    const edition = library.editions[state]?.at(-1)
    const codes = agency?.codeLists.filter((list) => list.state === state) ?? []
    return edition ? [{ edition, lists: listsFor(agency, state), codes }] : []
  })
  const report: Report = {
    ok: !findings.some(({ severity }) => severity === 'error'),
    ...countOf(library),
    lists: newest.flatMap(({ edition, lists }) => coverageOf(edition, lists)),
    codes: newest.flatMap(({ edition, codes }) => codesCoverageOf(edition, codes)),
    gaps: newest.flatMap(({ edition }) =>
      edition.gaps.map(({ id, about, says, citation }) => ({
        edition: `${edition.state}@${edition.effective}`,
        id,
        about,
        says,
        citation,
      })),
    ),
    findings,
  }
  for (const line of flags.json ? [JSON.stringify(report, null, 2)] : linesOf(report)) out(line)
  return report.ok ? 0 : 1
}

function countOf(library: Library) {
  const editions = Object.values(library.editions).flat()
  return {
    editions: editions.map(({ state, effective, rules }) => ({
      edition: `${state}@${effective}`,
      rules: rules.length,
    })),
    notes: library.notes.length,
  }
}

function linesOf({ editions, notes, lists, codes, gaps, findings, ok }: Report): string[] {
  const counted = editions.map(({ edition, rules }) => `${edition} (${rules} rules)`).join(', ')
  const others = gaps.filter(({ says }) => !lists.some(({ because }) => because.startsWith(says)))
  return [
    `Editions: ${counted || 'none'}; ${notes} notes.`,
    '',
    'Goal lists by case type',
    ...lists.map(
      ({ state, caseType, because, ...list }) => `  ${state} ${caseType}: ${standing(list)}. ${because}`,
    ),
    '',
    'Lists of codes',
    ...codes.map(
      ({ state, list, because, ...one }) => `  ${state} ${list}: ${codesStanding(one)}. ${because}`,
    ),
    '',
    'Other known gaps',
    ...others.map(({ edition, about, says }) => `  ${edition.slice(0, 2)} ${about}: ${says}`),
    '',
    ...findings.map((finding) => `${finding.severity}: ${sentenceOf(finding)}`),
    ok ? 'No conflicts, no dangling citations.' : 'There are errors to mend.',
  ]
}

function standing({ inSource, status }: Pick<ListCoverage, 'inSource' | 'status'>): string {
  if (inSource === 'given' || status === 'unknown') return status
  return `unknown in the source, ${status} here`
}

function codesStanding({ inSource, status }: Pick<CodesCoverage, 'inSource' | 'status'>): string {
  if (inSource === 'missing')
    return status === 'unknown' ? 'unknown' : `unknown in the source, ${status} here`
  return inSource === 'open' ? `${status}, and there may be others` : status
}
