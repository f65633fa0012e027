import { problem, type Answer } from './answers.ts'

export const etagOf = (version: number): string => `"${version}"`

/** Why a change of this version is refused: somebody else was faster. Null where it is the version that stands. */
export function staleness(ifMatch: string, version: number, what: string): Answer | null {
  if (ifMatch === '*' || ifMatch === etagOf(version)) return null
  return problem('version-stale', `${what} was changed in the meantime. Look at it again before you go on.`)
}
