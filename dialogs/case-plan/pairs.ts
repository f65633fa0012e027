import type { PlanCondition, PlanService, WiPlanContent } from '../../src/bot/plan-on-record.ts'

/** A service with the condition it stands under. */
export interface Placed {
  service: PlanService
  condition: PlanCondition
}

export interface Pair<T> {
  old: T
  now: T
}
export interface Paired<T> {
  both: readonly Pair<T>[]
  added: readonly T[]
  dropped: readonly T[]
}

type Same<T> = (old: T, now: T) => boolean

/** Pairs what was with what is: the surest likeness first, each at most once, the rest added or dropped. */
export function pair<T>(old: readonly T[], now: readonly T[], likenesses: readonly Same<T>[]): Paired<T> {
  const both: Pair<T>[] = []
  let left = [...old]
  let fresh = [...now]
  for (const same of likenesses)
    for (const one of [...fresh]) {
      const twin = left.find((other) => same(other, one))
      if (twin === undefined) continue
      both.push({ old: twin, now: one })
      left = left.filter((other) => other !== twin)
      fresh = fresh.filter((other) => other !== one)
    }
  const ordered = both.toSorted((a, b) => now.indexOf(a.now) - now.indexOf(b.now))
  return { both: ordered, added: fresh, dropped: left }
}

const plain = (text: string) => text.trim().toLowerCase()
const sameWords = (a: string, b: string) => plain(a) === plain(b)

const shares = (old: PlanCondition, now: PlanCondition): boolean =>
  old.goals.some((goal) => now.goals.some((other) => sameWords(goal, other))) ||
  old.services.some((service) => now.services.some((other) => sameService(service, other)))

const sameService = (old: PlanService, now: PlanService): boolean =>
  sameWords(old.category, now.category) && sameWords(old.explanation, now.explanation)

/** A condition is the same one by its words; where they changed, by a goal or service it kept. */
export const pairConditions = (old: WiPlanContent, now: WiPlanContent): Paired<PlanCondition> =>
  pair(old.conditions, now.conditions, [
    (a, b) => a.section === b.section && sameWords(a.text, b.text),
    (a, b) => sameWords(a.text, b.text),
    (a, b) => a.section === b.section && shares(a, b),
  ])

export const servicesOf = ({ conditions }: WiPlanContent): Placed[] =>
  conditions.flatMap((condition) => condition.services.map((service) => ({ service, condition })))

/** A service is the same one by its words, then by kind and begin, then by kind under the same condition. */
export const pairServices = (old: WiPlanContent, now: WiPlanContent): Paired<Placed> =>
  pair(servicesOf(old), servicesOf(now), [
    (a, b) => sameService(a.service, b.service) && sameWords(a.condition.text, b.condition.text),
    (a, b) => sameService(a.service, b.service),
    (a, b) =>
      sameWords(a.service.category, b.service.category) && a.service.beginDate === b.service.beginDate,
    (a, b) =>
      sameWords(a.service.category, b.service.category) && sameWords(a.condition.text, b.condition.text),
  ])
