import type { Library } from '../../../policy/index.ts'
import type { Problem } from '../../../policy/problem.ts'
import type { AgencyData } from '../../../policy/agency-schema.ts'
import { coverageOf, type ListCoverage } from '../../policy/coverage.ts'
import { lint as lintLibrary } from '../../policy/lint.ts'
import { codesCoverageOf, type CodesCoverage } from '../../policy/records/list-coverage.ts'
import { strangers } from '../../policy/records/strangers.ts'
import { statesOf } from '../../policy/rulebook.ts'
import { listsFor } from '../../policy/ruleset.ts'
import type { Gap } from '../../policy/types.ts'
import { knownFields, knownJobs } from './known-names.ts'

/** What is known, what the sources leave open, and what contradicts itself. */
export interface Report {
  ok: boolean
  editions: { edition: string; rules: number }[]
  notes: number
  lists: ListCoverage[]
  codes: CodesCoverage[]
  gaps: (Gap & { edition: string })[]
  findings: Problem[]
}

/** The state of the whole library, with an agency's own lists; `problems` were found while it was read. */
export function reportOf(library: Library, problems: readonly Problem[], agency: AgencyData | null): Report {
  const known = { fields: knownFields(), jobs: knownJobs() }
  const findings = [...problems, ...lintLibrary(library), ...strangers(library, known)]
  const newest = statesOf(library).flatMap((state) => {
    const edition = library.editions[state]?.at(-1)
    const codes = agency?.codeLists.filter((list) => list.state === state) ?? []
    return edition ? [{ edition, lists: listsFor(agency, state), codes }] : []
  })
  return {
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
