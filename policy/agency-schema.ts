import * as z from 'zod'
import { Day, Id, some, Words } from './atoms.ts'
import { ListItem } from './record-schema.ts'
import { Goal, StateCode } from './schema.ts'

/** Where the agency has something from, and who looked when. */
const checked = { source: Words, checkedOn: Day, checkedBy: Words }

const GoalList = z.strictObject({
  state: StateCode,
  caseType: Id,
  ...checked,
  goals: some(Goal.omit({ tag: true })),
})

const AgencyCodes = z.strictObject({ state: StateCode, list: Id, ...checked, items: some(ListItem) })

/** Where a household is sent for a service. A household is never kept here, only the place. */
const AccessPoint = z.strictObject({
  county: Words,
  name: Words,
  /** What the place does itself, from 1 (prescreens and passes on) to 4 (also keeps the list); null where it is not known. */
  level: z.int().min(1).max(4).nullable(),
  contact: z.enum(['phone', 'email', 'walk-in', 'web-form', 'not-published']),
  /** The published number or address, where the agency wants it shown. */
  reach: Words.optional(),
  checkedOn: Day,
})

const Directory = z.strictObject({
  state: StateCode,
  service: Id,
  source: Words,
  checkedBy: Words,
  points: some(AccessPoint),
})

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time written HH:MM')
const Zone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}, 'must be a time zone written like America/Chicago')

const Holiday = z.strictObject({ on: Day, name: Words })
/** Monday is 1. */
const weekdays = some(z.int().min(1, 'must be 1 (Monday) to 7').max(7, 'must be 1 (Monday) to 7'))

/** When the agency works. What is left out is as usual: the host's zone, Monday to Friday, no holidays, 18:00 to 08:00 quiet. */
const calendar = {
  zone: Zone.optional(),
  workingDays: weekdays.optional(),
  holidays: z.array(Holiday).optional(),
  quiet: z.strictObject({ from: Time, until: Time }).optional(),
  postAt: Time.optional(),
}
/** `states`: what differs for one of them, such as its zone. */
const Calendar = z.strictObject({
  ...calendar,
  states: z.partialRecord(StateCode, z.strictObject(calendar)).default({}),
})

/** What an agency adds for what the state's sources leave out: lists of goals and codes, and where a referral goes. */
export const AgencyFile = z.strictObject({
  agency: Words,
  lists: z.array(GoalList).default([]),
  codeLists: z.array(AgencyCodes).default([]),
  accessPoints: z.array(Directory).default([]),
  calendar: Calendar.optional(),
})

export type AgencyData = z.infer<typeof AgencyFile>
export type AgencyListData = AgencyData['lists'][number]
export type AgencyCodesData = AgencyData['codeLists'][number]
export type CalendarData = NonNullable<AgencyData['calendar']>
export type DirectoryData = AgencyData['accessPoints'][number]
