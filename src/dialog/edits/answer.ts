import type { AnyContext, AnyDialog } from '../any.ts'
import { clip, readEntry, readShape } from '../entry.ts'
import { questionFor, questionsOf } from '../expand.ts'
import { keepAnswer } from '../flow-state.ts'
import { applies } from '../questions.ts'
import { supplied } from '../supply.ts'
import type { FlowState } from '../types.ts'
import { notAsked, refuse, settled, type Edited, type Of, type Refused } from './edited.ts'

/** Names of fields that do not exist are told back, but not a whole flood of them. */
const toldAtMost = 20

export const unknownField = (
  dialog: AnyDialog,
  flow: FlowState,
  c: AnyContext,
  { ask, given }: { ask: string; given: unknown },
): Refused => {
  const instead = questionsOf(dialog, flow, c).map((q) => q.label)
  const refusal = { because: 'There is no field of this name here.', instead: instead.slice(0, toldAtMost) }
  return refuse({ ask: clip(ask), label: clip(ask) }, given, refusal)
}

interface Taken {
  flow: FlowState
  accepted: readonly string[]
  refused: readonly Refused[]
}

/** Every entry in question order, each against the answers so far. */
const taken = (
  dialog: AnyDialog,
  flow: FlowState,
  c: AnyContext,
  given: ReadonlyMap<string, unknown>,
): Taken => {
  const names = [...given.keys()].filter((ask) => questionFor(dialog, ask) !== null)
  const accepted: string[] = []
  const refused: Refused[] = []
  let now = flow
  for (const q of questionsOf(dialog, { ...flow, wanted: [...flow.wanted, ...names] }, c)) {
    const value = given.get(q.ask)
    const asked = applies(q, now.answers, c)
    const entry = asked ? readEntry(q, value, now.answers, c) : readShape(q, value)
    if (entry.type === 'none') continue
    if (!asked) refused.push(refuse(q, value, notAsked(q)))
    else if (entry.type === 'refused') refused.push(refuse(q, value, entry.refusal))
    else {
      now = keepAnswer(now, q.ask, entry.value)
      accepted.push(q.ask)
    }
  }
  return { flow: now, accepted, refused }
}

/** What the first round refused may stand beside what its answers supplied, so it is heard once more. */
const again = (
  dialog: AnyDialog,
  first: Taken,
  c: AnyContext,
  given: ReadonlyMap<string, unknown>,
): Taken => {
  const flow = first.accepted.reduce((state, ask) => supplied(dialog, state, c, ask), first.flow)
  if (first.refused.length === 0 || flow === first.flow) return { ...first, flow }
  const left = new Map(first.refused.map(({ ask }) => [ask, given.get(ask)]))
  const second = taken(dialog, flow, c, left)
  const after = second.accepted.reduce((state, ask) => supplied(dialog, state, c, ask), second.flow)
  return { flow: after, accepted: [...first.accepted, ...second.accepted], refused: second.refused }
}

/**
 * Takes what is good of one sentence or form, and what the new answers supply of others.
 * What they make untrue is dropped at the end, so that replacing two at once loses nothing between.
 */
export const answer = (dialog: AnyDialog, flow: FlowState, c: AnyContext, event: Of<'ANSWER'>): Edited => {
  const values: unknown = event.values
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return null
  const given = new Map<string, unknown>(Object.entries(values))
  const unknown = [...given]
    .filter(([ask]) => questionFor(dialog, ask) === null)
    .slice(0, toldAtMost)
    .map(([ask, value]) => unknownField(dialog, flow, c, { ask, given: value }))
  const first = taken(dialog, flow, c, given)
  if (first.accepted.length + first.refused.length + unknown.length === 0) return null
  const { flow: after, accepted, refused } = again(dialog, first, c, given)
  return settled(dialog, { before: flow, after }, c, { accepted, refused: [...unknown, ...refused] })
}
