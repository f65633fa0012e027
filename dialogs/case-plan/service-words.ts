import { sayDate } from '../../src/dialog/index.ts'
import type { Option, Place } from '../../src/dialog/types.ts'
import { dispositionsOf } from '../../src/policy/case-plan-facts.ts'
import { sectionLabel } from './conditions.ts'
import { placeOf } from './content.ts'
import { clipped, type Context } from './facts.ts'
import { partly, type Answers, type CasePlanRecord, type ServiceItem } from './record.ts'
import { planName, rowsOf } from './rows.ts'

type Item = Partial<ServiceItem>

/** The conditions of the plan, by their place in it. */
export const conditionChoices = (a: Answers, c: Context): Option[] =>
  partly(a.conditions).map(({ section, text }, at) => ({
    value: String(at + 1),
    label: `${sectionLabel(section, c)}: ${clipped(text ?? '')}`,
  }))

/** The CANS items that a plan for these children has to deal with. */
export const cansChoices = ({ children = [] }: Answers, c: Context): Option[] =>
  dispositionsOf(
    { children: children.map((ref) => ({ ref, personType: null })), conditions: [], considered: [] },
    c.facts.case.onRecord.cansItems,
    c.rules,
  ).map(({ item: { id, item }, needsService }) => ({
    value: id,
    label: item,
    ...(needsService && { note: 'Needs a service.' }),
  }))

/** The kinds of responsible party that the edition names. */
export const responsibleChoices = (c: Context): Option[] =>
  (c.rules.list('responsible-party')?.items ?? []).map(({ id, label }) => ({ value: id, label }))

/** The services ticked for import, as what a service may come from. */
export const importedChoices = ({ ticked = [] }: Answers, c: Context): Option[] =>
  rowsOf({ history: 'show' }, c)
    .filter(({ key, kind }) => kind === 'service' && ticked.includes(key))
    .map(({ key, label, plan }) => ({ value: key, label: `${label} (${planName(plan)})` }))

/** A service in one line; it may be half filled in. */
export const said = (s: Item, c: Context, { all }: Place<CasePlanRecord>): string => {
  const at = placeOf(s)
  const when = [s.beginDate && `from ${sayDate(s.beginDate)}`, s.endDate && `to ${sayDate(s.endDate)}`]
  const party = responsibleChoices(c).find(({ value }) => value === s.responsibleType)?.label
  const who = [party, s.responsibleName].filter(Boolean).join(' ')
  const items = (s.cansItems ?? []).map(
    (id) => cansChoices(all, c).find(({ value }) => value === id)?.label ?? id,
  )
  return [
    s.listedCategory ?? s.category,
    s.explanation && clipped(s.explanation, 120),
    (all.conditions?.length ?? 0) > 1 && `for condition ${at + 1}`,
    who,
    s.frequencyDuration,
    when.filter(Boolean).join(' '),
    s.listedStatus ?? s.status,
    s.statusDescription && clipped(s.statusDescription, 80),
    s.progress && `progress: ${clipped(s.progress, 80)}`,
    items.length > 0 && `CANS: ${items.join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Where a service comes from, and which of its words stand for a list that is missing. */
export const noteFor = (s: Item, c: Context): string | null => {
  const row = rowsOf({ history: 'show' }, c).find(({ key }) => key === s.source)
  const own = [
    s.category !== undefined && c.rules.list('service-category')?.missing && 'category',
    s.status !== undefined && c.rules.list('service-status')?.missing && 'status',
  ].filter((one) => typeof one === 'string')
  const words =
    own.length > 0 ? `In your own words: ${own.join(' and ')}. The guide does not list them.` : null
  return [row && `From the ${planName(row.plan)}.`, words].filter(Boolean).join(' ') || null
}
