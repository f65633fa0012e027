import type { AgencyCodesData } from '../../../policy/agency-schema.ts'
import type { Edition } from '../../../policy/edition.ts'
import { inWords } from '../calendar.ts'
import { rulesOf } from '../ruleset.ts'
import type { Citation, Tag } from '../types.ts'

/** How the codes of one list are known. */
export interface CodesCoverage {
  state: string
  edition: string
  list: string
  inSource: 'given' | 'open' | 'missing'
  status: 'unknown' | Tag
  because: string
  citation: Citation
}

/** For every list of codes that an edition names: does the source give it, and if not, what fills the place. */
export function codesCoverageOf(edition: Edition, own: readonly AgencyCodesData[]): CodesCoverage[] {
  return rulesOf(edition, 'list').map(({ list, missing, open, tag, because, citation }) => {
    const filled = missing && own.find((one) => one.list === list)
    const more = filled ? ` Filled from the agency's own list, checked on ${inWords(filled.checkedOn)}.` : ''
    return {
      state: edition.state,
      edition: `${edition.state}@${edition.effective}`,
      list,
      inSource: missing ? 'missing' : open ? 'open' : 'given',
      status: filled ? 'configured' : missing ? 'unknown' : tag,
      because: `${because}${more}`,
      citation,
    }
  })
}
