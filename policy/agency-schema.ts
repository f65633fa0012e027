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

/** What an agency adds for what the state's sources leave out: lists of goals and codes, and where a referral goes. */
export const AgencyFile = z.strictObject({
  agency: Words,
  lists: z.array(GoalList).default([]),
  codeLists: z.array(AgencyCodes).default([]),
  accessPoints: z.array(Directory).default([]),
})

export type AgencyData = z.infer<typeof AgencyFile>
export type AgencyListData = AgencyData['lists'][number]
export type AgencyCodesData = AgencyData['codeLists'][number]
export type DirectoryData = AgencyData['accessPoints'][number]
