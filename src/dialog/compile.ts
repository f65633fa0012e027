import { assign, createMachine, initialTransition, transition, type SnapshotFrom } from 'xstate'
import * as edits from './edits.ts'
import { isDue, questionsOf, type AnyContext, type AnyDialog, type AnyQuestion } from './questions.ts'
import type { FlowEvent, FlowState, Stepped } from './types.ts'

/** What the machine sees: the answers, what surrounds them, and what this one event came to. */
export interface Turn {
  flow: FlowState
  c: AnyContext
  /** Null until the event is heard by the state it meets. */
  outcome: Omit<Stepped, 'flow'> | null
}

type Args = { context: Turn; event: FlowEvent }
type Edit = (turn: Turn, event: FlowEvent) => edits.Edited

const quiet = { accepted: [], refused: [], undone: [], ignored: false, write: null }

const change = (edit: Edit) =>
  assign<Turn, FlowEvent, undefined, FlowEvent, never>(({ context, event }) => {
    const edited = edit(context, event)
    if (!edited) return {}
    const { flow, ...said } = edited
    return { flow, outcome: { ...quiet, ...said } }
  })

const on = <T extends FlowEvent['type']>(
  type: T,
  edit: (turn: Turn, event: Extract<FlowEvent, { type: T }>) => edits.Edited,
) => ({
  target: '#asking',
  actions: change((turn, event) =>
    event.type === type ? edit(turn, event as Extract<FlowEvent, { type: T }>) : null,
  ),
})

const heard = assign<Turn, FlowEvent, undefined, FlowEvent, never>({ outcome: quiet })

/** The conditions now showing that the worker has not been shown at a review. */
export const unseen = (dialog: AnyDialog, flow: FlowState, c: AnyContext): readonly string[] =>
  dialog
    .notices(flow.answers, c)
    .filter((notice) => notice.kind === 'condition' && !flow.seen.includes(notice.text))
    .map((notice) => notice.text)

export const markSeen = (dialog: AnyDialog, flow: FlowState, c: AnyContext): FlowState => ({
  ...flow,
  seen: [...flow.seen, ...unseen(dialog, flow, c)],
})

const changes = (dialog: AnyDialog) => ({
  ANSWER: on('ANSWER', ({ flow, c }, event) => edits.answer(dialog, flow, c, event)),
  CORRECT: on('CORRECT', ({ flow, c }, event) => edits.correct(dialog, flow, c, event)),
  WANT: on('WANT', ({ flow, c }, event) => edits.want(dialog, flow, c, event.ask)),
  BACK: on('BACK', ({ flow, c }) => edits.back(dialog, flow, c)),
  RESTART: on('RESTART', ({ c }) => edits.restart(dialog, c)),
  CANCEL: { target: '#cancelled', actions: heard },
})

const confirm = (dialog: AnyDialog) => [
  {
    description: 'conditions not shown before',
    guard: ({ context: { flow, c } }: Args) => unseen(dialog, flow, c).length > 0,
    actions: assign<Turn, FlowEvent, undefined, FlowEvent, never>(({ context: { flow, c } }) => ({
      flow: markSeen(dialog, flow, c),
      outcome: { ...quiet, ignored: true },
    })),
  },
  {
    description: 'the record is whole',
    guard: ({ context: { flow } }: Args) => dialog.record.safeParse(flow.answers).success,
    target: '#saving',
    actions: assign<Turn, FlowEvent, undefined, FlowEvent, never>(({ context: { flow, c }, event }) => ({
      flow: { ...flow, key: event.type === 'CONFIRM' ? event.key : null },
      outcome: { ...quiet, write: dialog.write(dialog.record.parse(flow.answers), c) },
    })),
  },
]

const questionState = (dialog: AnyDialog, q: AnyQuestion) => ({
  on: q.need === 'required' ? {} : { SKIP: on('SKIP', ({ flow, c }) => edits.skip(dialog, flow, c, q)) },
})

const asking = (dialog: AnyDialog) => {
  const questions = questionsOf(dialog)
  const first = (is: (turn: Turn, q: AnyQuestion) => boolean) =>
    questions.map((q) => ({ guard: ({ context }: Args) => is(context, q), target: q.ask }))
  return {
    id: 'asking',
    initial: 'next',
    on: { ...changes(dialog), REVIEW: on('REVIEW', ({ flow, c }) => edits.review(dialog, flow, c)) },
    states: {
      next: {
        always: [
          ...first(({ flow }, q) => flow.wanted[0] === q.ask),
          ...first(({ flow, c }, q) => isDue(q, flow, c)),
          { target: '#review' },
        ],
      },
      ...Object.fromEntries(questions.map((q) => [q.ask, questionState(dialog, q)])),
    },
  }
}

const build = (dialog: AnyDialog) => {
  const stored = (status: FlowState['status']) => ({
    guard: ({ context }: Args) => context.flow.status === status,
    target: `#${status}`,
  })
  return createMachine({
    types: {} as { context: Turn; events: FlowEvent; input: Pick<Turn, 'flow' | 'c'> },
    id: dialog.id,
    context: ({ input }) => ({ ...input, outcome: null }),
    initial: 'woken',
    states: {
      woken: {
        always: [
          ...(['saving', 'saved', 'refused', 'cancelled'] as const).map(stored),
          { target: '#asking' },
        ],
      },
      asking: asking(dialog),
      review: { id: 'review', on: { ...changes(dialog), CONFIRM: confirm(dialog) } },
      saving: {
        id: 'saving',
        on: { SAVED: { target: '#saved', actions: heard }, REFUSED: { target: '#refused', actions: heard } },
      },
      refused: {
        id: 'refused',
        on: {
          REOPEN: on('REOPEN', ({ flow, c }) => edits.reopen(dialog, flow, c)),
          RESTART: on('RESTART', ({ c }) => edits.restart(dialog, c)),
          CANCEL: { target: '#cancelled', actions: heard },
        },
      },
      saved: { id: 'saved', type: 'final' },
      cancelled: { id: 'cancelled', type: 'final' },
    },
  })
}

export type FlowMachine = ReturnType<typeof build>
const machines = new WeakMap<AnyDialog, FlowMachine>()

/** The statechart of a flow, made once: one state for each question, its position found by guards alone. */
export const compile = (dialog: AnyDialog): FlowMachine => {
  const known = machines.get(dialog)
  if (known) return known
  const bad = questionsOf(dialog).find((q) => q.ask === 'next' || q.ask.includes('.'))
  if (bad) throw new Error(`A question of ${dialog.id} may not be called "${bad.ask}".`)
  const machine = build(dialog)
  machines.set(dialog, machine)
  return machine
}

/** Where the answers put the worker. `ask` is the question to be asked; null unless asking. */
export interface Position {
  status: FlowState['status']
  ask: string | null
}

export const positionOf = (snapshot: SnapshotFrom<FlowMachine>): Position => {
  const value: unknown = snapshot.value
  return typeof value === 'object' && value !== null && 'asking' in value
    ? { status: 'asking', ask: String(value.asking) }
    : { status: value as FlowState['status'], ask: null }
}

export const wake = (dialog: AnyDialog, flow: FlowState, c: AnyContext): SnapshotFrom<FlowMachine> =>
  initialTransition(compile(dialog), { flow, c })[0]

export const move = (dialog: AnyDialog, flow: FlowState, c: AnyContext, event: FlowEvent) =>
  transition(compile(dialog), wake(dialog, flow, c), event)[0]
