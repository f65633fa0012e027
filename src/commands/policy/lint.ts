import { existsSync } from 'node:fs'
import { inspectLibrary } from '../../../policy/index.ts'
import { sentenceOf } from '../../../policy/problem.ts'
import type { ListCoverage } from '../../policy/coverage.ts'
import type { CodesCoverage } from '../../policy/records/list-coverage.ts'
import { UsageError, type Invocation } from '../invocation.ts'
import { agencyFrom } from './agency.ts'
import { flagsOf, text } from '../flags.ts'
import { reportOf, type Report } from './report.ts'

/** `lint [--agency FILE] [--policy DIR] [--json]`: 0 where the only holes are the ones the editions admit, 1 otherwise. */
export function lint({ args, out }: Invocation): number {
  const flags = flagsOf(args, ['agency', 'data', 'policy', 'now'], ['json'])
  const folder = text(flags, 'policy')
  if (folder !== undefined && !existsSync(folder))
    throw new UsageError(`There is no folder ${folder} for --policy.`)
  const { library, problems } = inspectLibrary(folder)
  const agency = agencyFrom(flags, library)
  const report = reportOf(library, problems, agency)
  for (const line of flags.json ? [JSON.stringify(report, null, 2)] : linesOf(report)) out(line)
  return report.ok ? 0 : 1
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
