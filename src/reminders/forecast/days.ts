import type { IsoDate } from '../../policy/types.ts'
import { addDays, weekdayOf } from '../working-days.ts'

const ofDay = (day: IsoDate) => Date.parse(`${day}T00:00:00Z`)
const oneDay = 86_400_000

/** Days from the first to the second; negative where the second is the earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((ofDay(to) - ofDay(from)) / oneDay)

/** The Monday of the week of a day. */
export const mondayOf = (day: IsoDate): IsoDate => addDays(day, 1 - weekdayOf(day))
