import type { Edition } from '../../../policy/edition.ts'
import { rulesOf } from '../ruleset.ts'
import type { World } from '../worlds.ts'

/** A kind of case that the rules can tell from others, and how a person would call it. */
export interface Kind {
  world: Omit<World, 'caseType'>
  words: readonly string[]
}

/** Every way the facts that these editions look at can be, beside the case type. */
export function kindsOf(editions: readonly Edition[]): Kind[] {
  const whens = editions.flatMap((edition) => rulesOf(edition, 'goals').map(({ when }) => when))
  const ages = whens.flatMap(({ age }) => [age?.from, age?.below].flatMap((bound) => bound ?? []))
  const bounds = [...new Set([0, ...ages])].sort((a, b) => a - b)
  const degrees = whens.some(({ guardianship }) => guardianship) ? ['none', 'partial', 'full'] : ['none']
  const conditions = new Map(
    editions.flatMap((edition) => edition.preconditions.map(({ id, label }) => [id, label])),
  )
  const plain = bounds.flatMap((age, index) =>
    degrees.map((guardianship): Kind => ({
      world: { age, guardianship, preconditions: {} },
      words: [
        ...(bounds.length < 2 ? [] : [ageWords(age, bounds[index + 1])]),
        ...(degrees.length < 2 ? [] : [`${guardianship === 'none' ? 'no' : guardianship} guardianship`]),
      ],
    })),
  )
  return [...conditions].reduce<Kind[]>(
    (kinds, [id, label]) => kinds.flatMap((kind) => [true, false].map((is) => asked(kind, id, label, is))),
    plain,
  )
}

const asked = ({ world, words }: Kind, id: string, label: string, is: boolean): Kind => ({
  world: { ...world, preconditions: { ...world.preconditions, [id]: is } },
  words: [...words, `${label}: ${is ? 'yes' : 'no'}`],
})

const ageWords = (from: number, below: number | undefined): string =>
  below === undefined ? `from ${from}` : from === 0 ? `under ${below}` : `from ${from} and under ${below}`
