import type { Library } from '../../../policy/index.ts'
import type { Problem } from '../../../policy/problem.ts'
import { sentenceOf } from '../../../policy/problem.ts'
import type { AgencyData } from '../../../policy/agency-schema.ts'
import type { PolicyHealth, StateHealth } from '../../board/index.ts'
import { statesOf } from '../../policy/rulebook.ts'
import { reportOf } from './report.ts'

/** The same report as `lint`, as the board shows it: counts by state, and what has to be mended. */
export function policyHealth(
  library: Library,
  problems: readonly Problem[],
  agency: AgencyData | null,
): PolicyHealth {
  const report = reportOf(library, problems, agency)
  const states = statesOf(library).flatMap((state): StateHealth[] => {
    const edition = library.editions[state]?.at(-1)
    if (!edition) return []
    const lists = report.lists.filter((list) => list.state === state)
    const own = report.gaps.filter((gap) => gap.edition === `${state}@${edition.effective}`)
    return [
      {
        ...{ state, name: edition.name, effective: edition.effective, rules: edition.rules.length },
        known: lists.filter(({ status }) => status !== 'unknown').length,
        caseTypes: lists.length,
        gaps: own.map(({ says }) => says),
      },
    ]
  })
  const conflicts = report.findings.filter(({ severity }) => severity === 'error').map(sentenceOf)
  return { states, conflicts }
}
