import type { IsoDate } from './types.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** The day somebody turns `age`. Born on 29 February: 1 March in other years (rule us-leap-day-birthday). */
export function birthday(born: IsoDate, age: number): IsoDate {
  const year = String(Number(born.slice(0, 4)) + age).padStart(4, '0')
  const day = born.slice(4)
  return day === '-02-29' && !isLeap(Number(year)) ? `${year}-03-01` : `${year}${day}`
}

/** Whole years on a day; negative before birth. */
export function ageOn(born: IsoDate, day: IsoDate): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return birthday(born, years) <= day ? years : years - 1
}

/** `2027-09-14` as a worker reads it: 14 September 2027. */
export function inWords(day: IsoDate): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(0, 4))}`
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
