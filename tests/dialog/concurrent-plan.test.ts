import { describe, expect, test } from 'vitest'
import { concurrentPlan } from '../../dialogs/concurrent-plan.ts'
import type { FlowEvent } from '../../src/dialog/types.ts'
import { besideIt, moChild, reunification } from './missouri.ts'
import { today } from './child.ts'
import { open, send, sendAll } from './play.ts'

const confirm: FlowEvent = { type: 'CONFIRM', key: 'key-1' }
const answer = (values: Record<string, unknown>): FlowEvent => ({ type: 'ANSWER', values })
const texts = (notices: readonly { text: string }[]) => notices.map(({ text }) => text).join('\n')
const adoption = { goal: 'adoption', role: 'primary' } as const
const decided = { decidedForum: 'pprt', decidedOn: today }
const said = {
  ...decided,
  concurrentGoal: 'adoption',
  planSteps: ['Look for an adoptive home.'],
  planEfforts: 'Visits each week.',
  relatives: 'yes',
}

describe('beside a main goal of reunification', () => {
  const ctx = moChild({ entered: '2025-10-22', active: [reunification] })

  test('MO-R06 MO-R07 MO-R09 a missing concurrent goal is recorded together with its plan and a contact note', () => {
    const at = send(concurrentPlan, open(concurrentPlan, ctx, said), confirm, ctx)
    expect(at.writes[0]?.steps).toMatchObject([
      { kind: 'permanency-goals', body: { goals: [{ goal: 'adoption', role: 'concurrent' }] } },
      { kind: 'concurrent-plan', body: { concurrentGoal: 'adoption', forum: 'pprt', establishedOn: today } },
      { kind: 'contact-note', of: 'mo-1' },
    ])
  })

  test('MO-R11 after more than a year the question is put to the team, and nothing is called overdue', () => {
    const at = open(concurrentPlan, ctx, said)
    expect(texts(at.view.notices)).toMatch(/the team should consider changing to the concurrent plan/)
    expect(texts(at.view.notices)).not.toMatch(/overdue|late/i)
    expect(at.view.offers.map(({ ask }) => ask)).toContain('teamDecision')
    const done = sendAll(concurrentPlan, at, [answer({ teamDecision: 'keep-and-review' }), confirm], ctx)
    expect(done.writes[0]?.steps[1]?.body).toMatchObject({
      overOneYear: { date: today, decision: 'keep-and-review' },
    })
  })

  test('MO-R11 on the anniversary itself it is not yet more than a year; the day after it is', () => {
    const on = (entered: string) =>
      texts(open(concurrentPlan, moChild({ entered, active: [reunification] }), decided).view.notices)
    expect(on('2025-11-22')).not.toContain('should consider')
    expect(on('2025-11-21')).toContain('should consider')
  })

  test('MO-R12 the time limits of the court and of ASFA are named with their source', () => {
    const notice = open(concurrentPlan, ctx, said).view.notices.find(({ text }) => text.includes('ASFA'))
    expect(notice?.citation?.quote).toBeTruthy()
  })

  test('a plan on record is gone through and takes its own place', () => {
    const standing = moChild({ active: [reunification, besideIt], plan: { resource: 'The aunt' } })
    let at = open(concurrentPlan, standing, decided)
    expect(at.flow.answers).toMatchObject({
      planSteps: ['Look for an adoptive home.'],
      relatives: 'yes',
      planResource: 'The aunt',
    })
    at = sendAll(concurrentPlan, at, [answer({ planSteps: ['Sign the papers.'] }), confirm], standing)
    expect(at.writes[0]?.steps).toMatchObject([
      { kind: 'concurrent-plan', body: { replaces: 'plan-1', steps: [{ what: 'Sign the papers.' }] } },
      { kind: 'contact-note' },
    ])
  })
})

describe('where the main goal has left reunification', () => {
  test('MO-R10 it is no longer required: closing is asked, and closes goal and plan with a note', () => {
    const ctx = moChild({ active: [adoption, { goal: 'guardianship', role: 'concurrent' }], plan: {} })
    let at = open(concurrentPlan, ctx)
    expect(at.view.asking).toMatchObject({ ask: 'closeConcurrent' })
    expect(at.view.asking?.prompt).toMatch(/required only while the main goal is reunification\. Close it\?/)
    at = send(concurrentPlan, at, answer({ closeConcurrent: 'no' }), ctx)
    expect(at.last.refused[0]?.refusal.because).toMatch(/nothing changes/)
    at = sendAll(concurrentPlan, at, [answer({ closeConcurrent: 'yes', ...decided }), confirm], ctx)
    expect(at.writes[0]?.steps).toMatchObject([
      { kind: 'goal-closure', of: 'goal-1' },
      { kind: 'concurrent-plan-closure', of: 'plan-1' },
      { kind: 'contact-note', body: { narrative: expect.stringContaining('Guardianship was closed') } },
    ])
  })

  test('MO-R10 where nothing stands there is nothing to do, and the rule says why', () => {
    const refusal = concurrentPlan.open(moChild({ active: [adoption] }))
    expect(refusal?.because).toMatch(/only while the main goal is reunification/)
    expect(refusal?.citation?.quote).toBeTruthy()
    expect(concurrentPlan.open(moChild())?.because).toMatch(/record the goal first/)
  })
})
