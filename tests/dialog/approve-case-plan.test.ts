import { describe, expect, test } from 'vitest'
import { approveCasePlan } from '../../dialogs/approve-case-plan.ts'
import type { GuidedDialog } from '../../dialogs/index.ts'
import type { CasePlanOnRecord, WiPlanContent } from '../../src/bot/plan-on-record.ts'
import { open, send } from './play.ts'
import { approvedContent, planOf, supervisor, today, wisconsin, worker } from './wisconsin.ts'

const dialog = approveCasePlan as unknown as GuidedDialog
const served: WiPlanContent = {
  ...approvedContent,
  planDate: '2026-12-24',
  considered: [{ cansItem: 'cans-3', reason: 'Has two good friends.' }],
  conditions: approvedContent.conditions.map((one) => ({
    ...one,
    services: one.services.map((service) => ({ ...service, cansItems: ['cans-1', 'cans-2'] })),
  })),
}
const waiting = (author = worker, content = served): CasePlanOnRecord =>
  planOf({ author, id: 'plan-2', status: 'submitted', approvedOn: null, content })
const before = (...plans: CasePlanOnRecord[]) => wisconsin({ person: supervisor, plans })
const writtenBy = (at: ReturnType<typeof open>) => at.writes[0]?.steps[0]

describe('deciding about a plan', () => {
  test('WI-R40 WI-R41 approval names the very content, and sets a date in the future to today', () => {
    const ctx = before(waiting(), planOf())
    const at = send(dialog, open(dialog, ctx), { type: 'ANSWER', values: { decision: 'approve' } }, ctx)
    expect(writtenBy(send(dialog, at, { type: 'CONFIRM', key: 'k' }, ctx))).toEqual({
      kind: 'case-plan-approval',
      of: 'plan-2',
      body: { decision: 'approve', contentHash: waiting().contentHash, planDate: today },
    })
  })
  test('WI-R12 WI-R31 an unmet gate is told, and only returning is left', () => {
    const ctx = before(waiting(worker, approvedContent), planOf())
    const at = send(dialog, open(dialog, ctx), { type: 'ANSWER', values: { decision: 'approve' } }, ctx)
    expect(at.last.refused[0]?.refusal.instead).toEqual(['Return'])
    expect(at.last.refused[0]?.refusal.because).toContain('asterisk')
    expect(at.view.notices.map(({ text }) => text).join(' ')).toContain(
      'Not met: Every CANS item with an asterisk',
    )
  })
  test('a plan is not returned without a note, and a returned one keeps its date', () => {
    const ctx = before(waiting(), planOf())
    let at = send(dialog, open(dialog, ctx), { type: 'ANSWER', values: { decision: 'return' } }, ctx)
    expect(at.view.asking?.ask).toBe('note')
    at = send(dialog, at, { type: 'ANSWER', values: { note: 'Add a service.' } }, ctx)
    const written = writtenBy(send(dialog, at, { type: 'CONFIRM', key: 'k' }, ctx))
    expect(written?.body).toEqual({
      decision: 'return',
      note: 'Add a service.',
      contentHash: waiting().contentHash,
    })
  })
  test('what changed since it was shown is not approved', () => {
    const ctx = before(waiting(), planOf())
    const at = send(dialog, open(dialog, ctx), { type: 'ANSWER', values: { decision: 'approve' } }, ctx)
    const changed = waiting(worker, { ...served, planDate: '2026-12-01' })
    for (const now of [changed, planOf({ id: 'plan-2', status: 'superseded', content: served })]) {
      const after = send(dialog, at, { type: 'CONFIRM', key: 'k' }, before(now, planOf()))
      expect(after.writes).toEqual([])
      expect(after.last.undone.map(({ because }) => because)).toContainEqual(
        expect.stringContaining('changed, decided or replaced'),
      )
    }
  })
  test('nobody approves their own plan, and a worker none at all', () => {
    expect(approveCasePlan.open(before(waiting(supervisor)))?.because).toContain('another supervisor')
    expect(approveCasePlan.open(before(planOf()))?.because).toContain('No plan of this case waits')
    const asWorker = wisconsin({ person: worker, plans: [waiting()] })
    expect(approveCasePlan.open(asWorker)?.because).toContain('A supervisor approves')
  })
})
