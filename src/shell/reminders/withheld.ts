import type { CaseLine } from '../../bot/facts.ts'
import { sayDay } from '../../bot/words/dates.ts'
import type { Duty } from '../../reminders/owed.ts'

/**
 * Duties that may not be told in a channel in their own words, because those name a child of the unit, a date of birth or a
 * child's number, however accented. Nothing in a post is built from a child's data; this looks all the same, and only at
 * what came from outside, because a child may be called May and a worker Grace.
 */
export function withheldIn(duties: readonly Duty[], cases: readonly CaseLine[]): ReadonlySet<string> {
  const secrets = secretsOf(cases)
  const named = duties.filter(({ deadline }) => {
    const said = bare([deadline.what, deadline.problem?.says ?? ''].join(' '))
    return secrets.words.some((word) => stands(word, said))
  })
  return new Set(named.map(({ deadline }) => deadline.id))
}

/**
 * Duties that may not be told there at all: their case number is not one of the unit's cases, so that it may be a child's,
 * or whoever has it bears the whole name of a child.
 */
export function unfitFor(duties: readonly Duty[], cases: readonly CaseLine[]): ReadonlySet<string> {
  const known = new Set(cases.map(({ id }) => id))
  const { whole } = secretsOf(cases)
  const unfit = duties.filter(({ deadline, standing }) => {
    const owner = bare([standing.owner?.name ?? '', standing.acknowledged?.by ?? ''].join(' '))
    return !known.has(deadline.case) || whole.some((name) => stands(name, owner))
  })
  return new Set(unfit.map(({ deadline }) => deadline.id))
}

function secretsOf(cases: readonly CaseLine[]): { words: string[]; whole: string[] } {
  const children = cases.flatMap((line) => line.children)
  const words = children.flatMap(({ id, name, dateOfBirth }) => [
    id,
    ...[name.given, name.family].flatMap((part) => [
      part,
      ...part.split(/[\s-]+/).filter((one) => one.length > 2),
    ]),
    ...(dateOfBirth === null ? [] : [dateOfBirth, sayDay(dateOfBirth)]),
  ])
  return {
    words: [...new Set(words.map(bare))].filter((word) => word.length > 1),
    whole: children.map(({ name }) => bare(`${name.given} ${name.family}`)),
  }
}

/** Without accents and capitals, so that "Zoë" is found as "zoe" too. */
const bare = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const patterns = new Map<string, RegExp>()

function stands(secret: string, said: string): boolean {
  if (!said.includes(secret)) return false
  let pattern = patterns.get(secret)
  if (!pattern) {
    const escaped = secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u')
    if (patterns.size > 10_000) patterns.clear()
    patterns.set(secret, pattern)
  }
  return pattern.test(said)
}
