import { sayDate } from '../../src/dialog/index.ts'
import type { PlanCondition, PlanService, WiPlanContent } from '../../src/bot/plan-on-record.ts'
import { clipped } from './facts.ts'
import { pairConditions, pairServices, type Pair, type Placed } from './pairs.ts'

/** How numbers and codes are said: people by name, CANS items by name, codes by their label. */
export interface Words {
  person(ref: string): string
  cansItem(id: string): string
  responsible(type: string): string
}

type Part = string | null | undefined

const quoted = (text: string) => `"${clipped(text, 80)}"`
const listed = (items: readonly string[]) => items.join(', ')
const day = (date: string | undefined) => (date === undefined ? undefined : sayDate(date))

/** One line where two values differ: changed, added or taken out. */
const changed = (label: string, old: Part, now: Part): string[] => {
  if ((old ?? '') === (now ?? '')) return []
  if (!old) return [`${label} added: ${now ?? ''}`]
  return now ? [`${label} changed from ${old} to ${now}`] : [`${label} taken out (was ${old})`]
}

/** Lines where members of a list came or went; their order does not count. */
const members = (label: string, old: readonly string[], now: readonly string[]): string[] => [
  ...now.filter((one) => !old.includes(one)).map((one) => `${label} added: ${one}`),
  ...old.filter((one) => !now.includes(one)).map((one) => `${label} taken out: ${one}`),
]

const reworded = (label: string, old: Part, now: Part): string[] =>
  changed(label, old ? quoted(old) : old, now ? quoted(now) : now)

const party = ({ responsible }: PlanService, words: Words) =>
  `${words.responsible(responsible.type)} ${responsible.name}`

function serviceChanges({ old, now }: Pair<Placed>, plans: Pair<WiPlanContent>, words: Words): string[] {
  const [a, b] = [old.service, now.service]
  const stayed = pairConditions(plans.old, plans.now).both.some(
    (one) => one.old === old.condition && one.now === now.condition,
  )
  return [
    ...(stayed ? [] : [`moved to the condition ${quoted(now.condition.text)}`]),
    ...changed('category', a.category, b.category),
    ...reworded('explanation', a.explanation, b.explanation),
    ...changed('responsible party', party(a, words), party(b, words)),
    ...changed('frequency or duration', a.frequencyDuration, b.frequencyDuration),
    ...changed('begin date', day(a.beginDate), day(b.beginDate)),
    ...changed('end date', day(a.endDate), day(b.endDate)),
    ...changed('status', a.status, b.status),
    ...reworded('description of the status', a.statusDescription, b.statusDescription),
    ...reworded('progress', a.progress, b.progress),
    ...members('CANS item', a.cansItems.map(words.cansItem), b.cansItems.map(words.cansItem)),
  ]
}

const goalChanges = (old: PlanCondition, now: PlanCondition, words: Words): string[] => [
  ...reworded('wording', old.text, now.text),
  ...members('person', old.participants.map(words.person), now.participants.map(words.person)),
  ...members('goal', old.goals.map(quoted), now.goals.map(quoted)),
]

function conditionLines(old: WiPlanContent, now: WiPlanContent, words: Words): string[] {
  const { both, added, dropped } = pairConditions(old, now)
  return [
    ...added.map(({ text, goals }) => `New condition ${quoted(text)}, goals: ${listed(goals.map(quoted))}`),
    ...dropped.map(({ text }) => `Condition taken out: ${quoted(text)}`),
    ...both.flatMap((one) => {
      const lines = goalChanges(one.old, one.now, words)
      return lines.length > 0 ? [`Condition ${quoted(one.now.text)}: ${lines.join('; ')}`] : []
    }),
  ]
}

const placed = ({ service, condition }: Placed, words: Words) =>
  `${service.category} (${party(service, words)}), for ${quoted(condition.text)}`

function serviceLines(old: WiPlanContent, now: WiPlanContent, words: Words): string[] {
  const { both, added, dropped } = pairServices(old, now)
  return [
    ...added.map((one) => `New service ${placed(one, words)}`),
    ...dropped.map((one) => `Service taken out: ${placed(one, words)}`),
    ...both.flatMap((one) => {
      const lines = serviceChanges(one, { old, now }, words)
      return lines.length > 0 ? [`Service ${one.now.service.category}: ${lines.join('; ')}`] : []
    }),
  ]
}

const consideredLines = (plan: WiPlanContent, words: Words) =>
  plan.considered.map(({ cansItem, reason }) => `${words.cansItem(cansItem)} (${clipped(reason)})`)

const courtLines = (plan: WiPlanContent) => plan.courtNumbers.map(({ number }) => number)

/** What is different between two plans, in plain words, one line each; none where they say the same. */
export function planChanges(old: WiPlanContent, now: WiPlanContent, words: Words): string[] {
  const children = (plan: WiPlanContent) => plan.children.map(({ ref }) => words.person(ref))
  return [
    ...changed('Type of plan', old.planType, now.planType),
    ...changed('Plan date', day(old.planDate), day(now.planDate)),
    ...members('Child', children(old), children(now)),
    ...members('Court number', courtLines(old), courtLines(now)),
    ...changed('Safety Assessment', old.safetyAssessment, now.safetyAssessment),
    ...members('Diminished capacity', old.diminishedCapacities ?? [], now.diminishedCapacities ?? []),
    ...reworded('Change in behavior', old.behavioralChange, now.behavioralChange),
    ...reworded('How the child is doing', old.functioning?.child, now.functioning?.child),
    ...reworded('How parents or caregivers are doing', old.functioning?.parents, now.functioning?.parents),
    ...reworded('How the family is doing', old.functioning?.family, now.functioning?.family),
    ...conditionLines(old, now, words),
    ...serviceLines(old, now, words),
    ...members('Considered CANS item', consideredLines(old, words), consideredLines(now, words)),
  ]
}

/** A plan without one before it, in a few lines. */
export function planSummary(now: WiPlanContent, words: Words): string[] {
  return [
    `First plan, for ${listed(now.children.map(({ ref }) => words.person(ref)))}`,
    ...now.conditions.map(
      ({ text, goals }) => `Condition ${quoted(text)}, goals: ${listed(goals.map(quoted))}`,
    ),
    ...now.conditions.flatMap((condition) =>
      condition.services.map((service) => `Service ${placed({ service, condition }, words)}`),
    ),
    ...consideredLines(now, words).map((line) => `Considered CANS item: ${line}`),
  ]
}
