import type { AnyContext, AnyDialog } from './any.ts'
import { isIsoDate } from './dates.ts'
import { fold } from './fold.ts'
import type { Answers } from './types.ts'

const known = new WeakMap<AnyContext, Map<string, AnyContext>>()

/** The context with the edition that decides: of the day the flow is about; what is no day decides nothing. `c` is the context of today. */
export const inForce = (dialog: AnyDialog, answers: Answers, c: AnyContext): AnyContext => {
  if (!dialog.eventDay) return c
  const day = dialog.eventDay(fold(dialog, answers), c)
  if (day === c.today || !isIsoDate(day)) return c
  const days = known.get(c) ?? new Map<string, AnyContext>()
  known.set(c, days)
  const then = days.get(day) ?? { ...c, rules: c.rulesOn(day) }
  days.set(day, then)
  return then
}
