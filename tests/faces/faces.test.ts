import { describe, expect, test } from 'vitest'
import { cases, type Case } from '../dialog/every-flow.ts'
import { card, chat, form, lines, type Face } from './faces.ts'
import { sitDown } from './table.ts'

const enteredBy = (face: Face, flow: Case, run: Case['runs'][number]) => {
  const table = sitDown(flow, run.ctx)
  face(table, run.answers)
  return table.written()
}

describe.each(cases.map((one) => [one.dialog.id, one] as const))('%s', (_, flow) => {
  test('has a sample to be entered', () => {
    expect(flow.runs.length).toBeGreaterThan(0)
  })

  test.each(flow.runs.map((run, n) => [n + 1, run] as const))(
    'chat, the one card, the form and its lines of text make the same record (sample %d)',
    (_n, run) => {
      const written = enteredBy(chat, flow, run)
      flow.keepsPolicy(written!, run.ctx)
      expect(enteredBy(card, flow, run)).toEqual(written)
      expect(enteredBy(form, flow, run)).toEqual(written)
      expect(enteredBy(lines, flow, run)).toEqual(written)
    },
  )
})
