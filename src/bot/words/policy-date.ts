import type { Rulebook } from '../../policy/types.ts'
import { sayDay } from './dates.ts'

/** Which policy decides, by its date, and from when a newer one is known where an older one decides. */
export function sayPolicy({ effective, newerFrom }: Pick<Rulebook, 'effective' | 'newerFrom'>): string {
  if (effective === null) return 'no policy date'
  const newer = newerFrom === null ? '' : `, a newer one is known from ${sayDay(newerFrom)}`
  return `policy of ${sayDay(effective)}${newer}`
}
