import type { Edition } from '../../../policy/edition.ts'
import type { Library } from '../../../policy/index.ts'
import type { Problem } from '../../../policy/problem.ts'
import { rulesOf } from '../ruleset.ts'
import type { DeadlineRule } from './asked.ts'

type Found = Pick<Problem, 'kind' | 'place' | 'says' | 'mend'>

/** What is wrong with deadlines that no single file shows: what they cover, and what nobody could ever mend or finish. */
export function deadlineProblems({ editions }: Library): Problem[] {
  const floor = new Set((editions.us ?? []).flatMap((one) => rulesOf(one, 'deadline').map(({ id }) => id)))
  return Object.values(editions)
    .flat()
    .flatMap((edition) =>
      rulesOf(edition, 'deadline')
        .flatMap((rule) => [...strangers(rule, edition, floor), ...endless(rule)])
        .map((found): Problem => ({ severity: 'error', file: edition.file, ...found })),
    )
}

/** A state's duty can stand for federal ones only, and for such as there are. */
function strangers(rule: DeadlineRule, { state }: Edition, floor: ReadonlySet<string>): Found[] {
  const covered = rule.covers ?? []
  return covered
    .filter((id) => state === 'us' || !floor.has(id))
    .map((id) => ({
      kind: 'dangling',
      place: rule.id,
      says: `covers "${id}", which is no federal deadline`,
      mend: 'mend `covers`',
    }))
}

/** A duty that nothing on record can show done would stay for ever; what ends by itself needs no such thing. */
function endless({ id, kind, done, when }: DeadlineRule): Found[] {
  if (done.length || kind === 'expiry' || (kind === 'gate' && Object.keys(when).length)) return []
  const says = 'can never be done: nothing on record would show it'
  return [{ kind: 'gap', place: id, says, mend: 'say what shows it under `done`' }]
}
