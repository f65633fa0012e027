import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct, type Product } from '../world/product.ts'
import { demoFolk } from '../world/demo-folk.ts'
import { choose, look } from './place.ts'

let directory: string
let product: Product
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'waymark-board-'))
  product = await startProduct({ directory, args: ['--now', '2026-12-04T15:30:00Z'] })
})
afterAll(async () => {
  await product?.stop()
  await rm(directory, { recursive: true, force: true })
})

test('the start panel says where the board is, and a supervisor of the demo agency reads it there', async () => {
  expect(product.printed()).toContain(`Board       ${product.bot}/board`)
  const { status, text } = await look(product.bot, await choose(product.bot, 'supervisor-mo'))
  expect([status, text.includes('Unit Sable Ridge')]).toEqual([200, true])
  expect(text).toMatch(/Caspian Dragomirescu[^]*The next eight weeks[^]*No rules contradict each other/)
})

test('no page of any supervisor or worker names anybody on a case', async () => {
  for (const state of ['tn', 'mo', 'wi', 'ma']) {
    const names = demoFolk(state).filter((name) => name !== 'The')
    for (const person of [`supervisor-${state}`, `worker-${state}`]) {
      const cookie = await choose(product.bot, person)
      for (const query of ['', '?in=channel', `?worker=worker-${state}`, '?holiday=2026-12-24']) {
        const { status, text } = await look(product.bot, cookie, query)
        expect([person, query, status]).toEqual([person, query, 200])
        expect([person, query, names.filter((name) => new RegExp(`\\b${name}\\b`).test(text))]).toEqual([
          person,
          query,
          [],
        ])
      }
    }
  }
})
