import type { Edition } from '../../../policy/edition.ts'
import { listed } from '../because.ts'
import { rulesOf } from '../ruleset.ts'
import type { GoalAnswer, GoalFacts, Guardianship, Rulebook } from '../types.ts'
import type { Change, Side } from './changes.ts'

/** An edition beside the rulebook that answers from it. */
export interface Book {
  edition: Edition
  book: Rulebook
}

/** A kind of case that the rules can tell from others, and how a person would call it. */
interface Kind {
  facts: GoalFacts
  words: readonly string[]
}

/** For every goal and kind of case: what the two editions answer, where that differs. Kinds of one outcome stand together. */
export function verdictChanges(before: Book, after: Book, floor: Edition | null): Change[] {
  const goals = [
    ...new Map([...before.book.goals(), ...after.book.goals()].map((goal) => [goal.id, goal.label])),
  ]
  const editions = [before.edition, after.edition, ...(floor ? [floor] : [])]
  const types = [
    ...new Map([...before.book.caseTypes(), ...after.book.caseTypes()].map((one) => [one.id, one.label])),
  ]
  return goals.flatMap(([goal, label]) =>
    types.flatMap(([caseType, typeLabel]) => {
      const groups = Map.groupBy(
        kindsOf(editions).map(({ facts, words }) => {
          const ask = ({ book }: Book) => book.verdictFor(goal, { ...facts, caseType })
          return { words, old: ask(before), now: ask(after) }
        }),
        ({ old, now }) => JSON.stringify([said(old), said(now)]),
      )
      return [...groups.values()].flatMap((group) => {
        const cases =
          groups.size === 1
            ? ''
            : `; ${listed(
                group.map(({ words }) => words.join(', ')),
                'or',
              )}`
        return changeOf(goal, `${label}, in ${typeLabel} cases${cases}`, group[0])
      })
    }),
  )
}

function changeOf(
  goal: string,
  about: string,
  group: { old: GoalAnswer; now: GoalAnswer } | undefined,
): Change[] {
  if (!group || said(group.old) === said(group.now)) return []
  const { old, now } = group
  const how = old.verdict === now.verdict ? 'restated' : 'changed'
  return [{ subject: 'verdict', key: goal, about, how, before: [sideOf(old)], after: [sideOf(now)] }]
}

const said = ({ verdict, because, citation }: GoalAnswer) =>
  JSON.stringify([verdict, because, citation?.quote])
const sideOf = ({ verdict, because, citation }: GoalAnswer): Side => ({
  rule: null,
  says: `${verdict.replace('-', ' ')}. ${because}`,
  citation,
})

/** Every way the facts that these editions look at can be, beside the case type. */
function kindsOf(editions: readonly Edition[]): Kind[] {
  const whens = editions.flatMap((edition) => rulesOf(edition, 'goals').map(({ when }) => when))
  const ages = whens.flatMap(({ age }) => [age?.from, age?.below].flatMap((bound) => bound ?? []))
  const bounds = [...new Set([0, ...ages])].sort((a, b) => a - b)
  const degrees: readonly Guardianship[] = whens.some(({ guardianship }) => guardianship)
    ? ['none', 'partial', 'full']
    : ['none']
  const conditions = new Map(
    editions.flatMap((edition) => edition.preconditions.map(({ id, label }) => [id, label])),
  )
  const age = bounds.map((from, index): Kind => ({
    facts: { served: true, age: from },
    words: bounds.length < 2 ? [] : [ageWords(from, bounds[index + 1])],
  }))
  const guardianship = degrees.map((degree): Kind => ({
    facts: { guardianship: degree },
    words: degrees.length < 2 ? [] : [`${degree === 'none' ? 'no' : degree} guardianship`],
  }))
  const held = [...conditions].reduce<Kind[]>(
    (kinds, [id, label]) =>
      kinds.flatMap(({ facts, words }) =>
        [true, false].map((is) => ({
          facts: { preconditions: { ...facts.preconditions, [id]: is } },
          words: [...words, `${label}: ${is ? 'yes' : 'no'}`],
        })),
      ),
    [{ facts: {}, words: [] }],
  )
  return cross(cross(age, guardianship), held)
}

const cross = (one: readonly Kind[], other: readonly Kind[]): Kind[] =>
  one.flatMap((a) =>
    other.map((b) => ({ facts: { ...a.facts, ...b.facts }, words: [...a.words, ...b.words] })),
  )

const ageWords = (from: number, below: number | undefined): string =>
  below === undefined ? `from ${from}` : from === 0 ? `under ${below}` : `from ${from} and under ${below}`
