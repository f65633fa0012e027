import type { Edition } from '../../policy/edition.ts'
import type { AgencyListData } from '../../policy/agency-schema.ts'
import { inWords } from './calendar.ts'
import { rulesOf } from './ruleset.ts'
import type { Citation, Tag } from './types.ts'

/** How the goals of one case type are known. */
export interface ListCoverage {
  state: string
  edition: string
  caseType: string
  /** Whether the state's own page gives the list. */
  inSource: 'given' | 'missing'
  /** What stands here now: nothing, the agency's own list, or rules with these tags. */
  status: 'unknown' | Tag
  because: string
  citation: Citation | null
}

/** For every case type of an edition: does the source give its goals, and if not, what fills the place. */
export function coverageOf(edition: Edition, lists: readonly AgencyListData[]): ListCoverage[] {
  return edition.caseTypes.map(({ id: caseType }) => {
    const gap = edition.gaps.find(({ list }) => list === caseType)
    const list = lists.find((one) => one.caseType === caseType)
    return {
      state: edition.state,
      edition: `${edition.state}@${edition.effective}`,
      caseType,
      inSource: gap ? 'missing' : 'given',
      ...standing(edition, caseType, gap?.says ?? null, list),
    }
  })
}

type Standing = Pick<ListCoverage, 'status' | 'because' | 'citation'>

function standing(
  edition: Edition,
  caseType: string,
  hole: string | null,
  list: AgencyListData | undefined,
): Standing {
  const rules = rulesOf(edition, 'goals').filter(({ when }) => when.caseType?.includes(caseType) ?? true)
  const opening = rules.find(({ verdict }) => verdict === 'allowed' || verdict === 'conditional')
  const [first] = rules
  if (opening) {
    const because = hole ? `${hole} Filled from ${opening.citation.source}.` : opening.because
    return { status: opening.tag, because, citation: opening.citation }
  }
  const because = hole ?? first?.because ?? 'No rule speaks about this case type.'
  const citation = first?.citation ?? null
  if (!list) return { status: 'unknown', because, citation }
  const filled = `${because} Filled from the agency's own list, checked on ${inWords(list.checkedOn)}.`
  return { status: 'configured', because: filled, citation }
}
