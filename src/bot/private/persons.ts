import type { IsoDate } from '../../policy/types.ts'
import type { CaseLine, Participant, Person } from '../facts.ts'

/** Who must not be told to others: names, dates of birth and numbers, as the case system writes them. */
export interface Persons {
  names: readonly string[]
  born: readonly IsoDate[]
  numbers: readonly string[]
}

/** Everybody on a worker's cases, and the worker and supervisor themselves. */
export function personsOf(
  cases: readonly Pick<CaseLine, 'id' | 'children'>[],
  people: readonly Participant[] = [],
  speaker: Pick<Person, 'name' | 'supervisor'> | null = null,
): Persons {
  const all = [...cases.flatMap(({ children }) => children), ...people]
  const staff = speaker ? [speaker.name, speaker.supervisor?.name ?? ''] : []
  return {
    names: [...all.flatMap(({ name }) => [name.given, name.family]), ...staff].filter(Boolean),
    born: all.flatMap(({ dateOfBirth }) => dateOfBirth ?? []),
    numbers: [...cases.map(({ id }) => id), ...all.map(({ id }) => id)],
  }
}

export const nobody: Persons = { names: [], born: [], numbers: [] }
