import { describe, expect, test } from 'vitest'
import { casePlan } from '../../dialogs/case-plan.ts'
import type { WiPlanContent } from '../../src/bot/plan-on-record.ts'
import { approvedContent, people, planOf, wisconsin, withLists, worker, type Situation } from './wisconsin.ts'
import { open as opened, send as sent } from './play.ts'
import { dialog, school, tutoring, writing } from './plan-writing.ts'

const labels = (job: ReturnType<typeof writing>) =>
  job.asked('ticked')?.options.map(({ label }) => label) ?? []
const keyed = (job: ReturnType<typeof writing>, label: string) =>
  job.asked('ticked')?.options.find((one) => one.label.startsWith(label))?.value ?? label

describe('who may begin, and from where', () => {
  test('WI-R04 WI-R05 without an assignment to the case, or after it ended, the door is closed and says how to open it', () => {
    expect(casePlan.open(wisconsin())).toBeNull()
    const ended = [{ person: worker.id, name: worker.name, since: '2026-01-22', until: '2026-11-21' }]
    for (const assignments of [[], ended])
      expect(casePlan.open(wisconsin({ case: { assignments } }))?.because).toMatch(/assignment.*supervisor/)
  })
  test('WI-R08 a child without person type is left out and named; a case of such children cannot begin', () => {
    const personTypes = [
      { child: 'wi-1-c1', personType: 'not-cps' },
      { child: 'wi-1-c2', personType: null },
    ]
    const job = writing({ file: { personTypes } }, { start: 'blank' })
    expect(job.row('children')?.value).toBe('Isambard Voorhuizen')
    expect(job.notices()).toMatch(/Clementia Voorhuizen has no person type.*Person Management/)
    const nobody = personTypes.map(({ child }) => ({ child, personType: null }))
    expect(casePlan.open(wisconsin({ file: { personTypes: nobody } }))?.because).toMatch(
      /person type.*Person Management/,
    )
  })
  test('WI-R06 WI-R07 one plan for several children, or for one of them', () => {
    expect(writing({}, { start: 'blank' }).row('children')?.value).toBe(
      'Isambard Voorhuizen, Clementia Voorhuizen',
    )
    const job = writing({}, { start: 'blank' })
    job.send({ type: 'CORRECT', ask: 'children', value: ['wi-1-c2'] })
    expect([job.row('children')?.value, job.row('courtNumbers')?.value]).toEqual([
      'Clementia Voorhuizen',
      'JC-4472',
    ])
  })
  test('WI-R09 a copy brings everything but the date; an open plan goes on with its date and its version', () => {
    const copy = writing({}, { start: 'copy:plan-1', planDate: '2026-11-20' })
    expect(copy.plan()).toMatchObject({ conditions: approvedContent.conditions, planDate: '2026-11-20' })
    const pending = planOf({ id: 'plan-2', status: 'returned', version: 4 })
    const edit = writing({ plans: [pending] }, { start: 'edit:plan-2' })
    expect(edit.plan()).toMatchObject({ planDate: '2026-03-22' })
    expect(edit.now().writes[0]?.steps).toMatchObject([
      { kind: 'case-plan-change', of: 'plan-2', ifMatch: '"4"' },
    ])
  })
  test('WI-R01 where there is no plan yet, an empty one is begun without asking, and the record fills in what it knows', () => {
    const job = writing({ plans: [] })
    expect([job.row('start')?.value, job.now().view.asking?.ask]).toEqual([
      'Begin with an empty plan',
      'planDate',
    ])
    expect(job.row('start')?.note).toContain('case record')
    expect(job.row('courtNumbers')?.value).toBe('JC-4471, JC-4472')
  })
})

describe('date, type, court and well-being', () => {
  test('WI-R10 the type follows the placement; where that is not known the worker says it', () => {
    expect(writing({}, school).plan().planType).toBe('permanency')
    expect(writing({ case: { caseType: 'in-home' } }, school).plan().planType).toBe('case')
    const open = writing({ case: { facts: {} } }, school)
    expect(open.now().view.asking?.ask).toBe('planType')
    open.say({ planType: 'case' })
    expect(open.plan().planType).toBe('case')
  })
  test('WI-R11 WI-R41 a date in the future may be entered and handed in; approval sets it to that day', () => {
    const job = writing({}, { start: 'blank' })
    expect(job.notices()).toContain('A plan date in the future is allowed and encouraged')
    job.say({ planDate: '2027-01-15' })
    expect(job.row('planDate')?.note).toContain('At approval')
  })
  test('WI-R13 court numbers of the chosen children are taken from the legal record', () => {
    const job = writing({}, { ...school, courtNumbers: ['wi-1-c1 JC-4471'] })
    expect(job.plan().courtNumbers).toEqual([{ child: 'wi-1-c1', number: 'JC-4471' }])
    expect(writing({}, { ...school, courtNumbers: ['wi-1-c1 JC-9'] }).now().last.refused).toHaveLength(1)
  })
  test('WI-R14 health and school are shown and no question changes them', () => {
    const job = writing({}, { start: 'blank' })
    expect(job.notices()).toContain('Well-Being of Isambard Voorhuizen (read only): School: Seventh grade')
    expect(casePlan.questions.filter((q) => /well|school|health/i.test(q.label))).toEqual([])
  })
})

describe('the Safety part', () => {
  const cps: Situation = {
    file: {
      personTypes: [{ child: 'wi-1-c1', personType: 'cps' }],
      safetyAssessments: [
        { id: 'sa-1', completedOn: '2026-10-01', children: ['wi-1-c1'], safetyServices: true },
      ],
    },
    case: { caseType: 'in-home' },
  }
  const safety = ['safetyAssessment', 'diminishedCapacities', 'behavioralChange']
  test('WI-R02 WI-R03 WI-R15 WI-R17 WI-R18 is there for CPS and nowhere else', () => {
    const asked = (s: Situation) => safety.filter((ask) => writing(s, { start: 'blank' }).asked(ask))
    expect(asked(cps)).toEqual(safety)
    expect(asked({})).toEqual([])
    const none = { ...cps, file: { ...cps.file, safetyAssessments: [] } }
    expect(asked({ ...none, case: { caseType: 'in-home', facts: { safetyServices: false } } })).toEqual([
      'behavioralChange',
    ])
  })
  test('WI-R17 capacities are lines in own words, and choices once the agency has its list', () => {
    const own = writing(cps, {
      ...school,
      diminishedCapacities: ['Cannot plan ahead'],
      safetyAssessment: 'sa-1',
    })
    own.send({ type: 'SKIP' })
    expect(own.plan()).toMatchObject({
      diminishedCapacities: ['Cannot plan ahead'],
      safetyAssessment: 'sa-1',
    })
    const given = writing({ ...cps, agency: withLists }, { ...school, listedCapacities: ['Plans ahead'] })
    given.send({ type: 'REVIEW' })
    expect(given.plan().diminishedCapacities).toEqual(['Plans ahead'])
  })
})

describe('conditions, goals and services', () => {
  test('WI-R21 WI-R33 WI-R35 narratives come from the newest assessment and can be changed', () => {
    const functioning = { child: 'Sleeps well.', parents: 'Both work.', family: 'Gets along.' }
    const assessments = [{ id: 'a-1', status: 'pending' as const, completedOn: '2026-10-01', functioning }]
    const job = writing({ file: { assessments } }, { ...school, familyFunctioning: 'Gets along better.' })
    expect(job.plan().functioning).toEqual({ ...functioning, family: 'Gets along better.' })
  })
  test('WI-R23 WI-R24 WI-R29 a condition has its children and several goals', () => {
    expect(writing({}, school).plan().conditions).toEqual([
      {
        section: 'child',
        participants: ['wi-1-c1'],
        text: 'School every day',
        goals: ['Fewer than two missed days', 'Reading at grade level'],
        services: [],
      },
    ])
  })
  test('WI-R34 WI-R35 parents are picked by name, the family is everybody', () => {
    const job = writing(
      {},
      { start: 'blank', planDate: '2026-11-20', 'conditions-1-section': 'parents-caregivers' },
    )
    expect(job.asked('conditions-1-participants')?.options).toEqual([
      { value: 'wi-1-p1', label: 'Wilhelmina Voorhuizen' },
    ])
    job.say({
      'conditions-1-section': 'family',
      'conditions-1-text': 'Calm',
      'conditions-1-goals': ['A routine'],
    })
    expect(job.plan().conditions[0]?.participants).toEqual(people.map(({ id }) => id))
  })
  test('WI-R25 WI-R26 WI-R27 WI-R28 a service with every field; category and status are marked as own words', () => {
    const more = {
      'services-1-endDate': '2027-05-01',
      'services-1-progress': 'Begun',
      'services-1-statusDescription': 'Goes well',
    }
    const job = writing({}, { ...school, ...tutoring, ...more })
    expect(job.row('services-1')?.note).toContain('In your own words: category and status')
    expect(job.plan().conditions[0]?.services).toEqual([
      {
        category: 'Tutoring',
        explanation: 'Reading with a tutor',
        responsible: { type: 'medical-provider', name: 'Dr. Ottoline Marchbanks' },
        frequencyDuration: 'Weekly',
        beginDate: '2026-11-01',
        endDate: '2027-05-01',
        progress: 'Begun',
        status: 'Under way',
        statusDescription: 'Goes well',
        cansItems: [],
      },
    ])
    const four = writing({}, school)
    four.send({ type: 'WANT', ask: 'services' })
    expect(four.asked('services-1-responsibleType')?.options).toHaveLength(4)
  })
  test('WI-R27 a service does not end before it begins', () => {
    const job = writing({}, { ...school, ...tutoring, 'services-1-endDate': '2026-10-01' })
    expect(job.now().last.refused[0]?.refusal.because).toContain('It begins on Sun 1 Nov 2026')
  })
  test("WI-R25 WI-R28 with the agency's lists category and status are choices, and a copy finds its words again", () => {
    const listed = writing({ agency: withLists }, { start: 'copy:plan-1', planDate: '2026-11-20' })
    expect(listed.row('services-1')?.value).toContain('Tutoring')
    expect(listed.now().view.asking).toMatchObject({ ask: 'services-1-listedStatus', kind: 'choice' })
  })
})

describe('import', () => {
  test('WI-R19 WI-R20 WI-R36 what ended more than six months ago is hidden until history is asked for', () => {
    const job = writing({}, { start: 'import' })
    expect(labels(job).some((label) => label.includes('Transport'))).toBe(false)
    job.say({ history: 'show' })
    expect(labels(job).some((label) => label.includes('Transport'))).toBe(true)
  })
  test('WI-R37 WI-R38 all children at first; by child, by plan, and without pending plans on request', () => {
    const one: WiPlanContent = {
      ...approvedContent,
      planType: 'case',
      children: [{ ref: 'wi-1-c2', personType: 'not-cps' }],
    }
    const pending = planOf({ id: 'plan-2', status: 'pending', content: one })
    const from = (values: Record<string, unknown>) =>
      labels(writing({ plans: [pending, planOf()] }, { start: 'import', ...values })).length
    expect(from({})).toBe(12)
    expect([
      from({ importChildren: ['wi-1-c1'] }),
      from({ importPlans: ['plan-2'] }),
      from({ pendingPlans: 'hide' }),
    ]).toEqual([6, 6, 6])
  })
  test('WI-R39 a service brings its goal and condition; taking the condition out takes them along', () => {
    const job = writing({}, { start: 'import', planDate: '2026-11-20' })
    const tutor = keyed(job, 'Service: Tutoring')
    job.say({ ticked: [tutor] })
    expect(job.row('ticked')?.value).toBe('1 condition, 1 goal, 1 service')
    expect(job.plan().conditions).toMatchObject([
      {
        text: 'School every day.',
        services: [{ category: 'Tutoring', importedFrom: { plan: 'plan-1', condition: 1, service: 1 } }],
      },
    ])
    const again = writing({}, { start: 'import', planDate: '2026-11-20' })
    const all = labels(again).map((_, at) => again.asked('ticked')?.options[at]?.value ?? '')
    again.say({ ticked: all })
    again.send({ type: 'CORRECT', ask: 'ticked', value: all.filter((key) => !key.endsWith(':c1')) })
    expect(again.row('ticked')?.value).toBe('1 condition, 1 goal, 1 service')
    expect(again.plan().conditions.map(({ text }) => text)).toEqual(['A calm evening.'])
  })
  test('WI-R36 every row that came in can be changed', () => {
    const job = writing({}, { start: 'import', planDate: '2026-11-20' })
    job.say({ ticked: [keyed(job, 'Service: Coaching')] })
    job.send({ type: 'CORRECT', ask: 'services-1-status', value: 'Ended well' })
    expect(job.plan().conditions[0]?.services[0]).toMatchObject({
      category: 'Coaching',
      status: 'Ended well',
    })
  })
  test('a row of a pending plan that a colleague changed meanwhile is not imported unseen', () => {
    const pending = planOf({
      id: 'plan-2',
      status: 'pending',
      content: { ...approvedContent, planType: 'case' },
    })
    const ctx = wisconsin({ plans: [pending] })
    let at = opened(dialog, ctx, { start: 'import', planDate: '2026-11-20' })
    at = sent(
      dialog,
      at,
      { type: 'ANSWER', values: { ticked: at.view.asking?.options.map(({ value }) => value) } },
      ctx,
    )
    const [first, ...others] = approvedContent.conditions
    const content: WiPlanContent = {
      ...approvedContent,
      planType: 'case',
      conditions: [{ ...first!, text: 'Another wording.' }, ...others],
    }
    const meanwhile = wisconsin({ plans: [planOf({ id: 'plan-2', status: 'pending', content, version: 2 })] })
    const after = sent(dialog, at, { type: 'CONFIRM', key: 'k' }, meanwhile)
    expect(after.writes).toEqual([])
    expect(after.last.undone[0]?.because).toContain('changed in the case record since you ticked it')
  })
})
