import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begin, form, record, shown, step, view } from '../../src/dialog/index.ts'
import { fold } from '../../src/dialog/fold.ts'
import { questionFor } from '../../src/dialog/expand.ts'
import { settle } from '../../src/dialog/settle.ts'
import type { AnyDialog } from '../../src/dialog/any.ts'
import type { FlowState, Stepped } from '../../src/dialog/types.ts'
import type { WriteRequest } from '../../src/bot/ports.ts'
import { cases, namesOf, type Case } from './every-flow.ts'
import { entryFor, eventFor, moves, type Move } from './moves.ts'

type Context = Case['contexts'][number]

/** As a database keeps it: text, with the keys in its own order. */
const slept = (flow: FlowState): FlowState => {
  const entries = Object.entries(flow.answers).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.parse(JSON.stringify({ ...flow, answers: Object.fromEntries(entries) })) as FlowState
}

interface Turn {
  before: FlowState
  after: Stepped<WriteRequest>
}

const play = ({ dialog }: Case, ctx: Context, list: readonly Move[], between = (flow: FlowState) => flow) => {
  const asks = namesOf(dialog)
  const turns: Turn[] = []
  let flow = begin(dialog, ctx).flow
  for (const move of list) {
    const before = between(flow)
    const after = step(dialog, before, eventFor(move, view(dialog, before, ctx), asks), ctx)
    turns.push({ before, after })
    flow = shown(dialog, after.flow, ctx)
  }
  return turns
}

/** The flow without what answers itself. */
const unsupplied = (dialog: Case['dialog']): Case['dialog'] => ({
  ...dialog,
  prefill: () => ({}),
  questions: dialog.questions.map((q) => (q.group === undefined ? { ...q, fills: () => ({}) } : q)),
})

const states = (turns: readonly Turn[]) => turns.map(({ after }) => after.flow)
const isOver = ({ status }: FlowState) => status === 'saved' || status === 'cancelled'

/** Items of a group are numbered anew where the worker's own come first: under its number then stands another one. */
function isAnother(ask: string, before: FlowState['answers'], after: FlowState['answers']): boolean {
  const item = /^.+-\d+-/.exec(ask)?.[0]
  const others = Object.keys({ ...before, ...after }).filter(
    (key) => item !== undefined && key.startsWith(item) && key !== ask,
  )
  return others.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

describe.each(cases.map((one) => [one.dialog.id, one] as const))(
  '%s, whatever the worker does',
  (_id, flow) => {
    const { dialog, context } = flow
    const always = (holds: (ctx: Context, list: Move[]) => void) =>
      fc.assert(fc.property(context, moves, holds), { numRuns: 150 })

    test('sleeping and waking between any two turns changes nothing', () => {
      always((ctx, list) => {
        expect(play(flow, ctx, list, slept)).toEqual(play(flow, ctx, list))
      })
    })

    test('what is kept is plain JSON: nothing undefined, nothing lost by writing it down', () => {
      always((ctx, list) => {
        for (const state of states(play(flow, ctx, list)))
          expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state)
      })
    })

    test('the form can be drawn wherever the worker stands, and holds what is asked', () => {
      always((ctx, list) => {
        for (const state of states(play(flow, ctx, list))) {
          const { asking } = view(dialog, state, ctx)
          const fields = form(dialog, state, ctx).map(({ ask }) => ask)
          expect(new Set(fields).size).toBe(fields.length)
          if (asking) expect(fields).toContain(asking.ask)
        }
      })
    })

    test('the position is a function of the answers, not of the history', () => {
      always((ctx, list) => {
        for (const state of states(play(flow, ctx, list))) {
          const other = { ...state, order: [...state.order].reverse(), seen: [] }
          if (!isOver(state) && state.status !== 'saving' && state.status !== 'refused')
            other.status = 'asking'
          expect(view(dialog, other, ctx)).toEqual(view(dialog, state, ctx))
        }
      })
    })

    test('the same answers given at once lead to the same place', () => {
      always((ctx, list) => {
        for (const state of states(play(flow, ctx, list))) {
          if (state.wanted.length + state.skipped.length > 0 || !['asking', 'review'].includes(state.status))
            continue
          if (Object.keys(state.from).length > 0) continue
          const at = begin(unsupplied(dialog), ctx, state.answers)
          expect({ ...at.flow.answers, status: at.flow.status }).toEqual({
            ...state.answers,
            status: state.status,
          })
        }
      })
    })

    test('settling is idempotent, and every state that is reached is settled', () => {
      const any = dialog as AnyDialog
      always((ctx, list) => {
        const reached = states(play(flow, ctx, list)).filter(({ status }) =>
          ['asking', 'review'].includes(status),
        )
        for (const state of reached) expect(settle(any, state, ctx)).toEqual({ flow: state, undone: [] })
        const asked = view(dialog, begin(dialog, ctx).flow, ctx).open
        const wild = Object.fromEntries(asked.map((q, i) => [q.ask, entryFor(q, list.length + i) as string]))
        const once = settle(any, { ...begin(dialog, ctx).flow, answers: wild, order: Object.keys(wild) }, ctx)
        expect(settle(any, once.flow, ctx)).toEqual({ flow: once.flow, undone: [] })
      })
    })

    test('what reaches saving is a whole record, keeps the policy, and is written once', () => {
      always((ctx, list) => {
        for (const { before, after } of play(flow, ctx, list)) {
          const enters = before.status !== 'saving' && after.flow.status === 'saving'
          expect(after.write !== null).toBe(enters)
          if (!after.write) continue
          const folded = fold(dialog, after.flow.answers)
          expect(record(dialog, before, ctx)).toEqual(dialog.record.parse(folded))
          expect(after.flow.key).toMatch(/^key-/)
          flow.keepsPolicy(after.write, ctx)
        }
      })
    })

    test('an event that does not apply changes nothing', () => {
      always((ctx, list) => {
        for (const { before, after } of play(flow, ctx, list)) {
          if (!after.ignored) continue
          expect({ ...after.flow, seen: [] }).toEqual({ ...before, seen: [] })
          expect([...after.accepted, ...after.refused, ...after.undone]).toEqual([])
        }
      })
    })

    test('what falls is named, and what is refused leaves the answer that stood', () => {
      always((ctx, list) => {
        for (const { before, after } of play(flow, ctx, list)) {
          for (const { ask, label, was } of after.undone) {
            expect(after.flow.answers).not.toHaveProperty(ask)
            const discreet = questionFor(dialog, ask)?.discreet ?? false
            expect([label !== '', was === '']).toEqual([true, discreet])
          }
          for (const { ask, refusal } of after.refused) {
            expect(refusal.because).toMatch(/^[A-Z].*\.$/)
            const fell = after.undone.some((one) => one.ask === ask)
            const supplied = after.flow.from[ask] !== before.from[ask]
            if (!fell && !supplied && !isAnother(ask, before.answers, after.flow.answers))
              expect(after.flow.answers[ask]).toEqual(before.answers[ask])
          }
        }
      })
    })

    test('no dead end: a question can be answered, an answer taken back, and what is open be cancelled', () => {
      always((ctx, list) => {
        for (const state of states(play(flow, ctx, list))) {
          if (isOver(state) || state.status === 'saving') continue
          expect(step(dialog, state, { type: 'CANCEL' }, ctx).flow.status).toBe('cancelled')
          const { asking } = view(dialog, state, ctx)
          if (state.status === 'asking') expect(asking).not.toBeNull()
          if (state.status === 'refused') continue
          const touched = state.order.length + state.wanted.length > 0
          expect(step(dialog, state, { type: 'BACK' }, ctx).ignored).toBe(!touched)
        }
      })
    })
  },
)
