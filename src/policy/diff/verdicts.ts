import type { Edition } from '../../../policy/edition.ts'
import { listed } from '../because.ts'
import { findingIn, type Finding } from '../finding.ts'
import type { World } from '../worlds.ts'
import type { Change, Side } from './changes.ts'
import { kindsOf } from './kinds.ts'

interface Pair {
  words: readonly string[]
  old: Finding
  now: Finding
}

/** For every goal and kind of case: what the two editions answer, where that differs. Kinds of one outcome stand together. */
export function verdictChanges(before: Edition, after: Edition, floor: Edition): Change[] {
  const kinds = kindsOf([before, after, floor])
  return labelled([...before.goals, ...after.goals]).flatMap(([goal, label]) =>
    labelled([...before.caseTypes, ...after.caseTypes]).flatMap(([caseType, typeLabel]) => {
      const pairs = kinds.map(({ world, words }): Pair => {
        const ask = (edition: Edition) => answerIn(edition, floor, goal, { ...world, caseType })
        return { words, old: ask(before), now: ask(after) }
      })
      const groups = Map.groupBy(pairs, ({ old, now }) => `${said(old)} ${said(now)}`)
      return [...groups.values()].flatMap((group) => {
        const ways = group.map(({ words }) => words.join(', '))
        const which = groups.size === 1 ? '' : `; ${listed(ways, 'or')}`
        return changeOf(goal, `${label}, in ${typeLabel} cases${which}`, group[0])
      })
    }),
  )
}

const labelled = (all: readonly { id: string; label: string }[]) => [
  ...new Map(all.map(({ id, label }) => [id, label])),
]

function answerIn(edition: Edition, federal: Edition, id: string, world: World): Finding {
  const goal = edition.goals.find((one) => one.id === id)
  if (!goal) return { verdict: 'unknown', because: 'It is not a goal of this edition.', citation: null }
  const rules = { edition, federal, lists: [], codeLists: [], directories: [], goals: edition.goals }
  return findingIn(rules, goal, world)
}

function changeOf(key: string, about: string, pair: Pair | undefined): Change[] {
  if (!pair || said(pair.old) === said(pair.now)) return []
  const { old, now } = pair
  const how = old.verdict === now.verdict ? 'restated' : 'changed'
  return [{ subject: 'verdict', key, about, how, before: [sideOf(old)], after: [sideOf(now)] }]
}

const said = ({ verdict, because, citation }: Finding) => JSON.stringify([verdict, because, citation?.quote])
const sideOf = ({ verdict, because, citation }: Finding): Side => ({
  rule: null,
  says: `${verdict.replace('-', ' ')}. ${because}`,
  citation,
})
