import { describe, expect, test } from 'vitest'
import type { Participant } from '../../src/bot/facts.ts'
import type { Notice } from '../../src/dialog/types.ts'
import { view } from '../../src/dialog/index.ts'
import { dialogs } from '../../dialogs/index.ts'
import { cases, type Case } from './every-flow.ts'
import { entryFor } from './moves.ts'
import { open, send } from './play.ts'

type Context = Case['contexts'][number]
type Known = Participant['indianChild']

/** The same situation in a case where the record says this of every child. */
const where = (ctx: Context, indianChild: Known): Context => {
  const said = (person: Participant): Participant => ({ ...person, indianChild })
  const { case: of, child } = ctx.facts
  const known = { ...of, participants: of.participants.map(said) }
  // A job about a whole case has no child of its own.
  const own = child
  return { ...ctx, facts: { ...ctx.facts, case: known, ...(own && { child: said(own) }) } }
}

/** What is told from the start to the end of one way through the flow. */
function told({ dialog }: Case, ctx: Context): Notice[] {
  let at = open(dialog, ctx)
  const all: Notice[] = []
  for (let turn = 0; turn < 30 && at.view.status === 'asking'; turn++) {
    all.push(...view(dialog, at.flow, ctx).notices)
    const { asking } = at.view
    if (!asking) break
    const values = { [asking.ask]: entryFor(asking, 1_000 + turn) }
    const answered = send(dialog, at, { type: 'ANSWER', values }, ctx)
    at = answered.last.accepted.length > 0 ? answered : send(dialog, answered, { type: 'SKIP' }, ctx)
  }
  return [...all, ...at.view.notices]
}

const registered = cases.filter(({ dialog }) => dialogs.includes(dialog))

describe.each(registered.map((one) => [one.dialog.id, one] as const))('%s and an Indian child', (_, one) => {
  test.each(['yes', 'unknown'] as const)(
    '"%s" on record: stop and consult first, with its source',
    (known) => {
      for (const ctx of one.contexts) {
        const [first] = open(one.dialog, where(ctx, known)).view.notices
        expect(first).toMatchObject({ kind: 'consult' })
        expect(first?.text).toMatch(/^Stop and consult before you go on\. /)
        expect(first?.citation).toMatchObject({ tag: 'design', heading: 'An Indian child' })
      }
    },
  )

  test.each(['yes', 'unknown'] as const)('"%s" on record: no hint of the rules is given', (known) => {
    for (const ctx of one.contexts) {
      const hints = told(one, where(ctx, known)).filter(({ kind }) => kind === 'hint')
      expect(hints.filter(({ citation }) => citation !== null)).toEqual([])
    }
  })

  test('"no" on record: nothing of it is said', () => {
    for (const ctx of one.contexts)
      expect(told(one, where(ctx, 'no')).map(({ kind }) => kind)).not.toContain('consult')
  })
})

test('every registered flow is asked', () => {
  expect(registered.map(({ dialog }) => dialog.id)).toEqual(dialogs.map(({ id }) => id))
})
