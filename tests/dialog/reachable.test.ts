import { describe, expect, test } from 'vitest'
import type { SnapshotFrom } from 'xstate'
import { getAdjacencyMap } from 'xstate/graph'
import { begin, view } from '../../src/dialog/index.ts'
import { compile, positionOf } from '../../src/dialog/compile.ts'
import { questionsOf } from '../../src/dialog/expand.ts'
import { groupsOf, lastItem } from '../../src/dialog/fold.ts'
import { needOf } from '../../src/dialog/questions.ts'
import type { AnyDialog } from '../../src/dialog/any.ts'
import type { AskedQuestion, FlowEvent, FlowState } from '../../src/dialog/types.ts'
import { cases, namesOf } from './every-flow.ts'
import { entryFor } from './moves.ts'

const goodEntries = (q: AskedQuestion): unknown[] => {
  if (q.kind === 'choice') return q.options.map(({ value }) => value)
  if (q.kind === 'date') return ['2027-05-22', '2026-11-20']
  return [entryFor(q, 1_000)]
}

type Machine = ReturnType<typeof compile>
interface At {
  state: SnapshotFrom<Machine>
}
interface Walked extends At {
  transitions: Readonly<Record<string, At>>
}

const nameOf = ({ state }: At): string => {
  const { status, ask } = positionOf(state)
  return ask ?? status
}
const keyOf = ({ state: { value, context } }: At): string => {
  const { answers, wanted, skipped, seen } = context.flow
  const { goal, place, ...others } = answers
  return JSON.stringify([value, goal, place, Object.keys(others).sort(), wanted, skipped, seen.length])
}
const isEnd = (at: Walked) => nameOf(at) === 'saved' || nameOf(at) === 'cancelled'

describe.each(cases.map((one) => [one.dialog.id, one] as const))(
  '%s, walked through by xstate/graph',
  (_id, { dialog, contexts }) => {
    // A long flow has more sets of additions than can be walked: there each is added by itself.
    const size = dialog.questions.reduce((sum, q) => sum + (q.group === undefined ? 1 : q.items.length), 0)
    const together = size > 15 ? 1 : Infinity
    const items = ({ order }: FlowState) =>
      groupsOf(dialog as AnyDialog).reduce((sum, { group, atLeast }) => {
        const least = typeof atLeast === 'number' ? atLeast : 0
        return sum + Math.max(0, lastItem(group, order) - least)
      }, 0)
    const added = (flow: FlowState, ctx: (typeof contexts)[number]) =>
      items(flow) +
      questionsOf(dialog as AnyDialog, flow, ctx).filter(
        (q) => q.item === null && flow.order.includes(q.ask) && needOf(q, flow.answers, ctx) === 'offered',
      ).length

    const prefilled = new Map<unknown, string[]>()
    /** What the case filled in is asked where the worker wants to change it; one of these at a time. */
    const filledIn = (flow: FlowState, ctx: (typeof contexts)[number]): string[] => {
      const known = prefilled.get(ctx) ?? Object.keys(begin(dialog, ctx).flow.from)
      prefilled.set(ctx, known)
      return known.some((ask) => flow.order.includes(ask)) ? [] : known
    }

    const eventsFor = (flow: FlowState, ctx: (typeof contexts)[number]): FlowEvent[] => {
      const { asking, offers } = view(dialog, flow, ctx)
      const room = asking === null && added(flow, ctx) < together
      const entries = asking ? goodEntries(asking).map((value) => ({ [asking.ask]: value })) : []
      return [
        ...entries.map((values): FlowEvent => ({ type: 'ANSWER', values })),
        ...(room ? offers.map(({ ask }): FlowEvent => ({ type: 'WANT', ask })) : []),
        ...(asking ? [] : filledIn(flow, ctx).map((ask): FlowEvent => ({ type: 'CORRECT', ask }))),
        { type: 'SKIP' },
        { type: 'BACK' },
        { type: 'CONFIRM', key: 'key' },
        { type: 'SAVED' },
        { type: 'REFUSED' },
        { type: 'REOPEN' },
        { type: 'CANCEL' },
      ]
    }

    /** Every state reached by good entries; states that differ only in dates and texts count as one. */
    const walk = (ctx: (typeof contexts)[number]) =>
      getAdjacencyMap(compile(dialog as AnyDialog), {
        input: { flow: begin(dialog, ctx).flow, c: ctx },
        events: (snapshot) => eventsFor(snapshot.context.flow, ctx),
        serializeState: (state) => keyOf({ state }),
        limit: 50_000,
      }) as unknown as Readonly<Record<string, Walked>>
    const walks = contexts.map(walk)
    const everywhere = walks.flatMap((states) => Object.values(states))

    test('every question and every status is reached in some situation', () => {
      const reached = new Set(everywhere.map(nameOf))
      const asks = namesOf(dialog)
      const all = [...asks, 'review', 'saving', 'saved', 'refused', 'cancelled']
      expect(all.filter((name) => !reached.has(name))).toEqual([])
    })

    test('from every state that is not the end some event leads on', () => {
      for (const at of everywhere) {
        const ends = Object.values(at.transitions).map(nameOf)
        expect(isEnd(at) || ends.some((end) => end !== nameOf(at)), nameOf(at)).toBe(true)
      }
    })

    test('from every state that is not the end the record can still be saved', () => {
      for (const states of walks) {
        const all = Object.entries(states)
        const good = new Set(all.filter(([, at]) => nameOf(at) === 'saved').map(([key]) => key))
        const leadOn = () =>
          all.filter(([key, { transitions }]) => {
            const near = Object.values(transitions).some((next) => good.has(keyOf(next)))
            return near && !good.has(key)
          })
        for (let more = leadOn(); more.length > 0; more = leadOn()) for (const [key] of more) good.add(key)
        expect(all.filter(([key, at]) => !isEnd(at) && !good.has(key)).map(([key]) => key)).toEqual([])
      }
    })
  },
)
