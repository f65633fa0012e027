import { describe, expect, test } from 'vitest'
import { treatmentPlan } from '../../dialogs/treatment-plan.ts'
import type { FlowEvent } from '../../src/dialog/types.ts'
import { sample, planContent, planOnRecord } from './samples/treatment-plan.ts'
import { moChild } from './missouri.ts'
import { today } from './child.ts'
import { open, send, sendAll } from './play.ts'

const confirm: FlowEvent = { type: 'CONFIRM', key: 'key-1' }
const answer = (values: Record<string, unknown>): FlowEvent => ({ type: 'ANSWER', values })
const texts = (notices: readonly { text: string }[]) => notices.map(({ text }) => text).join('\n')
const [bare, withPlan] = sample.contexts as [
  (typeof sample.contexts)[number],
  (typeof sample.contexts)[number],
]
const full = sample.runs[0]?.answers ?? {}
const carried = { planType: 'next-steps', agreedBy: ['family', 'division', 'team'], uploaded: 'yes' }
/** The plan on record carried on, its open task with a new day. */
const carriedOn = (ctx: typeof bare, more: object = {}) =>
  send(
    treatmentPlan,
    open(treatmentPlan, ctx, { ...carried, ...more }),
    answer({ 'tasks-1-by': '2027-04-15' }),
    ctx,
  )

describe('the Next Steps of a CD-220', () => {
  test('MO-R18 MO-R19 MO-R20 MO-R21 MO-R22 MO-R23 four questions, an agreed task and who agreed are asked and written', () => {
    const at = open(treatmentPlan, bare, { planType: 'next-steps' })
    const required = at.view.open.filter(({ need }) => need === 'required').map(({ ask }) => ask)
    expect(required).toEqual(
      expect.arrayContaining([
        'achieve',
        'getThere',
        'onTrack',
        'howLong',
        'tasks-1-who',
        'agreedBy',
        'uploaded',
      ]),
    )
    const done = send(treatmentPlan, open(treatmentPlan, bare, full), confirm, bare)
    expect(done.writes[0]?.steps).toMatchObject([
      {
        kind: 'case-plan',
        of: 'mo-1',
        body: {
          planType: 'next-steps',
          planDate: today,
          children: ['mo-1-c1'],
          howLong: 'About nine months.',
          tasks: [{ who: 'The mother', what: 'Complete the assessment.', by: '2027-04-15', state: 'next' }],
          agreedBy: { family: true, division: true, team: true },
          uploadedToImaging: true,
          edition: 'mo@2021-07-02',
        },
      },
    ])
  })

  test('MO-R19 whoever has not agreed is named before Confirm counts', () => {
    const at = open(treatmentPlan, bare, { ...full, agreedBy: ['division'] })
    const said = at.view.notices.find(({ kind }) => kind === 'condition')
    expect(said?.text).toMatch(/Not agreed yet: The family, The Family Support Team\./)
    expect(said?.citation?.quote).toBeTruthy()
  })

  test('MO-R24 MO-R25 it comes again each quarter, and what is not uploaded yet is said', () => {
    const notices = texts(open(treatmentPlan, bare, { ...full, uploaded: 'no' }).view.notices)
    expect(notices).toMatch(/at the end of each quarter/)
    expect(notices).toMatch(/Document Imaging documents the plan/)
  })

  test('MO-R14 MO-R15 MO-R18 each kind of plan names its own clock and none of another', () => {
    const of = (planType: string) => texts(open(treatmentPlan, bare, { planType }).view.notices)
    expect(of('next-steps')).toMatch(/the day the child comes into custody/)
    expect(of('next-steps')).not.toMatch(/case opening/)
    expect(of('cs-1')).toMatch(/day 30 after case opening/)
    expect(of('cs-1')).not.toMatch(/comes into custody/)
    for (const kind of ['cs-1', 'next-steps', 'trajectory'])
      expect(of(kind)).toMatch(/Division receives custody/)
  })
})

describe('bringing a plan up to date', () => {
  test('MO-R24 it starts from what is on record and changes that plan', () => {
    const at = open(treatmentPlan, withPlan, carried)
    expect(at.flow.answers).toMatchObject({ achieve: planContent.achieve, 'tasks-1-who': 'The mother' })
    expect(texts(at.view.notices)).toMatch(/goes on with the CD-220 Next Steps on record/)
  })

  test('MO-R27 a task that is done moves to what is working well', () => {
    const at = sendAll(
      treatmentPlan,
      carriedOn(withPlan),
      [answer({ 'tasks-1-state': 'existing-safety' }), confirm],
      withPlan,
    )
    expect(at.writes[0]?.steps).toMatchObject([
      {
        kind: 'case-plan-change',
        of: 'plan-7',
        ifMatch: '"3"',
        body: { tasks: [{ state: 'existing-safety' }, { state: 'existing-strength' }] },
      },
    ])
  })

  test('a task still to be done cannot be due before the plan of today; the old day is named', () => {
    const at = open(treatmentPlan, withPlan, { planType: 'next-steps' })
    expect(at.flow.answers).not.toHaveProperty('tasks-1-by')
    expect(at.view.asking?.ask).toBe('tasks-1-by')
    const again = send(treatmentPlan, at, answer({ 'tasks-1-by': '2026-09-15' }), withPlan)
    expect(again.last.refused[0]?.refusal.because).toMatch(/cannot be due before the plan's own day/)
  })

  test('MO-R28 MO-R29 a trajectory stands in the place of the Next Steps and begins with what they say', () => {
    const at = carriedOn(withPlan, { planType: 'trajectory' })
    expect(at.flow.answers).toMatchObject({ achieve: planContent.achieve })
    expect(texts(at.view.notices)).toMatch(/begins with what the CD-220 Next Steps on record says/)
    expect(texts(at.view.notices)).toMatch(/trajectory.*each quarter/)
    const done = send(treatmentPlan, at, confirm, withPlan)
    expect(done.writes[0]?.steps).toMatchObject([{ kind: 'case-plan', body: { planType: 'trajectory' } }])
  })

  test('a plan that was handed in or approved is not changed; a new one begins with it', () => {
    const ctx = { ...withPlan, facts: { ...withPlan.facts, case: { ...withPlan.facts.case } } }
    ctx.facts.case.onRecord = {
      ...ctx.facts.case.onRecord,
      casePlans: [planOnRecord({ status: 'approved' })],
    }
    const done = send(treatmentPlan, carriedOn(ctx), confirm, ctx)
    expect(done.writes[0]?.steps[0]?.kind).toBe('case-plan')
  })
})

describe('the CS-1, services and visits', () => {
  test('MO-R16 MO-R17 a CS-1 takes its PPRT meeting, every child in custody, and says when it comes again', () => {
    const at = open(treatmentPlan, bare, { planType: 'cs-1', pprtOn: '2026-11-20' })
    expect(at.flow.answers).toMatchObject({ children: ['mo-1-c1'] })
    expect(texts(at.view.notices)).toMatch(/anew at every PPRT meeting/)
    const done = send(treatmentPlan, at, confirm, bare)
    expect(done.writes[0]?.steps[0]?.body).toMatchObject({ planType: 'cs-1', pprtOn: '2026-11-20' })
  })

  test('MO-R30 MO-R31 MO-R32 a service is weighed for the family, the resource and the culture, and helpers count', () => {
    let at = send(treatmentPlan, open(treatmentPlan, bare, full), { type: 'WANT', ask: 'treatments' }, bare)
    expect(at.view.open.filter(({ item }) => item?.group === 'treatments').map(({ ask }) => ask)).toEqual([
      'treatments-1-resource',
      'treatments-1-familyGains',
      'treatments-1-resourceGives',
      'treatments-1-culture',
      'treatments-1-natural',
    ])
    const service = {
      'treatments-1-resource': 'The aunt',
      'treatments-1-familyGains': 'Trusts her.',
      'treatments-1-resourceGives': 'Is there at night.',
      'treatments-1-culture': 'One family.',
      'treatments-1-natural': 'yes',
    }
    at = sendAll(treatmentPlan, at, [answer(service), confirm], bare)
    expect(at.writes[0]?.steps[0]?.body).toMatchObject({
      treatments: [
        {
          resource: 'The aunt',
          capacity: 'The family: Trusts her. The resource: Is there at night.',
          culture: 'One family.',
          natural: true,
        },
      ],
    })
  })

  test('what was weighed before comes back as its two sides', () => {
    expect(open(treatmentPlan, withPlan, carried).flow.answers).toMatchObject({
      'treatments-1-familyGains': 'Learns by doing.',
      'treatments-1-resourceGives': 'Comes to the home.',
      'treatments-1-natural': 'no',
    })
  })

  test('MO-R26 a phase of visits becomes a task, and the team and the Safety Network approve the move', () => {
    let at = open(treatmentPlan, bare, { ...full, phase: 'phase-2' })
    expect(Object.values(at.flow.answers)).toContain('Phase 2 (unsupervised visits)')
    expect(at.view.notices.find(({ kind }) => kind === 'condition')?.text).toMatch(/Safety Network approve/)
    at = sendAll(treatmentPlan, at, [{ type: 'SKIP' }, confirm], bare)
    expect(at.writes[0]?.steps[0]?.body).toMatchObject({ phase: 'phase-2', tasks: [{}, { state: 'next' }] })
  })

  test('where no child receives services there is no plan to write', () => {
    const ctx = moChild({ served: false })
    expect(treatmentPlan.open(ctx)?.because).toMatch(/No child of this case/)
  })
})
