import type { WriteRequest } from '../../src/bot/ports.ts'
import type { ServicePlanGoal } from './record.ts'
import { goalDate, needOf, replaced, type Context, type Field } from './rules.ts'

/** The body for the case API; entries that the goal does not ask for stay out. */
const bodyOf = (r: ServicePlanGoal, c: Context) => {
  const asks = (field: Field) => needOf(field, r, c).value !== 'not-asked'
  const before = replaced(r, c)
  return {
    scope: r.children === undefined ? 'family' : 'child',
    ...(r.children !== undefined && { children: r.children, reasonForChild: r.reasonForChild }),
    goal: r.goal,
    startDate: goalDate(r, c),
    ...(r.conferenceDate !== undefined &&
      asks('conference') && { conference: { date: r.conferenceDate, reason: r.conferenceReason } }),
    ...(r.ruledOut !== undefined &&
      asks('ruled-out') && { ruledOut: r.ruledOut.map((goal) => ({ goal, reason: r.ruledOutReason })) }),
    ...(r.kinRelation !== undefined &&
      asks('kin') && { kin: { relation: r.kinRelation, licensed: r.kinLicence } }),
    ...(r.nonProtectivePlacement !== undefined &&
      asks('non-protective-placement') && { nonProtectivePlacement: r.nonProtectivePlacement === 'yes' }),
    ...(r.connections !== undefined && asks('connections') && { connections: r.connections }),
    ...(before !== null && { replaces: before.id }),
    edition: c.rules.edition ?? '',
  }
}

export const servicePlanGoalWrite = (r: ServicePlanGoal, c: Context): WriteRequest => ({
  case: c.facts.case.id,
  child: null,
  steps: [{ kind: 'service-plan-goal', of: c.facts.case.id, body: bodyOf(r, c) }],
})
