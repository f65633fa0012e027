import { namesOf } from '../../policy/names.ts'
import type { GoalDefinition } from './types.ts'

export interface Named {
  goal: GoalDefinition
  start: number
  end: number
}

/**
 * A reader of goal names in free text: whole words, any case, a hyphen as good as a space. The longest match wins
 * its place, and `notGoals` take theirs without naming anything ("full guardianship"). Longest first.
 */
export function namesIn(
  goals: readonly GoalDefinition[],
  notGoals: readonly string[],
): (text: string) => Named[] {
  const meaning = new Map<string, GoalDefinition | null>(notGoals.map((phrase) => [key(phrase), null]))
  for (const goal of goals)
    for (const name of namesOf(goal)) if (!meaning.has(key(name))) meaning.set(key(name), goal)
  const phrases = [...meaning.keys()].sort((a, b) => b.length - a.length)
  if (!phrases.length) return () => []
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${phrases.map(phrasePattern).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  )
  return (text) => {
    const found = [...text.matchAll(pattern)].flatMap((match) => {
      const goal = meaning.get(key(match[0]))
      return goal ? [{ goal, start: match.index, end: match.index + match[0].length }] : []
    })
    return found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  }
}

const key = (phrase: string) =>
  phrase
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .trim()

/** At most three spaces or hyphens between words keep the reading linear on any text. */
const phrasePattern = (phrase: string) =>
  phrase
    .split(' ')
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('[\\s-]{1,3}')
