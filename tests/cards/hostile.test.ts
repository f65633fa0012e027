import type { QuestionKind } from '../../src/dialog/types.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SealedReply } from '../../src/bot/reply.ts'
import { drawCard } from '../../src/cards/draw.ts'
import { action, card, citation, field, reply } from './replies.ts'
import { bytes, faults, inputs, nodes, ofType, type Node } from './schema.ts'

/** A reply that says the same in every place that takes words. */
const saying = (text: string): SealedReply =>
  reply({
    text,
    actions: [{ ...action(text, 'primary'), token: 'secret-1' }],
    citations: [{ ...citation(text), document: text, heading: text }],
    card: card({
      title: text,
      subtitle: text,
      body: text,
      rows: [
        {
          label: text,
          value: text,
          note: text,
          change: { label: text, token: 'secret-2' },
          remove: { label: text, token: 'secret-3' },
        },
      ],
      fields: [
        field({ label: text, why: text, error: text, options: [{ value: 'v', label: text, note: text }] }),
        field({ id: 'reason', kind: 'text', label: text, value: text }),
      ],
      notices: [{ kind: 'condition', text, citation: null }],
    }),
  })

/** Everything a client shows: all strings but what stands in a text field, which shows it raw. */
function shown(node: unknown): string[] {
  if (typeof node === 'string') return [node]
  if (Array.isArray(node)) return node.flatMap(shown)
  if (node === null || typeof node !== 'object') return []
  const { value, ...rest } = node as Node
  return [...Object.values(rest).flatMap(shown), ...('inlines' in rest ? shown(value) : [])]
}

describe('words of a worker', () => {
  test.each([
    ['a link', 'see [your case](https://evil.example)', /\]\(/u],
    ['a reference link', '[your case][1]', /\]\[/u],
    ['a mention', 'hi <at>Supervisor</at>', /<\/?at>/iu],
    ['a script', '<script>alert(1)</script><img src=x onerror=alert(1)>', /<[a-z/]/iu],
    ['a macro', '{{DATE(2020-01-01T00:00:00Z)}}', /\{\{/u],
    ['a turned direction', 'abc\u202Egpj.exe', /\u202e/u],
    ['a control mark', 'a\u0000b\u001bc', /[\u0000\u001b]/u],
    ['half a character', 'half \ud83d', /\ud83d(?![\udc00-\udfff])/],
  ])('cannot become %s', (_, text, danger) => {
    const drawn = drawCard(saying(text))
    expect(drawn && faults(drawn)).toEqual([])
    for (const each of shown(drawn)) expect(each).not.toMatch(danger)
  })

  test('stand in text no client reads Markdown in, but for the heading', () => {
    const blocks = ofType(drawCard(saying('*bold* _it_ # head')), 'TextBlock')
    expect(blocks).toMatchObject([{ style: 'heading', wrap: true }])
  })

  test('come back from a text field as they were typed', () => {
    const text = 'a <at>b</at> [c](d) {{e}}'
    expect(inputs(drawCard(saying(text)))[1]).toMatchObject({ value: text })
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 3000 }),
  fc.constant(''),
)
const anyAction = fc.record({
  label: anyText,
  token: fc.uuid(),
  style: fc.constantFrom(undefined, 'primary' as const, 'destructive' as const),
})
const anyCitation = fc.record({
  quote: anyText,
  document: anyText,
  heading: anyText,
  effective: fc.constantFrom(null, '2020-05-28', 'soon'),
})
const anyField = fc.record({
  label: anyText,
  kind: fc.constantFrom<QuestionKind[]>('choice', 'choices', 'date', 'text', 'lines', 'number'),
  required: fc.boolean(),
  options: fc.array(fc.record({ value: anyText, label: anyText, note: anyText }), {
    minLength: 1,
    maxLength: 80,
  }),
  value: fc.option(anyText),
  maxLength: fc.option(fc.nat()),
  min: fc.option(fc.integer()),
  max: fc.option(fc.integer()),
  why: fc.option(anyText),
  error: fc.option(anyText),
})
const anyCard = fc.record({
  title: anyText,
  subtitle: anyText,
  tone: fc.constantFrom('plain' as const, 'good' as const, 'wait' as const, 'stop' as const),
  progress: fc.option(fc.record({ done: fc.nat(), total: fc.nat() })),
  body: anyText,
  rows: fc.array(
    fc.record({
      label: anyText,
      value: anyText,
      note: fc.option(anyText),
      change: fc.option(anyAction),
      remove: fc.option(anyAction),
    }),
    { maxLength: 30 },
  ),
  fields: fc
    .array(anyField, { maxLength: 6 })
    .map((all) => all.map((each, n) => ({ ...each, id: `field${n}` }))),
  notices: fc.array(
    fc.record({
      kind: fc.constantFrom('hint' as const, 'condition' as const, 'consult' as const),
      text: anyText,
      citation: fc.constant(null),
    }),
    { maxLength: 12 },
  ),
})
const anyReply = fc.record({
  text: anyText,
  card: fc.option(anyCard, { freq: 8 }),
  actions: fc.array(anyAction, { maxLength: 8 }),
  citations: fc.array(
    anyCitation.map((each) => ({ ...citation(), ...each })),
    { maxLength: 15 },
  ),
})

test('six short buttons stand on two lines', () => {
  const six = Array.from({ length: 6 }, (_, n) => ({ label: `${n}`, token: `t${n}` }))
  const drawn = drawCard({ text: 'Choose.', card: null, actions: six, citations: [] })
  expect(drawn && faults(drawn)).toEqual([])
})

test('whatever a reply holds, its card is valid, labelled and below 28 KB', () => {
  fc.assert(
    fc.property(anyReply, (made) => {
      const drawn = drawCard(made)
      if (!drawn) return
      expect(faults(drawn)).toEqual([])
      expect(bytes(drawn)).toBeLessThan(28_000)
      expect(inputs(drawn).filter(({ label }) => !label)).toEqual([])
      expect(nodes(drawn).filter(({ type, title }) => String(type).startsWith('Action.') && !title)).toEqual(
        [],
      )
    }),
    { numRuns: 150 },
  )
})
