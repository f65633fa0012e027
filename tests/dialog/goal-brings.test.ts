import { describe, expect, test } from 'vitest'
import { recordGoal } from '../../dialogs/record-goal.ts'
import { begin, shown, step, view } from '../../src/dialog/index.ts'
import { child, seventeen, today } from './child.ts'
import { open, send, sendAll } from './play.ts'
import type { FlowEvent } from '../../src/dialog/types.ts'

const confirm: FlowEvent = { type: 'CONFIRM', key: 'key-1' }
const answer = (values: Record<string, unknown>): FlowEvent => ({ type: 'ANSWER', values })
const texts = (notices: readonly { text: string }[]) => notices.map(({ text }) => text).join('\n')
const ppla = {
  goal: 'ppla',
  targetDate: '2027-11-10',
  compellingReason: 'No other goal would hold.',
  ruledOut: ['reunification', 'exit-custody-to-relative', 'adoption', 'permanent-guardianship'],
  committedResource: 'The Ostrander home',
}

describe('what a goal brings with it', () => {
  test('TN-R12 TN-R13 recruitment is offered with a custody goal, informal, and written as of today', () => {
    const ctx = child()
    let at = open(recordGoal, ctx, { goal: 'reunification', targetDate: '2027-05-22' })
    expect(at.view.offers.map(({ ask }) => ask)).toContain('recruitment')
    expect(texts(at.view.notices)).toMatch(/Informal recruitment can be entered/)
    at = sendAll(recordGoal, at, [answer({ recruitment: 'Asked the school.' }), confirm], ctx)
    expect(at.writes[0]?.steps[0]?.body).toMatchObject({
      goals: [{ recruitment: [{ type: 'informal', date: today, note: 'Asked the school.' }] }],
    })
  })

  test('TN-R14 in full guardianship it belongs in the adoption case; unknown guardianship has to be known first', () => {
    const said = { goal: 'adoption', targetDate: '2027-05-22', recruitment: 'A poster.' }
    const full = open(recordGoal, child({ guardianship: 'full' }), said)
    expect(full.last.refused[0]?.refusal.because).toMatch(/Informal recruitment is not asked/)
    expect(texts(full.view.notices)).toMatch(/adoption case/)
    const unknown = open(recordGoal, child({ guardianship: 'unknown' }), said)
    expect(unknown.flow.answers).not.toHaveProperty('recruitment')
    expect(texts(unknown.view.notices)).toMatch(/depends on the guardianship status, which is not known/)
  })

  test('TN-R15 a permanent family is linked to the goal that may have one', () => {
    const ctx = child()
    const said = { goal: 'reunification', targetDate: '2027-05-22', resource: 'The Ostrander home' }
    expect(open(recordGoal, ctx, said).last.refused.map(({ ask }) => ask)).toEqual(['resource'])
    const both = { ...said, secondGoal: 'adoption', secondTargetDate: '2027-11-22' }
    const at = send(recordGoal, open(recordGoal, ctx, both), confirm, ctx)
    const { goals } = at.writes[0]?.steps[0]?.body as { goals: object[] }
    expect(goals[0]).not.toHaveProperty('resource')
    expect(goals[1]).toMatchObject({ goal: 'adoption', resource: 'The Ostrander home' })
  })

  test('TN-R04 TN-R05 the kind of plan the goal makes is told, with its source', () => {
    const at = open(recordGoal, child(), { goal: 'adoption' })
    expect(
      at.view.notices.find(({ text }) => /plan that asks for everything/.test(text))?.citation,
    ).toBeTruthy()
  })

  test('PPLA asks for its reason, every other goal ruled out, and the committed family', () => {
    const ctx = child(seventeen)
    let at = open(recordGoal, ctx, { goal: 'ppla', targetDate: '2027-11-10' })
    expect(at.view.open.filter(({ need }) => need === 'required').map(({ ask }) => ask)).toEqual([
      'compellingReason',
      'ruledOut',
      'committedResource',
    ])
    at = send(recordGoal, at, answer({ ...ppla, ruledOut: ['adoption'] }), ctx)
    expect(at.last.refused[0]?.refusal.because).toMatch(
      /ruled out before PPLA\. Not ruled out yet: Return to parent/,
    )
    at = sendAll(recordGoal, at, [answer(ppla), confirm], ctx)
    expect(at.writes[0]?.steps[0]?.body).toMatchObject({ goals: [{ ...ppla, role: 'primary' }] })
  })

  test('of two goals each is written with what belongs to it, recruitment once', () => {
    const ctx = child(seventeen)
    const { goal, targetDate, ...asked } = ppla
    const said = {
      ...asked,
      goal: 'adoption',
      targetDate: '2027-05-22',
      secondGoal: goal,
      secondTargetDate: targetDate,
      ruledOut: 'reunification,exit-custody-to-relative,permanent-guardianship',
      recruitment: 'Asked the school.',
    }
    const at = send(recordGoal, open(recordGoal, ctx, said), confirm, ctx)
    const recruitment = [{ type: 'informal', date: today, note: 'Asked the school.' }]
    const start = { startDate: today }
    expect((at.writes[0]?.steps[0]?.body as { goals: object[] }).goals).toEqual([
      { ...start, goal: 'adoption', role: 'primary', targetDate: '2027-05-22', recruitment },
      { ...start, ...ppla, role: 'second', ruledOut: said.ruledOut.split(',') },
    ])
  })

  test('leaving PPLA drops only what PPLA asked for', () => {
    const ctx = child(seventeen)
    const at = send(
      recordGoal,
      open(recordGoal, ctx, ppla),
      { type: 'CORRECT', ask: 'goal', value: 'adoption' },
      ctx,
    )
    expect(at.flow.answers).toEqual({ goal: 'adoption', targetDate: '2027-11-10' })
    expect(at.last.undone.map(({ label, was }) => `${label}: ${was}`)).toEqual([
      'Compelling reason: No other goal would hold.',
      'Goals ruled out: Return to parent, Exit Custody to Relative or Kin, Adoption, Permanent Guardianship',
      'Committed family: The Ostrander home',
    ])
  })

  test('a condition must have been shown before a confirm counts', () => {
    const ctx = child(seventeen)
    const unshown = begin(recordGoal, ctx, ppla)
    const first = step(recordGoal, unshown.flow, confirm, ctx)
    expect(first).toMatchObject({ ignored: true, write: null, flow: { status: 'review', key: null } })
    expect(view(recordGoal, first.flow, ctx).notices[0]).toMatchObject({ kind: 'condition' })
    expect(step(recordGoal, first.flow, confirm, ctx).write).not.toBeNull()
    const read = shown(recordGoal, unshown.flow, ctx)
    expect(step(recordGoal, read, confirm, ctx).write).not.toBeNull()
  })

  test('an Indian child, or one of whom it is not known: stop and consult, and no usual hints', () => {
    for (const indianChild of ['yes', 'unknown'] as const) {
      const { notices } = open(recordGoal, child({ indianChild }), { goal: 'adoption' }).view
      expect(notices[0]).toMatchObject({ kind: 'consult', text: expect.stringMatching(/^Stop and consult/) })
      expect(texts(notices)).not.toMatch(/recruitment|permanent family|plan that asks/i)
    }
    expect(open(recordGoal, child(), { goal: 'adoption' }).view.notices[0]?.kind).toBe('hint')
  })
})
