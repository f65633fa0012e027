import type { FactDefinition, GoalFacts, RuleFacts } from '../types.ts'
import type { Change } from './changes.ts'
import type { EditionDiff } from './diff.ts'

/** What is known of a child of an open case. `goals`: codes of the child's active goals. */
export interface KnownChild {
  child: string
  goals: readonly string[]
  goalFacts: GoalFacts
  ruleFacts: RuleFacts
}

/** A change that comes out differently for a child, or may: then `open` names the facts it turns on. */
export interface Touch {
  child: string
  subject: Change['subject']
  about: string
  before: string
  after: string
  open: readonly Pick<FactDefinition, 'id' | 'label'>[]
}

/** Which changes come out differently for this child, judged by the two rulebooks themselves. */
export function touchedBy(diff: EditionDiff, known: KnownChild): Touch[] {
  const asked = new Set<string>()
  return diff.changes.flatMap((change) => {
    const key = `${change.subject} ${change.key}`
    if (change.how === 'restated' || asked.has(key)) return []
    asked.add(key)
    const [before, after] = [diff.before, diff.after].map(({ book }) => outcome(book, change, known))
    if (!before || !after) return []
    const ids = new Set([...before.open, ...after.open])
    const open = [...ids].map((id) => ({ id, label: labelOf(id, diff) }))
    if (before.says === after.says && open.length === 0) return []
    const about = aboutOf(change, diff)
    return [
      { child: known.child, subject: change.subject, about, before: before.says, after: after.says, open },
    ]
  })
}

interface Outcome {
  says: string
  open: readonly string[]
}

function outcome(book: EditionDiff['before']['book'], change: Change, known: KnownChild): Outcome | null {
  if (change.subject === 'verdict') {
    if (known.goals.length > 0 && !known.goals.includes(change.key)) return null
    return { says: book.verdictFor(change.key, known.goalFacts).verdict, open: [] }
  }
  if (change.subject === 'field') {
    const [record = '', field = ''] = change.key.split('/')
    const { value, missing } = book.need(record, field, known.ruleFacts)
    return { says: value, open: missing }
  }
  if (change.subject === 'gate') {
    const gates = book.gates(change.key, known.ruleFacts)
    const says = gates.map(
      ({ because, met }) => `${because} ${met === null ? 'open' : met ? 'met' : 'not met'}`,
    )
    return { says: says.join(' '), open: gates.flatMap(({ missing }) => missing) }
  }
  if (change.subject !== 'referral') return null
  const { value, missing } = book.referral(change.key, known.ruleFacts)
  return { says: value, open: missing }
}

const aboutOf = ({ subject, key, about }: Change, { after, before }: EditionDiff) =>
  subject === 'verdict' ? ((after.book.goal(key) ?? before.book.goal(key))?.label ?? key) : about

const labelOf = (id: string, { before, after }: EditionDiff) =>
  [after, before].flatMap(({ book }) => book.ruleFacts()).find((fact) => fact.id === id)?.label ?? id
