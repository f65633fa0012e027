import { describe, expect, it } from 'vitest'
import { yesNo } from '../../src/bot/understand/yes-no.ts'
import { onTour } from './tour-hearing.ts'

const start = { day: '2026-12-01' }
const two = {
  ...start,
  'stops-1-place': 'park',
  'stops-1-minutes': 10,
  'stops-1-snacks': ['bread'],
  'stops-2-place': 'hill',
  'stops-2-minutes': 30,
}
const whole = { ...two, ticked: ['a'], rules: ['Walk.'] }

describe('items of a group', () => {
  it.each(['add a stop', 'another stop', 'one more halt', 'Add another stop.', 'new stop'])(
    '"%s" adds one',
    (text) => {
      expect(onTour(text, whole)).toEqual({ type: 'want', ask: 'stops' })
    },
  )

  it('what is said with it is taken at once', () => {
    expect(onTour('add a stop: lake', whole)).toEqual({ type: 'answer', values: { 'stops-3-place': 'lake' } })
  })

  it.each(['remove stop 2', 'delete the second stop', 'take the last stop out', 'drop halt 2'])(
    '"%s" takes it out',
    (text) => {
      expect(onTour(text, whole)).toEqual({ type: 'remove', group: 'stops', n: 2 })
    },
  )

  it.each([
    ["change stop 2's end date to 3 May 2027", 'stops-2-until', '2027-05-03'],
    ['change the end date of stop 2 to 3 May 2027', 'stops-2-until', '2027-05-03'],
    ["the second stop's minutes should be 45", 'stops-2-minutes', 45],
    ['stop 1 time: twenty-five', 'stops-1-minutes', 25],
    ['change stop 1 snacks to bread; soup', 'stops-1-snacks', ['bread', 'soup']],
    ['change people to five', 'people', 5],
  ])('"%s" changes that field alone', (text, ask, value) => {
    const command = onTour(text, whole)
    const changed =
      command.type === 'answer'
        ? Object.entries(command.values)[0]
        : [ask, 'value' in command && command.value]
    expect(changed).toEqual([ask, value])
  })

  it('an item without a field is asked through again', () => {
    expect(onTour('change stop 2', whole)).toEqual({ type: 'correct', ask: 'stops-2', value: undefined })
  })

  it('an answer may be taken out by name', () => {
    expect(onTour('remove the rules', whole)).toEqual({ type: 'correct', ask: 'rules', value: null })
  })

  it('the fields of the item in hand need no number', () => {
    expect(onTour('change place to hill', { ...start, 'stops-1-place': 'park' })).toEqual({
      type: 'correct',
      ask: 'stops-1-place',
      value: 'hill',
    })
  })
})

describe('numbers and lists', () => {
  it.each([
    ['3', 3],
    ['three', 3],
    ['about twenty-two', 22],
    ['15 minutes', 15],
  ])('"%s" is %d', (text, minutes) => {
    expect(onTour(text, { ...start, 'stops-1-place': 'park' })).toEqual({
      type: 'answer',
      values: { 'stops-1-minutes': minutes },
    })
  })

  it.each(['a while', '3 or 4', '2.5'])('"%s" is asked about', (text) => {
    expect(onTour(text, { ...start, 'stops-1-place': 'park' }).type).toBe('clarify')
  })

  it.each([
    'Stay together; no running',
    'Stay together\nno running',
    'Stay together and then no running',
    '- Stay together\n- no running',
  ])('%j is two lines', (text) => {
    expect(onTour(text, { ...two, ticked: ['a'] })).toEqual({
      type: 'answer',
      values: { rules: ['Stay together', 'no running'] },
    })
  })
})

describe('a form in words', () => {
  it('takes every line that has a value', () => {
    expect(
      onTour(
        'Day: 1 Dec 2026\nPeople: 3\nStop 1 place [1 PARK · 2 LAKE]: hill\nStop 1 minutes:\nRules: walk; talk',
      ),
    ).toEqual({
      type: 'answer',
      values: { day: '2026-12-01', people: 3, 'stops-1-place': 'hill', rules: ['walk', 'talk'] },
    })
  })

  it('asks about what is not clear, and takes the rest', () => {
    expect(onTour('Day: some time\nPeople: 3')).toMatchObject({
      type: 'answer',
      values: { people: 3 },
      then: { type: 'clarify', ask: 'day' },
    })
  })

  it('is none where a line names no field', () => {
    expect(onTour('Walk: slowly\nRun: never', { ...two, ticked: ['a'] })).toEqual({
      type: 'answer',
      values: { rules: ['Walk: slowly', 'Run: never'] },
    })
  })
})

describe('yes, no and not known', () => {
  const options = ['yes', 'no', 'unknown'].map((value) => ({ value, label: value }))

  it.each([
    ['yes', 'yes'],
    ['Yep!', 'yes'],
    ['no', 'no'],
    ["don't know", 'unknown'],
    ['not sure', 'unknown'],
    ['maybe', null],
  ])('"%s" is %s', (text, value) => {
    expect(yesNo(text, options)).toBe(value)
    expect(yesNo(text, options.slice(0, 1))).toBeNull()
  })
})
