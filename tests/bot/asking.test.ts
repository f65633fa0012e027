import { describe, expect, it } from 'vitest'
import { noTalk, type PolicyTalk } from '../../src/bot/policy-talk.ts'
import { emptySession, type Session } from '../../src/bot/session.ts'
import { asking } from '../../src/bot/understand/asking.ts'
import { isSpanish } from '../../src/bot/understand/spanish.ts'
import { flowWith, hear } from './hearing.ts'

const states = {
  'with nothing open': {},
  'while a goal is asked for': { flow: flowWith({}) },
  'while a date is asked for': { flow: flowWith({ goal: 'adoption' }) },
  'at the review': { flow: flowWith({ goal: 'adoption', targetDate: '2027-05-22' }) },
}
const free = () => {
  const base = flowWith({ goal: 'adoption', targetDate: '2027-05-22' })
  const asking = base.view.open.find(({ ask }) => ask === 'resource') ?? null
  return { flow: { ...base, view: { ...base.view, status: 'asking' as const, asking } } }
}

describe.each(Object.entries(states))('%s', (_, state) => {
  it.each([
    'what does the target date do?',
    'what does the target date do',
    'Do I need to put a perm goal on mom too? shes on the case',
    'who decides on a second goal',
    'how do I link a resource?',
    'so when is the target date due',
    'target date is due when?',
    'is it needed for adoption by law?',
    'does adoption need a court order',
    'what changed since 2020?',
    'compare with Missouri',
    'is APPLA allowed in Missouri at 15?',
    'which goal should I pick for her?',
    '¿cuántas metas puede tener un niño?',
    'approve it without my supervisor',
  ])('"%s" is a question of policy', (text) => {
    expect(hear(text, state)).toEqual({ type: 'ask', question: text, case: null, child: null })
  })

  it.each([
    ['which goals are allowed?', 'allowed-goals'],
    ['can she have adoption', 'allowed-goals'],
    ['why?', 'why'],
    ['what is missing?', 'gaps'],
    ['what was the question', 'repeat'],
    ["could you set tn-1001-c2's goal to adoption by 22 May 2027?", 'start'],
    ['please record a goal for tn-1001-c2?', 'start'],
    ['back', 'back'],
  ])('"%s" is what it was', (text, type) => {
    expect(hear(text, state).type).toBe(type)
  })
})

describe('an answer stays an answer', () => {
  it.each([
    [{ flow: flowWith({}) }, 'adoption?', { goal: 'adoption' }],
    [{ flow: flowWith({ goal: 'adoption' }) }, 'May 22, 2027', { targetDate: '2027-05-22' }],
    [{ flow: flowWith({ goal: 'adoption' }) }, '22 May 2027?', { targetDate: '2027-05-22' }],
  ])('to the open question', (state, text, values) => {
    expect(hear(text, state)).toEqual({ type: 'answer', values })
  })

  it.each([
    'what she told the team about the Larkspur home',
    'How the family was found: by the aunt.',
    'why not the aunt?',
    'is ready\nand what is missing?',
    'wrong answer: none',
  ])('in a free text: "%s"', (text) => {
    expect(hear(text, free())).toEqual({ type: 'answer', values: { resource: text } })
  })

  it('and a whole question is one even there', () => {
    expect(hear('what does the target date do?', free()).type).toBe('ask')
  })

  it('a day that is unclear is asked about, whatever its mark', () => {
    expect(hear('end of the quarter?', { flow: flowWith({ goal: 'adoption' }) })).toMatchObject({
      type: 'clarify',
      choices: [{}, {}],
    })
  })
})

describe('after an answer', () => {
  const last = {
    question: 'what does it do?',
    answer: { kind: 'rule', answer: 'It decides.', state: 'tn', edition: null, citations: [] },
    on: '2026-11-22',
    noted: null,
  } as const
  const after = (talk: Partial<PolicyTalk>, more: Partial<Session> = {}) => ({
    session: { ...emptySession, ...more, policy: { ...noTalk, last, ...talk } },
  })

  it.each([
    ['show me the passage', { type: 'show-passage' }],
    ['where does it say that?', { type: 'show-passage' }],
    ['thumbs up', { type: 'feedback', verdict: 'up', comment: null, about: 'newest' }],
    ['👎', { type: 'feedback', verdict: 'down', comment: null, about: 'newest' }],
    ['Not helpful: It is Old', { type: 'feedback', verdict: 'down', comment: 'It is Old', about: 'newest' }],
    ['ask my supervisor this question', { type: 'ask-supervisor' }],
  ])('"%s"', (text, command) => expect(hear(text, after({}))).toEqual(command))

  it('without one they are nothing', () => {
    expect(hear('thumbs down').type).toBe('not-understood')
    expect(hear('ask my supervisor').type).toBe('hand-off')
  })

  it('a supposition goes on from what was asked: the goal, a duty or a rule', () => {
    const asked = (topic: 'goals' | 'policy', goal?: string) =>
      after({ asked: [{ question: 'q', topic, ...(goal !== undefined && { goal }) }] })
    expect(hear('what if she were 16?', asked('goals', 'ppla'))).toMatchObject({
      type: 'allowed-goals',
      facts: { age: 16, goal: 'ppla' },
    })
    expect(hear('what if she were 16?', asked('policy')).type).toBe('ask')
  })

  it('the case type or the age that was missing asks the same again, but never while a job is open', () => {
    const waiting = { type: 'ask', question: 'is it allowed?', case: null, child: null } as const
    const session = { ...emptySession, waiting }
    expect(hear('custodial', { session })).toEqual({ ...waiting, facts: { caseType: 'custodial' } })
    expect(hear("she's 15", { session })).toEqual({ ...waiting, facts: { age: 15 } })
    expect(hear('2', { session, flow: flowWith({}) }).type).toBe('answer')
  })
})

it('what tells is no question, whatever word it begins with', () => {
  for (const text of [
    'when the judge decides',
    'what she said to me',
    'how the team sees it',
    'when 18 is reached',
  ])
    expect(asking(text), text).toBe('no')
  for (const text of [
    'when is it due to the court',
    'whats the one goal for probation',
    'which kids need a goal',
  ])
    expect(asking(text), text).toBe('plainly')
  expect(asking('when the judge decides, what then?')).toBe('plainly')
})

it('what is no question is none', () => {
  for (const text of ['', '?', 'asdf', 'adoption', 'whatever works', 'the person who set the goal'])
    expect(asking(text), text).toBe('no')
  expect(hear('youth aging out next month couch surfing')).toMatchObject({ type: 'ask', unsure: true })
})

it('Spanish is told from English', () => {
  expect(isSpanish('cuantas metas de permanencia puede tener un niño?')).toBe(true)
  expect(isSpanish('¿Qué hace la fecha?')).toBe(true)
  expect(isSpanish('is el paso fine, para now?')).toBe(false)
  expect(isSpanish('which goals are allowed?')).toBe(false)
})
