import { expect, test } from 'vitest'
import * as z from 'zod'
import { begin, defineDialog } from '../../src/dialog/index.ts'
import type { Dialog, GroupOf, QuestionOf } from '../../src/dialog/types.ts'
import { sunny } from './picnic.ts'

const record = z.object({ day: z.iso.date(), dishes: z.array(z.string()) })
type Asked = QuestionOf<z.infer<typeof record>, object>

const asks = (question: Asked): Dialog =>
  defineDialog<object>()({
    id: 'tea',
    version: 1,
    title: 'Tea',
    about: 'case',
    record,
    questions: [question],
    open: () => null,
    notices: () => [],
    write: (made) => made.dishes,
  })

const rest = {
  label: 'Day',
  kind: 'date' as const,
  need: 'required' as const,
  prompt: () => 'When?',
  why: () => ({ text: 'Tea has a day.', citation: null }),
}

test('a wrong field name in `ask` is a compile error, and so is a check that expects another type', () => {
  const right: Asked = {
    ...rest,
    ask: 'day',
    check: (day) => (day.startsWith('2027') ? null : { because: 'No.' }),
  }
  // @ts-expect-error `dya` is no field of the record
  const wrong: Asked = { ...rest, ask: 'dya' }
  // @ts-expect-error dishes are a list, not a text
  const other: Asked = { ...rest, ask: 'dishes', check: (dishes) => (dishes.startsWith('x') ? null : null) }
  expect([right.ask, wrong.ask, other.ask]).toEqual(['day', 'dya', 'dishes'])
})

test('a name that the machine needs for itself is refused before anything runs', () => {
  const named = (ask: string) => asks({ ...rest, ask } as unknown as Asked)
  expect(() => begin(named('next'), sunny())).toThrow(/may not be called "next"/)
  expect(() => begin(named('a.b'), sunny())).toThrow(/may not be called "a.b"/)
  expect(begin(named('day'), sunny(), { day: '2027-05-22' }).flow.status).toBe('review')
})

interface Tour {
  day: string
  stops?: { place: string; minutes?: number }[]
}
type Part = QuestionOf<Tour, object> | GroupOf<Tour, object>

test('the questions of a group know the item, its place and the other answers by their types', () => {
  const right = {
    group: 'stops',
    label: 'Stop',
    atMost: 3,
    show: (stop) => stop.place ?? 'not said yet',
    items: [
      {
        ...rest,
        ask: 'place',
        kind: 'text',
        prompt: (stop, _, { n, all }) => `Stop ${n + (stop.minutes ?? 0)} on ${all.day ?? 'that day'}?`,
        check: (place) => (place.startsWith('The') ? null : { because: 'No.' }),
      },
      { ...rest, ask: 'minutes', kind: 'number', need: (stop) => (stop.place ? 'optional' : 'offered') },
    ],
  } satisfies Part
  // @ts-expect-error `day` is no list
  const wrong: Part = { ...right, group: 'day' }
  // @ts-expect-error a stop has no `where`
  const item: Part = { ...right, items: [{ ...rest, ask: 'where' }] }
  expect([right.group, wrong.group, item.group]).toEqual(['stops', 'day', 'stops'])
})
