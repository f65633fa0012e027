import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begin, step, view } from '../../src/dialog/index.ts'
import type { FlowEvent } from '../../src/dialog/types.ts'
import { cases, namesOf } from './every-flow.ts'

const nested = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true })
const huge = fc.constantFrom(
  'x'.repeat(100_000),
  '\u0000'.repeat(300_000),
  Array.from({ length: 100_000 }, () => 'adoption'),
  Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`field${i}`, i])),
)
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'next', '']
const sly = fc.constantFrom<unknown>(
  JSON.parse('{"__proto__": {"status": "saving"}}'),
  ['__proto__'],
  'constructor',
  'hasOwnProperty',
  Number.NaN,
  true,
  { toString: 1 },
)

describe.each(cases.map((one) => [one.dialog.id, one] as const))(
  '%s meets what no form would send',
  (_id, one) => {
    const { dialog, context } = one
    const asks = [...namesOf(dialog), ...names]
    const value = fc.oneof(nested, huge, sly)

    test('nothing throws, nothing is kept, and what was refused is told in a short sentence', () => {
      const event = fc.oneof(
        fc
          .dictionary(fc.constantFrom(...asks), value)
          .map((values): FlowEvent => ({ type: 'ANSWER', values })),
        value.map((values) => ({ type: 'ANSWER', values }) as FlowEvent),
        fc
          .tuple(fc.constantFrom(...asks), value)
          .map(([ask, v]): FlowEvent => ({ type: 'CORRECT', ask, value: v })),
        value.map((ask) => ({ type: 'WANT', ask }) as FlowEvent),
        value.map((ask) => ({ type: 'CORRECT', ask }) as FlowEvent),
      )
      fc.assert(
        fc.property(context, event, (ctx, sent) => {
          const { flow } = begin(dialog, ctx)
          const after = step(dialog, flow, sent, ctx)
          const plainText = dialog.questions
            .filter(({ kind }) => kind === 'text' || kind === 'lines')
            .map(({ ask }) => ask)
          // What the case filled in may be emptied.
          const emptied = (ask: string) => ask in flow.answers && !(ask in after.flow.answers)
          expect(after.accepted.filter((ask) => !plainText.includes(ask) && !emptied(ask))).toEqual([])
          if (after.accepted.length === 0) expect({ ...after.flow, wanted: [] }).toEqual(flow)
          expect(after.refused.length).toBeLessThanOrEqual(20 + dialog.questions.length)
          for (const { given, refusal } of after.refused) {
            expect(given.length).toBeLessThanOrEqual(62)
            expect(refusal.because.length).toBeLessThan(300)
          }
          expect(() => view(dialog, after.flow, ctx)).not.toThrow()
        }),
        { numRuns: 300 },
      )
      expect(Object.keys(Object.prototype)).toEqual([])
    })

    test('a hundred thousand characters are answered with the limit', () => {
      for (const ctx of one.contexts) {
        for (const { ask, kind, maxLength } of view(dialog, begin(dialog, ctx).flow, ctx).open) {
          if (kind !== 'text') continue
          const { refused } = step(
            dialog,
            begin(dialog, ctx).flow,
            { type: 'ANSWER', values: { [ask]: 'x'.repeat(100_000) } },
            ctx,
          )
          expect(refused[0]?.refusal.because).toContain(String(maxLength ?? 4_000))
        }
      }
    })
  },
)
