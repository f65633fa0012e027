import { expect, test } from 'vitest'
import { remembering } from '../../src/policy/remember.ts'

test('what is asked again is calculated once, other facts are other answers, and nobody can change what is kept', () => {
  const asked: string[] = []
  const answer = remembering((id: string, facts: { age?: number }) => {
    asked.push(`${id} ${facts.age ?? 'unknown'}`)
    return { id, age: facts.age ?? null }
  })
  expect(answer('adoption', { age: 8 })).toBe(answer('adoption', { age: 8 }))
  expect(answer('adoption', {})).toEqual({ id: 'adoption', age: null })
  expect(answer('appla', { age: 8 })).toEqual({ id: 'appla', age: 8 })
  expect(asked).toEqual(['adoption 8', 'adoption unknown', 'appla 8'])
  expect(Object.isFrozen(answer('appla', { age: 8 }))).toBe(true)
})

test('what is kept does not grow without end, and answers stay right', () => {
  let made = 0
  const answer = remembering((_: string, facts: { age: number }) => {
    made += 1
    return { age: facts.age }
  })
  for (let age = 0; age < 1200; age += 1) expect(answer('a', { age }).age).toBe(age)
  expect(answer('a', { age: 0 }).age).toBe(0)
  expect(made).toBe(1201)
})
