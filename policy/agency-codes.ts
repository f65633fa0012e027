import type { AgencyCodesData, DirectoryData } from './agency-schema.ts'
import type { Library } from './index.ts'
import type { Fault } from './problem.ts'

/** What is wrong with an agency's own list of codes, or null: it stands only where an edition says its own is missing. */
export function codesFault(list: AgencyCodesData, library: Library): Fault | null {
  const rules = rulesFor(list.state, library)
  if (!rules) return [`there are no rules for "${list.state}" here`, 'take the list out']
  const lists = rules.flatMap((rule) => (rule.rule === 'list' ? [rule] : []))
  const named = lists.filter((rule) => rule.list === list.list)
  if (!named.length) {
    const known = lists.filter(({ missing }) => missing).map((rule) => rule.list)
    const mend = known.length ? `use one of ${[...new Set(known)].join(', ')}` : 'take the list out'
    return [`"${list.list}" is not a list there`, mend]
  }
  if (!named.some(({ missing }) => missing))
    return [`the list "${list.list}" is given by the source and not the agency's to set`, 'take the list out']
  const twice = list.items.find(({ id }, index) => list.items.findIndex((item) => item.id === id) !== index)
  return twice ? [`"${twice.id}" stands in the list twice`, 'keep one'] : null
}

/** What is wrong with a directory of access points, or null: it serves a referral that the editions know. */
export function directoryFault({ state, service, points }: DirectoryData, library: Library): Fault | null {
  const rules = rulesFor(state, library)
  if (!rules) return [`there are no rules for "${state}" here`, 'take the directory out']
  const services = rules.flatMap((rule) => (rule.rule === 'refer' ? [rule.service] : []))
  if (!services.includes(service)) {
    const mend = services.length
      ? `use one of ${[...new Set(services)].join(', ')}`
      : 'take the directory out'
    return [`"${service}" is not a referral there`, mend]
  }
  const place = (point: DirectoryData['points'][number]) => `${point.county}/${point.name}`.toLowerCase()
  const twice = points.find(
    (point, index) => points.findIndex((one) => place(one) === place(point)) !== index,
  )
  return twice ? [`"${twice.name}" stands under ${twice.county} twice`, 'keep one'] : null
}

function rulesFor(state: DirectoryData['state'], { editions }: Library) {
  const own = editions[state] ?? []
  return own.length ? [...own, ...(editions.us ?? [])].flatMap(({ rules }) => rules) : null
}
