import type { CaseLine, JobFacts, Participant } from '../facts.ts'
import { ageOn } from '../../policy/calendar.ts'
import type { IsoDate } from '../../policy/types.ts'

/** `M.R.`: enough for the worker, little enough for a glance over the shoulder. */
export function initials({ name }: Participant): string {
  return [name.given, name.family].map((part) => `${[...part][0] ?? ''}.`).join('')
}

export function sayAge(person: Participant, today: IsoDate): string {
  return person.dateOfBirth === null ? 'age not on record' : `age ${ageOn(person.dateOfBirth, today)}`
}

/** `M.R. · tn-1001-c1 · age 15` */
export function childLine(person: Participant, today: IsoDate): string {
  return `${initials(person)} · ${person.id} · ${sayAge(person, today)}`
}

/** `wi-3001 · N.B., K.L.` */
export const caseLine = ({ id, children }: CaseLine): string =>
  [id, children.map(initials).join(', ')].filter(Boolean).join(' · ')

/** Whom or what a job is about: `M.R. · tn-1001-c1`, or `case wi-3001`. */
export const aboutLine = ({ case: of, child }: Pick<JobFacts, 'case' | 'child'>): string =>
  child === null ? `case ${of.id}` : `${initials(child)} · ${child.id}`

export interface ListedChild {
  case: string
  person: Participant
}

/** The children a worker can choose from: those who are served, in the order of the case list. */
export function servedChildren(cases: readonly CaseLine[]): ListedChild[] {
  return cases.flatMap((line) =>
    line.children.filter((person) => person.served).map((person) => ({ case: line.id, person })),
  )
}

export function list(words: readonly string[], joint = 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`
}
