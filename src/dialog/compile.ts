import { assign, createMachine, initialTransition, transition, type SnapshotFrom } from 'xstate'
import type { AnyContext, AnyDialog, AnyQuestion } from './any.ts'
import { answer } from './edits/answer.ts'
import { correct } from './edits/correct.ts'
import type { Edited } from './edits/edited.ts'
import * as moves from './edits/moves.ts'
import { remove, want } from './edits/want.ts'
import { inForce } from './event-day.ts'
import { questionFor } from './expand.ts'
import { fold, groupsOf } from './fold.ts'
import { askedNow } from './questions.ts'
import type { FlowEvent, FlowState, Stepped } from './types.ts'

/** What the machine sees: the answers, what surrounds them, and what this one event came to. */
export interface Turn {
  flow: FlowState
  c: AnyContext
  /** Null until the event is heard by the state it meets. */
  outcome: Omit<Stepped, 'flow'> | null
}

type Args = { context: Turn; event: FlowEvent }
type Edit = (turn: Turn, event: FlowEvent) => Edited

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
  edit: (turn: Turn, event: Extract<FlowEvent, { type: T }>) => Edited,
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
    .notices(fold(dialog, flow.answers), inForce(dialog, flow.answers, c))
    .filter((notice) => notice.kind === 'condition' && !flow.seen.includes(notice.text))
    .map((notice) => notice.text)

export const markSeen = (dialog: AnyDialog, flow: FlowState, c: AnyContext): FlowState => ({
  ...flow,
  seen: [...flow.seen, ...unseen(dialog, flow, c)],
})

const changes = (dialog: AnyDialog) => ({
  ANSWER: on('ANSWER', ({ flow, c }, event) => answer(dialog, flow, c, event)),
  CORRECT: on('CORRECT', ({ flow, c }, event) => correct(dialog, flow, c, event)),
  WANT: on('WANT', ({ flow, c }, event) => want(dialog, flow, c, event.ask)),
  ...(groupsOf(dialog).length > 0 && {
    REMOVE: on('REMOVE', ({ flow, c }, event) => remove(dialog, flow, c, event)),
  }),
  BACK: on('BACK', ({ flow, c }) => moves.back(dialog, flow, c)),
  RESTART: on('RESTART', ({ c }) => moves.restart(dialog, c)),
  CANCEL: { target: '#cancelled', actions: heard },
})

const written = (dialog: AnyDialog, { answers }: FlowState, c: AnyContext): unknown =>
  dialog.write(dialog.record.parse(fold(dialog, answers)), inForce(dialog, answers, c))

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
    guard: ({ context: { flow } }: Args) => dialog.record.safeParse(fold(dialog, flow.answers)).success,
    target: '#saving',
    actions: assign<Turn, FlowEvent, undefined, FlowEvent, never>(({ context: { flow, c }, event }) => ({
      flow: { ...flow, key: event.type === 'CONFIRM' ? event.key : null },
      outcome: { ...quiet, write: written(dialog, flow, c) },
    })),
  },
]

const skip = (dialog: AnyDialog, name: string) => ({
  ...on('SKIP', ({ flow, c }) => moves.skip(dialog, flow, c)),
  guard: ({ context: { flow, c } }: Args) => moves.canSkip(dialog, flow, c),
  ...(questionFor(dialog, name)?.fixedNeed === 'required' && { description: 'an answer stands' }),
})

/** One state for each question, and one for a group: it is entered again for every question of every item. */
const asking = (dialog: AnyDialog) => {
  const names = dialog.questions.map((q) => q.ask ?? q.group)
  return {
    id: 'asking',
    initial: 'next',
    on: { ...changes(dialog), REVIEW: on('REVIEW', ({ flow, c }) => moves.review(dialog, flow, c)) },
    states: {
      next: {
        always: [
          ...names.map((name) => ({
            guard: ({ context: { flow, c } }: Args) => stateFor(askedNow(dialog, flow, c)) === name,
            target: name,
          })),
          { target: '#review' },
        ],
      },
      ...Object.fromEntries(names.map((name) => [name, { on: { SKIP: skip(dialog, name) } }])),
    },
  }
}

/** The state in which a question is put. */
const stateFor = (q: AnyQuestion | null): string | null => q && (q.item?.group ?? q.ask)

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
          REOPEN: on('REOPEN', ({ flow, c }) => moves.reopen(dialog, flow, c)),
          RESTART: on('RESTART', ({ c }) => moves.restart(dialog, c)),
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
  const names = dialog.questions.flatMap((q) =>
    q.group === undefined ? [q.ask] : [q.group, ...q.items.map(({ ask }) => ask)],
  )
  const bad = names.find((name) => name === 'next' || /[.-]/.test(name))
  if (bad !== undefined) throw new Error(`A question of ${dialog.id} may not be called "${bad}".`)
  const machine = build(dialog)
  machines.set(dialog, machine)
  return machine
}

/** Where the answers put the worker. `ask` names the question's state, which is its group's for an item; null unless asking. */
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
