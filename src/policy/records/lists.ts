import { rulesOf, type RuleSet } from '../ruleset.ts'
import { inWords } from '../calendar.ts'
import type { AccessPoint, CodeList, Ruled } from '../types.ts'
import { pick } from './words.ts'

/**
 * A list of codes, or null where no rule names one. The agency's own stands in for one that the source leaves out and
 * for no other; without it that list is missing and has no items.
 */
export function listOf({ edition, federal, codeLists }: RuleSet, id: string): CodeList | null {
  const rule = [edition, federal].flatMap((one) => rulesOf(one, 'list')).find(({ list }) => list === id)
  if (!rule) return null
  const { items, open, tag } = rule
  const own = rule.missing && codeLists.find(({ list }) => list === id)
  if (own) {
    const because = `It is your agency's own list, checked on ${inWords(own.checkedOn)}.`
    const { checkedOn } = own
    return { items: own.items, open, missing: false, checkedOn, tag: 'configured', because, citation: null }
  }
  return { items, open, missing: rule.missing !== undefined, checkedOn: null, tag, ...pick(rule) }
}

/** What the rules state about a topic, for a question to quote; null where they state nothing. */
export function statementOf({ edition, federal }: RuleSet, topic: string): Ruled<true> | null {
  const rule = [edition, federal]
    .flatMap((one) => rulesOf(one, 'statement'))
    .find((one) => one.topic === topic)
  return rule ? { value: true, ...pick(rule) } : null
}

/** The agency's directory for a referral, county by county. */
export function accessPointsFor({ directories }: RuleSet, service: string): readonly AccessPoint[] {
  const points = directories.find((directory) => directory.service === service)?.points ?? []
  return [...points].sort(
    (a, b) => a.county.localeCompare(b.county, 'en') || a.name.localeCompare(b.name, 'en'),
  )
}
