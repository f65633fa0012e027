import { describe, expect, it } from 'vitest'
import { emptySession } from '../../src/bot/session.ts'
import { longestMessage } from '../../src/bot/understand/understand.ts'
import { flowWith, hear } from './hearing.ts'

const start = (values: object, child: string | null = 'tn-1001-c1') => ({
  type: 'start',
  dialog: 'record-goal',
  case: 'tn-1001',
  child,
  values,
})

describe('an opening sentence', () => {
  it('prefills everything it says', () => {
    expect(
      hear(
        "set tn-1001-c1's goal to reunification by next May 22 and adoption as second goal by 22 Nov 2027, starting 1 Nov 2026",
      ),
    ).toEqual(
      start({
        goal: 'reunification',
        targetDate: '2027-05-22',
        secondGoal: 'adoption',
        secondTargetDate: '2027-11-22',
        startDate: '2026-11-01',
      }),
    )
  })

  it('puts each goal where it is named, whatever the order', () => {
    expect(
      hear('record a goal for tn-1001-c1: second goal adoption by 1 June 2027, goal return to parent'),
    ).toEqual(start({ secondGoal: 'adoption', secondTargetDate: '2027-06-01', goal: 'reunification' }))
  })

  it('knows a child by given name, where just one has it', () => {
    expect(hear('record a goal for Zelmira')).toEqual(start({}))
  })

  it('leaves a case without a child to be asked', () => {
    expect(hear('new goal in tn-1001')).toEqual(start({}, null))
  })

  it('asks about a date that can be read in two ways, and takes the rest', () => {
    expect(hear('set the goal for tn-1001-c1 to adoption by 5/6/2027')).toMatchObject({
      ...start({ goal: 'adoption' }),
      then: {
        type: 'clarify',
        ask: 'targetDate',
        choices: [{ value: '2027-05-06' }, { value: '2027-06-05' }],
      },
    })
  })

  it.each([
    "don't set adoption as goal for tn-1001-c1",
    'record a goal for tn-1001-c1, adoption or guardianship',
  ])('does not choose from "%s"', (text) => {
    expect(hear(text)).toEqual(start({}))
  })
})

describe('while a goal is asked for', () => {
  const asked = { flow: flowWith({}) }
  it.each([
    ['adoption', 'adoption'],
    ['Return to parent.', 'reunification'],
    ['adopton', 'adoption'],
    ['ppla', 'ppla'],
  ])('"%s" is the answer %s', (text, goal) => {
    expect(hear(text, asked)).toEqual({ type: 'answer', values: { goal } })
  })

  it('a number chooses from the list shown', () => {
    const goal = asked.flow.view.asking?.options[1]?.value
    expect(goal).toBeDefined()
    expect(hear('2', asked)).toEqual({ type: 'answer', values: { goal } })
  })

  it('two goals joined by "or" are not an answer', () => {
    expect(hear('reunification or adoption', asked)).toMatchObject({ type: 'clarify', ask: 'goal' })
  })

  it('nonsense is asked about with the choices, not guessed', () => {
    const command = hear('whatever works', asked)
    expect(command).toMatchObject({ type: 'clarify', ask: 'goal' })
    expect(command.type === 'clarify' && command.choices.length).toBe(asked.flow.view.asking?.options.length)
  })

  it.each([
    ['which are allowed?', 'allowed-goals'],
    ['why?', 'why'],
    ['cancle', 'cancel'],
    ['back', 'back'],
    ['start over', 'start-over'],
    ['save', 'save-draft'],
    ['my drafts', 'drafts'],
    ['repeat', 'repeat'],
    ['HELP!', 'help'],
    ['talk to my supervisor', 'hand-off'],
    ['español', 'language'],
  ])('"%s" is the command %s in any state', (text, type) => {
    expect(hear(text, asked).type).toBe(type)
    expect(hear(text, { flow: flowWith({ goal: 'adoption' }) }).type).toBe(type)
    expect(hear(text, { flow: flowWith({ goal: 'adoption', targetDate: '2027-05-22' }) }).type).toBe(type)
    expect(hear(text).type).toBe(type)
  })
})

describe('while a date is asked for', () => {
  const asked = { flow: flowWith({ goal: 'adoption' }) }
  it('"end of the quarter" is asked about, and the number of a choice answers', () => {
    const command = hear('end of the quarter', asked)
    expect(command).toMatchObject({
      type: 'clarify',
      ask: 'targetDate',
      choices: [{ value: '2026-12-31' }, { value: '2027-03-31' }],
    })
    const session = { ...emptySession, waiting: command }
    const chosen = { type: 'correct', ask: 'targetDate', value: '2027-03-31' }
    expect(hear('2', { ...asked, session })).toEqual(chosen)
    expect(hear('Wed 31 Mar 2027', { ...asked, session })).toEqual(chosen)
  })
})

describe('at the review', () => {
  const review = { flow: flowWith({ goal: 'adoption', targetDate: '2027-05-22' }) }
  it.each([
    ['change target date to 1 June 2027', { type: 'correct', ask: 'targetDate', value: '2027-06-01' }],
    ['the target date should be 1 June 2027', { type: 'correct', ask: 'targetDate', value: '2027-06-01' }],
    ['change goal to return to parent', { type: 'correct', ask: 'goal', value: 'reunification' }],
    ['change the goal', { type: 'correct', ask: 'goal', value: undefined }],
    ['add a second goal', { type: 'want', ask: 'secondGoal' }],
    [
      'second goal guardianship by 22 Nov 2027',
      { type: 'answer', values: { secondGoal: 'permanent-guardianship', secondTargetDate: '2027-11-22' } },
    ],
    ['yes', { type: 'confirm' }],
    ['confirm', { type: 'confirm' }],
  ])('"%s"', (text, command) => {
    expect(hear(text, review)).toEqual(command)
  })

  it('a correction that is unclear is asked about', () => {
    expect(hear('change target date to 5/6/2027', review)).toMatchObject({
      type: 'clarify',
      ask: 'targetDate',
    })
  })
})

describe('a free text field', () => {
  const base = flowWith({ goal: 'adoption', targetDate: '2027-05-22' })
  const asking = base.view.open.find(({ ask }) => ask === 'resource')
  const flow = { ...base, view: { ...base.view, status: 'asking' as const, asking: asking ?? null } }
  it('takes words that are a command only by one slip', () => {
    expect(asking).toBeDefined()
    expect(hear('Latern family', { flow })).toEqual({ type: 'answer', values: { resource: 'Latern family' } })
    expect(hear('the person who set the goal', { flow })).toMatchObject({ type: 'answer' })
    expect(hear('cancel', { flow }).type).toBe('cancel')
  })
})

describe('questions about goals', () => {
  it.each([
    ['which goals are allowed for tn-1001-c1?', { case: 'tn-1001', child: 'tn-1001-c1', facts: {} }],
    ['Which are allowed here', { case: null, child: null, facts: {} }],
    [
      'which goals are allowed in a non-custodial case?',
      { case: null, child: null, facts: { caseType: 'non-custodial' } },
    ],
    [
      'is PPLA allowed for tn-1001-c1 if she were 16?',
      { case: 'tn-1001', child: 'tn-1001-c1', facts: { age: 16, goal: 'ppla' } },
    ],
    ['can she have adoption', { case: null, child: null, facts: { goal: 'adoption' } }],
  ])('"%s"', (text, rest) => {
    expect(hear(text)).toEqual({ type: 'allowed-goals', ...rest })
  })

  it('what is on record is another question', () => {
    expect(hear('what goals does tn-1001-c1 have?')).toEqual({
      type: 'goals-on-record',
      case: 'tn-1001',
      child: 'tn-1001-c1',
    })
  })
})

describe('everything else', () => {
  it(`refuses a text of more than ${longestMessage} characters in one sentence`, () => {
    expect(hear('x'.repeat(100_000))).toEqual({
      type: 'refused-input',
      because: 'That message is too long for me (100,000 characters). I read up to 4,000.',
    })
  })

  it.each(['asdf qwer', '🙂', 'SELECT * FROM children', '<at>Waymark</at>', '__proto__', '\u0000'])(
    '"%s" is not understood, and never throws',
    (text) => {
      expect(['not-understood', 'help']).toContain(hear(text).type)
    },
  )
})
