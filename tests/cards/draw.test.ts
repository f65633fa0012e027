import { describe, expect, test } from 'vitest'
import type { SealedReply } from '../../src/bot/reply.ts'
import { drawCard } from '../../src/cards/draw.ts'
import { action, card, citation, field, reply, row } from './replies.ts'
import { bytes, faults, inputs, nodes, ofType, press, words } from './schema.ts'

const form = () =>
  reply({
    actions: [action('Confirm', 'primary'), action('Save draft'), action('Cancel', 'destructive')],
    card: card({
      progress: { done: 1, total: 3 },
      rows: [row('Goal', 'Adoption')],
      fields: [field({ why: 'The goal decides the plan.' })],
    }),
  })

describe('a card', () => {
  test('is schema 1.5, in English, and says its text to clients that cannot draw it', () => {
    const drawn = drawCard(form())
    expect(drawn).toMatchObject({
      type: 'AdaptiveCard',
      version: '1.5',
      lang: 'en',
      fallbackText: 'Which goal?',
    })
    expect(drawn && faults(drawn)).toEqual([])
  })

  test('shows whom it is about, how far it is, and what is filled in', () => {
    expect(words(drawCard(form())).slice(0, 6)).toEqual([
      'Permanency goals',
      'M.R. · tn-1001-c1 · Tennessee',
      '1 of 3',
      'Which goal?',
      'Goal',
      'Adoption',
    ])
  })

  test.each([
    ['plain', 'emphasis'],
    ['good', 'good'],
    ['wait', 'warning'],
    ['stop', 'attention'],
  ] as const)('tells a %s tone by the colour of its band', (tone, style) => {
    expect(ofType(drawCard(reply({ card: card({ tone }) })), 'Container')[0]).toMatchObject({
      style,
      bleed: true,
    })
  })

  test('is not drawn where words alone do, and carries buttons and sources where there are any', () => {
    expect(drawCard(reply({ card: null }))).toBeNull()
    const drawn = drawCard(reply({ card: null, actions: [action('My cases')] }))
    expect(words(drawn)).toEqual(['Which goal?'])
    expect(press(drawn, 'My cases')).toBeDefined()
  })

  test('lists stand under their heading', () => {
    const drawn = drawCard(reply({ card: card({ body: 'Allowed:\n\n- Adoption\n\n- Return' }) }))
    expect(words(drawn).slice(2)).toEqual(['Allowed:', '• Adoption', '• Return'])
    expect(nodes(drawn).find(({ text }) => text === 'Allowed:')).toMatchObject({ weight: 'Bolder' })
  })
})

describe('buttons', () => {
  test('carry their token and nothing else, which stands nowhere but there', () => {
    const asked = form()
    const drawn = drawCard(asked)
    for (const { label, token } of asked.actions) {
      expect(press(drawn, label)).toMatchObject({ verb: 'press', data: { t: token } })
      expect(Object.keys(press(drawn, label).data as object)).toEqual(['t'])
      expect(JSON.stringify(drawn).split(token)).toHaveLength(2)
    }
  })

  test('only the one that sends the form checks it', () => {
    const drawn = drawCard(form())
    const checked = ['Confirm', 'Save draft', 'Cancel', 'Change'].map(
      (title) => press(drawn, title).associatedInputs,
    )
    expect(checked).toEqual(['auto', 'none', 'none', 'none'])
  })

  test('without a primary one the first harmless button sends the form', () => {
    const drawn = drawCard(
      reply({
        card: card({ fields: [field()] }),
        actions: [action('Cancel', 'destructive'), action('Continue')],
      }),
    )
    expect([press(drawn, 'Cancel'), press(drawn, 'Continue')].map((a) => a.associatedInputs)).toEqual([
      'none',
      'auto',
    ])
  })

  test('are six at most, the primary one stands out, a destructive one warns', () => {
    const actions = [
      action('Confirm', 'primary'),
      action('Cancel', 'destructive'),
      ...'abcdefgh'.split('').map((each) => action(each)),
    ]
    const drawn = drawCard(reply({ actions }))
    expect(ofType(drawn, 'Action.Execute')).toHaveLength(6)
    expect([press(drawn, 'Confirm').style, press(drawn, 'Cancel').style]).toEqual(['positive', 'destructive'])
  })

  test('break into lines that fit a narrow card', () => {
    const actions = ['Replace theirs, with a reason', 'Keep theirs, drop mine', 'Save as draft'].map(
      (label) => action(label),
    )
    expect(
      ofType(drawCard(reply({ actions })), 'ActionSet').map((set) => (set.actions as unknown[]).length),
    ).toEqual([1, 2])
  })

  test('Change stands beside its row and tells a screen reader which', () => {
    const drawn = drawCard(
      reply({
        card: card({ rows: [row('Goal', 'Adoption'), row('Target date', 'Sat 22 May 2027', false)] }),
      }),
    )
    expect(ofType(drawn, 'Action.Execute')).toMatchObject([{ title: 'Change', tooltip: 'Change: Goal' }])
  })
})

describe('a form', () => {
  const drawn = (of: Parameters<typeof field>[0]) =>
    drawCard(reply({ card: card({ fields: [field(of)] }), actions: [action('Confirm', 'primary')] }))
  const many = Array.from({ length: 6 }, (_, n) => ({ value: `g${n}`, label: `Goal ${n}` }))

  test('offers few choices at a glance and many in a list, each with its condition', () => {
    expect(inputs(drawn({}))[0]).toMatchObject({
      type: 'Input.ChoiceSet',
      style: 'expanded',
      wrap: true,
      choices: [
        { title: 'Adoption', value: 'adoption' },
        { title: 'Planned living arrangement – from age 16', value: 'ppla' },
      ],
    })
    expect(inputs(drawn({ options: many, value: 'g3' }))[0]).toMatchObject({ style: 'compact', value: 'g3' })
  })

  test('takes several choices, a day, a text', () => {
    expect(inputs(drawn({ kind: 'choices', value: 'adoption,ppla' }))[0]).toMatchObject({
      isMultiSelect: true,
      value: 'adoption,ppla',
    })
    expect(inputs(drawn({ kind: 'date', value: '2027-05-22' }))[0]).toMatchObject({
      type: 'Input.Date',
      value: '2027-05-22',
    })
    expect(inputs(drawn({ kind: 'text', maxLength: 500, value: 'so far' }))[0]).toMatchObject({
      type: 'Input.Text',
      isMultiline: true,
      maxLength: 500,
      value: 'so far',
    })
  })

  test('does not put words into a date field', () => {
    expect(inputs(drawn({ kind: 'date', value: 'end of the quarter' }))[0]).not.toHaveProperty('value')
  })

  test('names every field, says which are required and what is missing', () => {
    expect(inputs(drawn({}))[0]).toMatchObject({
      label: 'Goal',
      isRequired: true,
      errorMessage: 'Choose one for Goal.',
    })
    expect(inputs(drawn({ required: false }))[0]).not.toHaveProperty('isRequired')
  })

  test('says beside the field what was wrong with the entry, and why it is asked', () => {
    const all = nodes(drawn({ error: 'That is not one day.', why: 'It decides when the plan expires.' }))
    expect(all.find(({ text }) => text === 'That is not one day.')).toMatchObject({ color: 'Attention' })
    expect(all.find(({ text }) => text === 'It decides when the plan expires.')).toMatchObject({
      isSubtle: true,
    })
  })

  test('asks what is required before what is not, else in the order given', () => {
    const all = [
      field({ id: 'start', required: false }),
      field(),
      field({ id: 'date', kind: 'date' }),
      field({ id: 'more', required: false }),
    ]
    const ids = inputs(drawCard(reply({ card: card({ fields: all }) }))).map(({ id }) => id)
    expect(ids).toEqual(['goal', 'date', 'start', 'more'])
  })

  test('never shortens a text that would be sent back', () => {
    const card = drawn({ kind: 'text', label: 'Reason', value: 'x'.repeat(5000) })
    expect(inputs(card)).toEqual([])
    expect(words(card).join(' ')).toContain('To replace it, type "change Reason to …".')
  })

  test('keeps the chosen one of very many choices and says that some are left out', () => {
    const options = Array.from({ length: 200 }, (_, n) => ({ value: `g${n}`, label: `Goal ${n}` }))
    const card = drawn({ options, value: 'g199' })
    expect(inputs(card)[0]).toMatchObject({ value: 'g199' })
    expect(inputs(card)[0]?.choices).toContainEqual({ title: 'Goal 199', value: 'g199' })
    expect(words(card)).toContain('Not every choice fits here. You can type yours.')
  })
})

describe('notices and sources', () => {
  test('the gravest notice comes first, each in the colour of its kind', () => {
    const notices = (['hint', 'condition', 'consult'] as const).map((kind) => ({
      kind,
      text: `${kind}!`,
      citation: citation(),
    }))
    const drawn = drawCard(reply({ card: card({ notices }) }))
    expect(words(drawn).filter((each) => each.endsWith('!'))).toEqual(['consult!', 'condition!', 'hint!'])
    expect(ofType(drawn, 'Container').map(({ style }) => style)).toEqual(['emphasis', 'attention', 'warning'])
  })

  test.each([
    ['source', 'official text'],
    ['public', 'public text'],
    ['design', 'our design'],
    ['configured', 'agency setting'],
  ] as const)('a passage tagged %s is called %s, with its place and date', (tag, name) => {
    const drawn = drawCard(reply({ citations: [citation(undefined, tag)] }))
    expect(words(drawn)).toContain(
      `Source: Permanency goals, Adding a goal · policy date 1 April 2018 · ${name}`,
    )
    expect(words(drawn)).toContain('“A child has at most two active goals.”')
  })

  test('a passage is shown once, also where a hint rests on it', () => {
    const notices = [{ kind: 'hint' as const, text: 'Two at most.', citation: citation() }]
    const named = (citations: SealedReply['citations']) =>
      words(drawCard(reply({ card: card({ notices }), citations }))).filter((each) =>
        each.startsWith('Source:'),
      ).length
    expect([named([]), named([citation()]), named([citation(), citation()])]).toEqual([1, 1, 1])
  })

  test('long or several passages wait behind a button', () => {
    const drawn = drawCard(reply({ citations: [citation(), citation('x'.repeat(300))] }))
    const [toggle] = ofType(drawn, 'Action.ToggleVisibility')
    expect(toggle).toMatchObject({ title: 'Show 2 sources' })
    const [target] = toggle?.targetElements as string[]
    expect(nodes(drawn).find(({ id }) => id === target)).toMatchObject({ isVisible: false })
  })
})

test('a card of huge content stays below 28 KB, keeps its buttons and shows what was cut', () => {
  const huge = '界'.repeat(50_000)
  const options = Array.from({ length: 500 }, (_, n) => ({ value: `g${n}`, label: huge }))
  const drawn = drawCard(
    reply({
      text: huge,
      card: card({
        title: huge,
        subtitle: huge,
        body: `${huge}\n`.repeat(40),
        rows: Array.from({ length: 90 }, () => row(huge, huge)),
        fields: [field({ options })],
      }),
      actions: Array.from({ length: 9 }, () => action(huge)),
      citations: Array.from({ length: 50 }, () => citation(huge)),
    }),
  )
  expect(bytes(drawn)).toBeLessThan(28_000)
  expect(drawn && faults(drawn)).toEqual([])
  expect(words(drawn).some((each) => each.endsWith('…'))).toBe(true)
  expect(ofType(drawn, 'Action.Execute').filter(({ title }) => title !== 'Change')).toHaveLength(6)
})
