import * as z from 'zod'
import type { MoPlanContent } from '../../src/bot/plan-on-record.ts'
import type { WriteRequest } from '../../src/bot/ports.ts'
import { newTask, openPlan, type Context } from './rules.ts'

const task = z.strictObject({
  who: z.string(),
  what: z.string(),
  by: z.iso.date().optional(),
  state: z.enum(['next', 'existing-strength', 'existing-safety']).optional(),
})
const treatment = z.strictObject({
  resource: z.string(),
  familyGains: z.string(),
  resourceGives: z.string(),
  culture: z.string(),
  natural: z.enum(['yes', 'no']).optional(),
})

/** What the flow fills in: the kind of plan, its four questions, its tasks, its services, and who agreed. */
export const treatmentPlanRecord = z.strictObject({
  planType: z.enum(['cs-1', 'next-steps', 'trajectory']),
  children: z.array(z.string()).min(1),
  planDate: z.iso.date().optional(),
  achieve: z.string().optional(),
  getThere: z.string().optional(),
  onTrack: z.string().optional(),
  howLong: z.string().optional(),
  phase: z.string().optional(),
  tasks: z.array(task).optional(),
  treatments: z.array(treatment).optional(),
  agreedBy: z.array(z.string()).optional(),
  uploaded: z.enum(['yes', 'no']).optional(),
  pprtOn: z.iso.date().optional(),
})
export type TreatmentPlan = z.infer<typeof treatmentPlanRecord>
export type Task = z.infer<typeof task>
export type Treatment = z.infer<typeof treatment>

const [gains, gives] = ['The family: ', ' The resource: ']

/** The two sides that the team weighs, as one text of the record. */
export const capacityOf = ({ familyGains, resourceGives }: Treatment): string =>
  `${gains}${familyGains}${gives}${resourceGives}`

/** The two sides again; a text of another making stands for both. */
export const sidesOf = (capacity: string): Pick<Treatment, 'familyGains' | 'resourceGives'> => {
  const at = capacity.indexOf(gives)
  if (!capacity.startsWith(gains) || at < 0) return { familyGains: capacity, resourceGives: capacity }
  return { familyGains: capacity.slice(gains.length, at), resourceGives: capacity.slice(at + gives.length) }
}

/** What an earlier plan hands on; its day, its meeting and its upload are its own. */
export const handedOn = (plan: MoPlanContent): Partial<TreatmentPlan> => {
  const { achieve, getThere, onTrack, howLong, tasks, treatments } = plan
  return {
    ...(achieve !== undefined && { achieve }),
    ...(getThere !== undefined && { getThere }),
    ...(onTrack !== undefined && { onTrack }),
    ...(howLong !== undefined && { howLong }),
    tasks: tasks.map((one) => ({ ...one })),
    treatments: treatments.map(({ resource, capacity, culture, natural }) => ({
      resource,
      ...sidesOf(capacity),
      culture,
      ...(natural !== undefined && { natural: natural ? ('yes' as const) : ('no' as const) }),
    })),
  }
}

const contentOf = (r: TreatmentPlan, c: Context): MoPlanContent => {
  const { achieve, getThere, onTrack, howLong, phase, pprtOn, uploaded, agreedBy = [] } = r
  const agrees = (who: string) => agreedBy.includes(who)
  return {
    planType: r.planType,
    planDate: r.planDate ?? c.today,
    children: r.children,
    ...(achieve !== undefined && { achieve }),
    ...(getThere !== undefined && { getThere }),
    ...(onTrack !== undefined && { onTrack }),
    ...(howLong !== undefined && { howLong }),
    ...(phase !== undefined && { phase }),
    tasks: (r.tasks ?? []).map((one) => ({ ...one, state: one.state ?? newTask })),
    treatments: (r.treatments ?? []).map((one) => ({
      resource: one.resource,
      capacity: capacityOf(one),
      culture: one.culture,
      ...(one.natural !== undefined && { natural: one.natural === 'yes' }),
    })),
    agreedBy: { family: agrees('family'), division: agrees('division'), team: agrees('team') },
    ...(uploaded !== undefined && { uploadedToImaging: uploaded === 'yes' }),
    ...(pprtOn !== undefined && { pprtOn }),
  }
}

/** The open plan of this type is changed as the worker saw it; where none is open, one is written. */
export const treatmentPlanWrite = (r: TreatmentPlan, c: Context): WriteRequest => {
  const body = { ...contentOf(r, c), edition: c.rules.edition ?? '' }
  const open = openPlan(r.planType, c)
  const step =
    open === null
      ? { kind: 'case-plan' as const, of: c.facts.case.id, body }
      : { kind: 'case-plan-change' as const, of: open.id, ifMatch: `"${open.version}"`, body }
  return { case: c.facts.case.id, child: null, steps: [step] }
}
