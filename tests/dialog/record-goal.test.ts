import { describe, expect, test } from 'vitest'
import { recordGoal } from '../../dialogs/record-goal.ts'
import { child, seventeen, today } from './child.ts'
import { open, send, sendAll } from './play.ts'
import type { FlowEvent } from '../../src/dialog/types.ts'

const confirm: FlowEvent = { type: 'CONFIRM', key: 'key-1' }
const answer = (values: Record<string, unknown>): FlowEvent => ({ type: 'ANSWER', values })
const texts = (notices: readonly { text: string }[]) => notices.map(({ text }) => text).join('\n')

describe('the happy path', () => {
  test('TN-R20 TN-R22 one goal: asked, reviewed, confirmed, saved, in the body that is written', () => {
    const ctx = child()
    let at = open(recordGoal, ctx)
    expect(at.view).toMatchObject({
      status: 'asking',
      asking: { ask: 'goal' },
      progress: { done: 0, total: 2 },
    })
    at = send(recordGoal, at, answer({ goal: 'adoption' }), ctx)
    expect(at.view.asking?.ask).toBe('targetDate')
    at = send(recordGoal, at, answer({ targetDate: '2027-05-22' }), ctx)
    expect(at.view.status).toBe('review')
    at = send(recordGoal, at, confirm, ctx)
    expect(at.flow).toMatchObject({ status: 'saving', key: 'key-1' })
    const goals = [{ goal: 'adoption', role: 'primary', startDate: today, targetDate: '2027-05-22' }]
    const body = { goals, edition: 'tn@2018-04-01' }
    expect(at.writes).toEqual([
      { case: 'tn-1', child: 'tn-1-c1', steps: [{ kind: 'permanency-goals', of: 'tn-1-c1', body }] },
    ])
    expect(send(recordGoal, at, { type: 'SAVED' }, ctx).view.status).toBe('saved')
  })

  test('TN-R03 TN-R23 two goals from one sentence and one confirm', () => {
    const ctx = child()
    const said = {
      goal: 'reunification',
      targetDate: '2027-05-22',
      secondGoal: 'adoption',
      secondTargetDate: '2027-11-22',
    }
    const at = send(recordGoal, open(recordGoal, ctx, said), confirm, ctx)
    expect(at.writes[0]?.steps[0]?.body).toMatchObject({
      goals: [
        { goal: 'reunification', role: 'primary', targetDate: '2027-05-22' },
        { goal: 'adoption', role: 'second', targetDate: '2027-11-22' },
      ],
    })
  })

  test('by card: at most four actions for one goal, six for two', () => {
    const ctx = child()
    const fields = open(recordGoal, ctx).view.open.filter(({ need }) => need === 'required')
    const submit = 1
    expect(fields.length + submit).toBeLessThanOrEqual(4)
    const two = open(recordGoal, ctx, { secondGoal: 'adoption' }).view.open
    const more = two.filter(({ need }) => need === 'required').length + ['secondGoal'].length
    expect(more + submit).toBeLessThanOrEqual(6)
  })
})

describe('which goals', () => {
  test('TN-R05 TN-R11 the list is the rule: PPLA is offered at seventeen and refused at eight, with the day it opens', () => {
    const options = (s: object) => open(recordGoal, child(s)).view.asking?.options.map(({ value }) => value)
    expect(options(seventeen)).toContain('ppla')
    expect(options({})).not.toContain('ppla')
    const [refused] = open(recordGoal, child(), { goal: 'ppla' }).last.refused
    expect(refused).toMatchObject({
      label: 'Goal',
      given: 'ppla',
      refusal: {
        allowedFrom: '2034-03-09',
        instead: expect.arrayContaining(['Adoption', 'Return to parent']),
      },
    })
    expect(refused?.refusal.because).toContain('16')
    expect(refused?.refusal.citation?.quote).toBeTruthy()
  })

  test('a goal is judged on its start date: moving the start back before a birthday undoes it, and says so', () => {
    const ctx = child({ dateOfBirth: '2010-11-01' })
    let at = open(recordGoal, ctx, { goal: 'ppla', compellingReason: 'Nothing else holds.' })
    expect(at.view.rows.map(({ ask }) => ask)).toEqual(['goal', 'compellingReason'])
    at = send(recordGoal, at, { type: 'CORRECT', ask: 'startDate', value: '2026-10-30' }, ctx)
    expect(at.last.undone.map(({ label, was }) => `${label}: ${was}`)).toEqual([
      'Goal: Planned Permanent Living Arrangement (PPLA)',
      'Compelling reason: Nothing else holds.',
    ])
    expect(at.view.asking?.ask).toBe('goal')
  })

  test('TN-R08 TN-R09 TN-R10 where the list is missing nothing opens: it says so and what to do', () => {
    for (const caseType of ['non-custodial', 'probation-aftercare', 'post-custody']) {
      const refusal = recordGoal.open(child({ caseType }))
      expect(refusal?.because).toMatch(/missing\. Your agency can supply the list/)
      expect(refusal?.citation?.quote).toBeTruthy()
    }
  })

  test("TN-R08 an agency's own list opens the flow, non-custodial and with less to plan", () => {
    const goals = [
      {
        id: 'stay-home',
        label: 'Stay at home',
        aliases: [],
        federalClass: null,
        planClass: 'non-custodial' as const,
      },
    ]
    const list = {
      state: 'tn' as const,
      caseType: 'non-custodial',
      source: 'memo',
      checkedOn: '2026-10-01',
      checkedBy: 'policy unit',
      goals,
    }
    const ctx = child({ caseType: 'non-custodial', agency: { agency: 'An agency', lists: [list] } })
    expect(recordGoal.open(ctx)).toBeNull()
    const at = open(recordGoal, ctx, { goal: 'stay-home', targetDate: '2027-01-31', recruitment: 'a poster' })
    expect(at.last.refused.map(({ ask }) => ask)).toEqual(['recruitment'])
    expect(texts(at.view.notices)).toMatch(/asks for less/)
    expect(send(recordGoal, at, confirm, ctx).writes).toHaveLength(1)
  })

  test('TN-R07 a parent as child is refused with the rule; a parent who is the child served is not', () => {
    const refusal = recordGoal.open(child({ role: 'parent', served: false, dateOfBirth: '1990-01-01' }))
    expect(refusal?.because).toBe(child().rules.servedOnly().because)
    expect(refusal?.because).toMatch(/parent/)
    expect(refusal?.citation?.quote).toBeTruthy()
    expect(recordGoal.open(child({ ...seventeen, role: 'parent', served: true }))).toBeNull()
  })

  test('TN-R03 a third goal is refused with the rule, naming the two there are', () => {
    const active = [
      { goal: 'adoption', role: 'primary' as const },
      { goal: 'reunification', role: 'second' as const },
    ]
    const refusal = recordGoal.open(child({ active }))
    expect(refusal?.because).toMatch(/at most two.*Adoption and Return to parent/)
    expect(refusal?.citation?.quote).toBeTruthy()
  })

  test('TN-R03 beside one active goal only one more is recorded, as the second, and never the same', () => {
    const ctx = child({ active: [{ goal: 'adoption', role: 'primary' }] })
    let at = open(recordGoal, ctx, { goal: 'adoption', secondGoal: 'reunification' })
    expect(at.last.refused.map(({ ask }) => ask)).toEqual(['goal', 'secondGoal'])
    expect(texts(at.view.notices)).toMatch(/Adoption is already on record as the primary goal/)
    at = sendAll(recordGoal, at, [answer({ goal: 'reunification', targetDate: '2027-05-22' }), confirm], ctx)
    expect(at.writes[0]?.steps[0]?.body).toMatchObject({ goals: [{ goal: 'reunification', role: 'second' }] })
  })

  test('where only a second goal stands, the new one leads', () => {
    const ctx = child({ active: [{ goal: 'adoption', role: 'second' }] })
    const at = open(recordGoal, ctx, { goal: 'reunification', targetDate: '2027-05-22' })
    expect(send(recordGoal, at, confirm, ctx).writes[0]?.steps[0]?.body).toMatchObject({
      goals: [{ role: 'primary' }],
    })
  })

  test('the same goal twice in one sentence: the first is kept, the second refused', () => {
    const at = open(recordGoal, child(), { goal: 'adoption', secondGoal: 'adoption' })
    expect(at.flow.answers).toEqual({ goal: 'adoption' })
    expect(at.last.refused[0]).toMatchObject({
      ask: 'secondGoal',
      refusal: { because: 'Adoption is already one of the goals.' },
    })
  })
})

describe('dates', () => {
  test('TN-R21 the target date says what it decides, with its source', () => {
    const at = open(recordGoal, child(), { goal: 'adoption' })
    expect(at.view.asking?.why.text).toMatch(/Family Permanency Plan expires/)
    expect(at.view.asking?.why.citation?.quote).toBeTruthy()
    const after = send(recordGoal, at, answer({ targetDate: '2027-05-22' }), child())
    expect(after.view.rows.at(-1)).toMatchObject({
      value: 'Sat 22 May 2027',
      note: expect.stringMatching(/expires/),
    })
  })

  test.each([
    ['2026-11-21', /cannot be before today, Sun 22 Nov 2026/],
    [today, /after the start date, Sun 22 Nov 2026/],
    ['2027-02-30', /not one day of the calendar/],
  ])('the target date %s is refused', (targetDate, because) => {
    const at = open(recordGoal, child(), { goal: 'adoption', targetDate })
    expect(at.last.refused[0]?.refusal.because).toMatch(because)
    expect(at.view.asking?.ask).toBe('targetDate')
  })

  test('the start date: today unless given, never in the future, never before birth', () => {
    const ctx = child()
    const full = open(recordGoal, ctx, { goal: 'adoption', targetDate: '2027-05-22' })
    const refusal = (value: string) =>
      send(recordGoal, full, { type: 'CORRECT', ask: 'startDate', value }, ctx).last.refused[0]?.refusal
        .because
    expect(refusal('2026-11-23')).toMatch(/cannot be after today/)
    expect(refusal('2018-03-08')).toMatch(/before the child was born/)
    const at = sendAll(recordGoal, full, [answer({ startDate: '2026-11-02' }), confirm], ctx)
    expect(at.writes[0]?.steps[0]?.body).toMatchObject({ goals: [{ startDate: '2026-11-02' }] })
  })

  test('a start in the past does not let the target lie in the past', () => {
    const at = open(recordGoal, child(), {
      startDate: '2026-11-02',
      goal: 'adoption',
      targetDate: '2026-11-10',
    })
    expect(at.last.refused[0]?.refusal.because).toMatch(/cannot be before today/)
  })

  test('after a week asleep a target date that has passed is dropped and named, and nothing is written', () => {
    const at = open(recordGoal, child(), { goal: 'adoption', targetDate: '2026-11-25' })
    const late = send(recordGoal, at, confirm, child({ today: '2026-11-29' }))
    expect(late.writes).toEqual([])
    expect(late.last.undone).toEqual([
      {
        ask: 'targetDate',
        label: 'Target date',
        was: 'Wed 25 Nov 2026',
        because: 'The target date cannot be before today, Sun 29 Nov 2026.',
      },
    ])
    expect(late.view.asking?.ask).toBe('targetDate')
  })
})
