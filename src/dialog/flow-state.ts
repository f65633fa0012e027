import type { AnyContext, AnyDialog } from './any.ts'
import { inForce } from './event-day.ts'
import { partsOf } from './names.ts'
import type { Answer, FlowState } from './types.ts'

/** A flow without answers, of the version and the edition in force. */
export const fresh = (dialog: AnyDialog, c: AnyContext): FlowState => ({
  dialog: dialog.id,
  version: dialog.version,
  edition: inForce(dialog, {}, c).rules.edition,
  status: 'asking',
  answers: {},
  wanted: [],
  skipped: [],
  order: [],
  seen: [],
  from: {},
  key: null,
})

const lacking = <T>(of: { readonly [name: string]: T }, without: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(of).filter(([name]) => !without(name)))

/** Takes an answer away and leaves no trace of it. */
export const dropAnswer = (flow: FlowState, ask: string): FlowState => ({
  ...flow,
  answers: lacking(flow.answers, (name) => name === ask),
  from: lacking(flow.from, (name) => name === ask),
  order: flow.order.filter((name) => name !== ask),
  wanted: flow.wanted.filter((name) => name !== ask),
})

/** Whether two names belong to one item of a group. */
const sameItem = (a: string, b: string): boolean => {
  const [one, other] = [partsOf(a), partsOf(b)]
  return one !== null && one.group === other?.group && one.n === other.n
}

/** Keeps an answer that the worker gave. An item they touched is theirs, wherever its other answers came from. */
export const keepAnswer = (flow: FlowState, ask: string, value: Answer): FlowState => {
  const bare = dropAnswer(flow, ask)
  return {
    ...bare,
    answers: { ...bare.answers, [ask]: value },
    from: lacking(bare.from, (name) => sameItem(name, ask)),
    order: [...bare.order, ask],
  }
}

/** Keeps an answer that came from elsewhere; it is nothing to go back to. */
export const supplyAnswer = (flow: FlowState, ask: string, value: Answer, source: string): FlowState => {
  const bare = dropAnswer(flow, ask)
  return {
    ...bare,
    skipped: bare.skipped.filter((name) => name !== ask),
    answers: { ...bare.answers, [ask]: value },
    from: { ...bare.from, [ask]: source },
  }
}

export const passOver = (flow: FlowState, asks: readonly string[]): FlowState => ({
  ...flow,
  skipped: [...flow.skipped, ...asks],
  order: [...flow.order, ...asks],
  wanted: flow.wanted.filter((name) => !asks.includes(name)),
})
