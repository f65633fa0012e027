import { expect, test } from 'vitest'
import { contentHashOf } from '../../src/bot/plan-hash.ts'
import type { WiPlanContent } from '../../src/bot/plan-on-record.ts'

const plan: WiPlanContent = {
  planType: 'case',
  planDate: '2026-11-02',
  children: [{ ref: 'c1', personType: 'cps' }],
  courtNumbers: [],
  conditions: [],
  considered: [],
}

test('the same content has the same hash, however it was put together', () => {
  const turned = Object.fromEntries(Object.entries(plan).reverse()) as unknown as WiPlanContent
  const withHole = { ...plan, safetyAssessment: undefined } as unknown as WiPlanContent
  expect(contentHashOf(plan)).toMatch(/^[0-9a-f]{64}$/)
  expect([contentHashOf(turned), contentHashOf(withHole)]).toEqual([contentHashOf(plan), contentHashOf(plan)])
})

test('another content has another hash, and an order of rows is content', () => {
  const two = [
    { ref: 'c1', personType: 'cps' },
    { ref: 'c2', personType: null },
  ]
  const all = [plan, { ...plan, planDate: '2026-11-03' }, { ...plan, children: two }]
  const turned = { ...plan, children: two.toReversed() }
  expect(new Set([...all, turned].map(contentHashOf)).size).toBe(4)
})
