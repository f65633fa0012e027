import type { IsoDate } from '../../policy/types.ts'

const span = '(?:(\\d+) years?)? ?(?:(\\d+) months?)? ?(?:(\\d+) weeks?)? ?(?:(\\d+) days?)?'
const ago = new RegExp(`^${span} ago$`)
const ahead = new RegExp(`^in ${span}$`)

const pad = (n: number, length = 2) => String(n).padStart(length, '0')

/** The same day of another month, or that month's last day. */
function shiftMonths(day: IsoDate, months: number): IsoDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${pad(first.getUTCFullYear(), 4)}-${pad(first.getUTCMonth() + 1)}-${pad(Math.min(date, last))}`
}

const shiftDays = (day: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Reads `today`, `13 months ago`, `15 years 2 months ago`, `in 8 months`. Throws on anything else. */
export function dayFromWords(words: string, today: IsoDate): IsoDate {
  if (words === 'today') return today
  const back = ago.exec(words)
  const found = back ?? ahead.exec(words)
  const numbers: (string | undefined)[] = found?.slice(1) ?? []
  if (numbers.every((n) => n === undefined)) throw new Error(`"${words}" is no day.`)
  const [years, months, weeks, days] = numbers.map((n) => Number(n ?? 0)) as [number, number, number, number]
  const sign = back ? -1 : 1
  return shiftDays(shiftMonths(today, sign * (years * 12 + months)), sign * (weeks * 7 + days))
}
