import { describe, expect, test } from 'vitest'
import { recordGoal } from '../../dialogs/record-goal.ts'
import type { FlowEvent } from '../../src/dialog/types.ts'
import { besideIt, moChild, reunification } from './missouri.ts'
import { today } from './child.ts'
import { open, send, sendAll } from './play.ts'

const confirm: FlowEvent = { type: 'CONFIRM', key: 'key-1' }
const answer = (values: Record<string, unknown>): FlowEvent => ({ type: 'ANSWER', values })
const texts = (notices: readonly { text: string }[]) => notices.map(({ text }) => text).join('\n')
const plan = {
  planSteps: ['Find an adoptive home.', 'Meet the adoption worker.'],
  planEfforts: 'Weekly visits with the mother, and a home study begun.',
  relatives: 'yes',
}
const meeting = { goal: 'reunification', concurrentGoal: 'adoption', ...plan }

describe('the 72-hour meeting', () => {
  test('MO-R03 MO-R07 MO-R08 MO-R09 MO-R13 one conversation writes goals, concurrent plan and contact note', () => {
    const ctx = moChild()
    let at = open(recordGoal, ctx, { goal: 'reunification', concurrentGoal: 'adoption' })
    expect(at.flow.answers).toMatchObject({ decidedForum: 'fst-72', decidedOn: today })
    expect(at.view.asking).toMatchObject({ ask: 'planSteps', kind: 'lines' })
    expect(at.view.asking?.prompt).toContain('lead to adoption')
    at = sendAll(recordGoal, at, [answer(plan), confirm], ctx)
    const decidedAt = { forum: 'fst-72', date: today }
    expect(at.writes).toEqual([
      {
        case: 'mo-1',
        child: 'mo-1-c1',
        steps: [
          {
            kind: 'permanency-goals',
            of: 'mo-1-c1',
            body: {
              goals: [
                { goal: 'reunification', role: 'primary', startDate: today, decidedAt },
                { goal: 'adoption', role: 'concurrent', startDate: today, decidedAt },
              ],
              edition: 'mo@2021-07-02',
            },
          },
          {
            kind: 'concurrent-plan',
            of: 'mo-1-c1',
            body: {
              concurrentGoal: 'adoption',
              establishedOn: today,
              forum: 'fst-72',
              steps: plan.planSteps.map((what) => ({ toward: 'adoption', what })),
              relatives: { considered: true },
              reasonableEfforts: plan.planEfforts,
              edition: 'mo@2021-07-02',
            },
          },
          {
            kind: 'contact-note',
            of: 'mo-1',
            body: {
              kind: 'goal',
              occurredOn: today,
              narrative:
                '72-hour meeting on Sun 22 Nov 2026. Goal: Reunification. Concurrent goal: Adoption. A home with relatives is part of the concurrent plan.',
            },
          },
        ],
      },
    ])
  })

  test('what the note will say is shown before Confirm, word for word', () => {
    const ctx = moChild()
    const at = open(recordGoal, ctx, meeting)
    const sent = send(recordGoal, at, confirm, ctx).writes[0]?.steps.at(-1)?.body as { narrative: string }
    expect(at.view.status).toBe('review')
    expect(texts(at.view.notices)).toContain(sent.narrative)
  })

  test('MO-R03 in July 2021 and later the concurrent goal may wait: it is asked, may be skipped, and the day is said', () => {
    const ctx = moChild()
    let at = open(recordGoal, ctx, { goal: 'reunification' })
    expect(at.view.asking).toMatchObject({ ask: 'concurrentGoal', need: 'optional' })
    expect(texts(at.view.notices)).toContain('due within 30 days')
    at = sendAll(recordGoal, at, [{ type: 'SKIP' }, confirm], ctx)
    expect(at.writes[0]?.steps.map(({ kind }) => kind)).toEqual(['permanency-goals', 'contact-note'])
  })

  test('MO-R03 after 30 days, or where the day of entry is not known, it is required', () => {
    for (const entered of ['2026-10-22', null]) {
      const at = open(recordGoal, moChild({ entered }), { goal: 'reunification' })
      expect(at.view.asking).toMatchObject({ ask: 'concurrentGoal', need: 'required' })
    }
    const onDay30 = open(recordGoal, moChild({ entered: '2026-10-23' }), { goal: 'reunification' })
    expect(onDay30.view.asking?.need).toBe('optional')
  })

  test('MO-R01 the day of the meeting picks the edition: in 2020 the concurrent goal is set at the same meeting', () => {
    const ctx = moChild({ entered: '2020-06-01', dateOfBirth: '2017-03-09' })
    const at = open(recordGoal, ctx, { ...meeting, decidedOn: '2020-06-03' })
    expect(
      open(recordGoal, ctx, { goal: 'reunification', decidedOn: '2020-06-03' }).view.asking,
    ).toMatchObject({
      ask: 'concurrentGoal',
      need: 'required',
    })
    expect(texts(at.view.notices)).toMatch(
      /The rules of Thu 28 May 2020 decide here.*Newer ones hold from Fri 2 Jul 2021/,
    )
    const body = send(recordGoal, at, confirm, ctx).writes[0]?.steps[0]?.body
    expect(body).toMatchObject({ edition: 'mo@2020-05-28', goals: [{ startDate: '2020-06-03' }, {}] })
  })

  test('MO-R01 correcting the day moves the edition with it, and a day before every edition is refused', () => {
    const ctx = moChild({ entered: '2020-06-01', dateOfBirth: '2017-03-09' })
    let at = open(recordGoal, ctx, { ...meeting, concurrentGoal: 'guardianship', planResource: 'The aunt' })
    const correct = (value: string) => send(recordGoal, at, { type: 'CORRECT', ask: 'decidedOn', value }, ctx)
    expect(correct('2020-05-27').last.refused[0]?.refusal.because).toMatch(/No Missouri rules in force/)
    expect(correct('2026-11-23').last.refused[0]?.refusal.because).toMatch(/after today/)
    at = correct('2020-06-03')
    expect(at.flow.edition).toBe('mo@2020-05-28')
  })

  test('a newer page that no edition holds yet is named with its source', () => {
    const notice = open(recordGoal, moChild()).view.notices.find(({ text }) =>
      text.includes('30 January 2026'),
    )
    expect(notice?.citation?.quote).toBeTruthy()
  })

  test('guardianship as the concurrent goal wants somebody who would be the guardian', () => {
    const ctx = moChild()
    let at = open(recordGoal, ctx, { ...meeting, concurrentGoal: 'guardianship' })
    expect(at.view.asking).toMatchObject({ ask: 'planResource', need: 'required' })
    expect(at.view.asking?.why.citation?.quote).toMatch(/nobody has been found/)
    at = sendAll(recordGoal, at, [answer({ planResource: 'The aunt' }), confirm], ctx)
    expect(at.writes[0]?.steps[1]?.body).toMatchObject({
      resource: 'The aunt',
      steps: [{ toward: 'guardianship' }, { toward: 'guardianship' }],
    })
  })

  test('MO-R13 without relatives the reason is asked for and written with the plan', () => {
    const ctx = moChild()
    let at = open(recordGoal, ctx, { ...meeting, relatives: 'no' })
    expect(at.view.asking).toMatchObject({ ask: 'whyNoRelatives' })
    at = sendAll(recordGoal, at, [answer({ whyNoRelatives: 'No contact is allowed.' }), confirm], ctx)
    expect(at.writes[0]?.steps[1]?.body).toMatchObject({
      relatives: { considered: false, contraryToWelfareReason: 'No contact is allowed.' },
    })
  })

  test('MO-R07 the steps lead where the worker says; a goal that is no kind of step leads to another placement', () => {
    const ctx = moChild()
    const relative = open(recordGoal, ctx, { ...meeting, concurrentGoal: 'fit-and-willing-relative' })
    expect(send(recordGoal, relative, confirm, ctx).writes[0]?.steps[1]?.body).toMatchObject({
      steps: [{ toward: 'other-approved-placement' }, {}],
    })
    const said = open(recordGoal, ctx, { ...meeting, stepsToward: 'guardianship' })
    expect(send(recordGoal, said, confirm, ctx).writes[0]?.steps[1]?.body).toMatchObject({
      steps: [{ toward: 'guardianship' }, {}],
    })
  })

  test('MO-R10 with adoption as the main goal no concurrent goal and no plan is asked for', () => {
    const ctx = moChild()
    let at = open(recordGoal, ctx, { goal: 'adoption' })
    expect(at.view.status).toBe('review')
    at = send(recordGoal, at, confirm, ctx)
    expect(at.writes[0]?.steps.map(({ kind }) => kind)).toEqual(['permanency-goals', 'contact-note'])
  })

  test('changing the main goal undoes the concurrent goal and its plan, and says so', () => {
    const ctx = moChild()
    const at = send(
      recordGoal,
      open(recordGoal, ctx, meeting),
      { type: 'CORRECT', ask: 'goal', value: 'adoption' },
      ctx,
    )
    expect(at.last.undone.map(({ label }) => label)).toEqual([
      'Concurrent goal',
      'Steps',
      'Reasonable efforts',
      'Home with relatives',
    ])
  })

  test('the same goal is never main and concurrent; an Indian child stops for consulting first', () => {
    const twice = open(recordGoal, moChild(), { goal: 'reunification', concurrentGoal: 'reunification' })
    expect(twice.last.refused[0]).toMatchObject({ ask: 'concurrentGoal' })
    const { notices } = open(recordGoal, moChild({ indianChild: 'unknown' }), { goal: 'reunification' }).view
    expect(notices[0]?.kind).toBe('consult')
    expect(texts(notices)).not.toContain('due within 30 days')
  })

  test('an intact family case has no goals to choose: the door says what is not known', () => {
    expect(recordGoal.open(moChild({ caseType: 'intact-family' }))?.because).toMatch(/children in custody/)
  })
})

describe('a new main goal', () => {
  const active = [reunification, besideIt]

  test('MO-R10 leaving reunification: the concurrent goal is no longer required; closing it is asked and done', () => {
    const ctx = moChild({ active, plan: {}, entered: '2025-10-22' })
    let at = open(recordGoal, ctx, { goal: 'guardianship' })
    expect(at.view.open.map(({ ask }) => ask)).toEqual(
      expect.arrayContaining(['decidedForum', 'decidedOn', 'endedReason', 'closeConcurrent']),
    )
    expect(at.view.open.find(({ ask }) => ask === 'closeConcurrent')?.prompt).toMatch(
      /required only while the main goal is reunification\. Adoption is on record\. Close it\?/,
    )
    const rest = {
      decidedForum: 'pprt',
      decidedOn: today,
      endedReason: 'It was not safe.',
      closeConcurrent: 'yes',
    }
    at = sendAll(recordGoal, at, [answer(rest), confirm], ctx)
    expect(at.writes[0]?.steps).toMatchObject([
      { kind: 'goal-closure', of: 'goal-0', ifMatch: '"1"', body: { reason: 'It was not safe.' } },
      { kind: 'goal-closure', of: 'goal-1', ifMatch: '"2"' },
      { kind: 'permanency-goals', body: { goals: [{ goal: 'guardianship', role: 'primary' }] } },
      { kind: 'concurrent-plan-closure', of: 'plan-1', ifMatch: '"1"' },
      {
        kind: 'contact-note',
        body: { narrative: expect.stringContaining('The concurrent goal Adoption was closed.') },
      },
    ])
    const kept = sendAll(
      recordGoal,
      open(recordGoal, ctx, { goal: 'guardianship' }),
      [answer({ ...rest, closeConcurrent: 'no' }), confirm],
      ctx,
    )
    expect(kept.writes[0]?.steps.map(({ kind }) => kind)).toEqual([
      'goal-closure',
      'permanency-goals',
      'contact-note',
    ])
  })

  test('MO-R11 taking up the concurrent goal as the main one ends it as the concurrent one, without a question', () => {
    const ctx = moChild({ active, plan: {} })
    let at = open(recordGoal, ctx, { goal: 'adoption' })
    expect(at.view.open.map(({ ask }) => ask)).not.toContain('closeConcurrent')
    expect(texts(at.view.notices)).toContain('becomes the main goal')
    const rest = { decidedForum: 'fst', decidedOn: today, endedReason: 'The plan did not work.' }
    at = sendAll(recordGoal, at, [answer(rest), confirm], ctx)
    expect(at.writes[0]?.steps.slice(0, 2)).toMatchObject([{ of: 'goal-0' }, { of: 'goal-1' }])
  })

  test('from adoption back to reunification a concurrent goal is asked for again', () => {
    const ctx = moChild({ active: [{ goal: 'adoption', role: 'primary' }], entered: '2025-10-22' })
    const at = open(recordGoal, ctx, { goal: 'reunification' })
    expect(at.view.open.map(({ ask }) => ask)).toContain('concurrentGoal')
    expect(open(recordGoal, ctx, { goal: 'adoption' }).last.refused[0]?.refusal.because).toMatch(/already/)
  })

  test('beside a standing concurrent goal none is asked again', () => {
    const ctx = moChild({
      active: [
        { goal: 'adoption', role: 'primary' },
        { goal: 'guardianship', role: 'concurrent' },
      ],
    })
    const at = open(recordGoal, ctx, { goal: 'reunification' })
    expect(at.view.open.map(({ ask }) => ask)).not.toContain('concurrentGoal')
  })
})
