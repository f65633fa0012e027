import * as z from 'zod'
import type { IsoDate } from '../policy/types.ts'

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const schema = z.iso.date()

/** Whether the text is a day of the calendar, written `YYYY-MM-DD`. */
export const isIsoDate = (text: string): text is IsoDate => schema.safeParse(text).success

/** A day as workers read it, with its weekday: `Sat 22 May 2027`. Takes a real ISO date. */
export const sayDate = (day: IsoDate): string => {
  const at = new Date(`${day}T00:00:00Z`)
  return `${days[at.getUTCDay()]} ${at.getUTCDate()} ${months[at.getUTCMonth()]} ${day.slice(0, 4)}`
}
