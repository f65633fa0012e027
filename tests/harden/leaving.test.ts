import { expect, it } from 'vitest'
import { leave } from './leaving.ts'

const seed = Date.now() % 100_000

it(`nothing of a person leaves for a model, and harmless questions do (seed ${seed})`, async () => {
  const { asked, sent, failures, harmless, refused } = await leave(150, seed)
  expect(failures).toEqual([])
  expect(asked).toBe(150)
  expect(sent).toBeGreaterThan(50)
  expect(refused.length / harmless, refused.join('\n')).toBeLessThanOrEqual(0.02)
})
