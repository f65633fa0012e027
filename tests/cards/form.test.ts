import { describe, expect, test } from 'vitest'
import type { SealedForm } from '../../src/bot/reply.ts'
import { drawCard, mostBytes } from '../../src/cards/draw.ts'
import { drawForm } from '../../src/cards/form.ts'
import { action, card, field, reply, row } from './replies.ts'
import { bytes, faults, inputs, ofType, press, words } from './schema.ts'

const drawn = (of: Parameters<typeof field>[0]) => drawCard(reply({ card: card({ fields: [field(of)] }) }))

describe('fields of numbers and lists', () => {
  test('a number has its bounds, its value and a message of its own', () => {
    const shown = drawn({
      id: 'people',
      label: 'People',
      kind: 'number',
      options: [],
      value: '4',
      min: 1,
      max: 20,
    })
    expect(inputs(shown)[0]).toMatchObject({
      type: 'Input.Number',
      value: 4,
      min: 1,
      max: 20,
      errorMessage: 'Enter a number from 1 to 20 for People.',
    })
    expect(shown && faults(shown)).toEqual([])
  })

  test('a list is written one on each line, as long as it is', () => {
    const shown = drawn({ kind: 'lines', options: [], value: 'bread\nsoup', maxLength: 20 })
    expect(inputs(shown)[0]).toMatchObject({
      isMultiline: true,
      placeholder: 'One on each line',
      value: 'bread\nsoup',
    })
    expect(inputs(shown)[0]).not.toHaveProperty('maxLength')
  })
})

describe('rows of items', () => {
  test('have Change and Remove beside them, with the rest in the tooltip', () => {
    const item = { ...row('Service 1', 'Transport'), remove: action('Remove service 1') }
    const shown = drawCard(reply({ card: card({ rows: [item] }) }))
    expect(press(shown, 'Remove')).toMatchObject({ associatedInputs: 'none', tooltip: 'Remove: Service 1' })
    expect(press(shown, 'Change')).toBeDefined()
    expect(shown && faults(shown)).toEqual([])
  })

  test('a button that adds one sends what was filled in', () => {
    const actions = [
      action('Confirm', 'primary'),
      { ...action('Add service'), sends: true },
      action('Cancel'),
    ]
    const shown = drawCard(reply({ card: card({ fields: [field()] }), actions }))
    expect(press(shown, 'Add service')).toMatchObject({ associatedInputs: 'auto' })
    expect(press(shown, 'Cancel')).toMatchObject({ associatedInputs: 'none' })
  })
})

const form = (count: number, long = ''): SealedForm => ({
  open: action('Open as form'),
  title: 'Case plan',
  subtitle: 'case wi-1001',
  fields: Array.from({ length: count }, (_, n) =>
    field({
      id: `services-${n + 1}-category`,
      label: `Service ${n + 1}`,
      required: n % 2 === 0,
      why: long || null,
    }),
  ),
  actions: [action('Confirm', 'primary'), action('Continue')],
})

describe('one form with every question', () => {
  test('keeps the order of the flow, and every button sends it', () => {
    const shown = drawForm(form(5), { m: 'message' })
    expect(inputs(shown).map(({ label }) => label)).toEqual([
      'Service 1',
      'Service 2',
      'Service 3',
      'Service 4',
      'Service 5',
    ])
    expect(ofType(shown, 'Action.Submit')).toHaveLength(2)
    expect(ofType(shown, 'Action.Submit')[0]).toMatchObject({
      associatedInputs: 'auto',
      data: { m: 'message' },
    })
    expect(faults(shown)).toEqual([])
  })

  test('stays within what Teams takes, and says what is left', () => {
    const shown = drawForm(form(90, 'Because '.repeat(80)))
    expect(bytes(shown)).toBeLessThan(mostBytes)
    expect(words(shown).at(-1)).toMatch(/more to fill in after these/)
  })

  test('is opened by the sixth button at most', () => {
    const actions = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((label) => action(label))
    const shown = drawCard(reply({ actions, form: form(1) }), true)
    expect([...ofType(shown, 'Action.Execute'), ...ofType(shown, 'Action.Submit')]).toHaveLength(6)
    expect(ofType(drawCard(reply({ actions, form: form(1) })), 'Action.Submit')).toEqual([])
  })
})
