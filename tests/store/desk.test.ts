import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../src/bot/facts.ts'
import type { DeskQuestion, QuestionMemory, ReviewedAnswer } from '../../src/bot/policy-ports.ts'
import type { Address, Store, TurnCommit } from '../../src/bot/ports.ts'
import { emptySession } from '../../src/bot/session.ts'
import { openQuestions, openStore } from '../../src/store/index.ts'
import { after, databaseKinds, days, emptyWorld, noon, someAddress, turn, type World } from './world.ts'

const worker: Person = {
  id: 'worker-1',
  name: 'A Worker',
  role: 'worker',
  state: 'tn',
  unit: 'unit-1',
  supervisor: { id: 'lead-1', name: 'A Lead' },
}
const lead = { id: 'lead-1', name: 'A Lead' }

describe.each(databaseKinds)('the policy desk on the %s database', (kind) => {
  let world: World
  let store: Store
  let memory: QuestionMemory
  let tenant: string
  let address: Address
  let revision: number
  beforeAll(async () => {
    world = await emptyWorld(kind)
    store = world.store
    memory = await openQuestions({ database: world.database })
  })
  beforeEach(() => {
    tenant = `tenant-${randomUUID()}`
    address = someAddress({ tenant, person: worker.id })
    revision = 0
  })
  afterAll(() => world.close())

  const asked = (question: string, more: Partial<DeskQuestion> = {}): DeskQuestion => ({
    id: randomUUID(),
    tenant,
    question,
    state: 'tn',
    on: '2026-10-05',
    kind: 'not-found',
    why: 'no-answer',
    comment: null,
    by: null,
    askedAt: noon,
    ...more,
  })
  const leaves = async (questions: readonly DeskQuestion[], more: Partial<TurnCommit> = {}) => {
    const session = { ...emptySession, person: worker }
    const result = await store.commit(
      turn(address, { revision, session, questions, speaker: worker, ...more }),
    )
    if (result === 'kept') revision += 1
    return result
  }
  const answer = (question: string, more: Partial<ReviewedAnswer> = {}): ReviewedAnswer => ({
    id: randomUUID(),
    tenant,
    state: 'tn',
    question,
    answer: 'Use form 12.',
    citations: [],
    owner: 'A Lead',
    reviewedOn: '2026-10-05',
    expiresOn: '2027-10-05',
    ...more,
  })
  const hand = { person: lead, now: after(60) }
  const review = (kept: ReviewedAnswer, question: string | null) =>
    memory.change(tenant, { type: 'review', answer: kept, question }, hand)
  const trail = async () => {
    const all: { tenant?: string; action?: string }[] = []
    for await (const entry of store.auditEntries()) all.push(entry as object)
    return all.filter((entry) => entry.tenant === tenant)
  }

  test('the same question in the same state stands once, with how often and the weightiest reason', async () => {
    await leaves([asked('Which form is it?')])
    await leaves([
      asked('which form is it', { why: 'thumbs-down', comment: 'not the form', askedAt: after(9) }),
    ])
    await leaves([
      asked('Which form is it?', { state: 'mo', askedAt: after(15) }),
      asked('Which form is  it??', { askedAt: after(20) }),
    ])
    const open = await memory.openQuestions(tenant)
    expect(open.map(({ state, times, why }) => [state, times, why])).toEqual([
      ['tn', 3, 'thumbs-down'],
      ['mo', 1, 'no-answer'],
    ])
    expect(open[0]).toMatchObject({ askedAt: noon, lastAskedAt: after(20), comments: ['not the form'] })
  })

  test('a question of a turn that lost its race left no trace, and words of any kind are kept', async () => {
    await leaves([asked('What \u0000 of 🙂 "this"?', { comment: '\u0000' })])
    revision = 0
    expect(await leaves([asked('Another one?')])).toBe('conflict')
    expect(await memory.openQuestions(tenant)).toHaveLength(1)
  })

  test('an answer ends its question, stands alone for it, and tells whoever handed it over', async () => {
    const by = { id: worker.id, name: worker.name }
    const question = asked('Which form is it?', { why: 'handed-over', by })
    await leaves([question])
    const first = answer('Which form is it?')
    expect(await review(first, question.id)).toBe(true)
    expect(await review(answer('Which form is it?'), question.id)).toBe(false)
    expect(await memory.openQuestions(tenant)).toEqual([])
    const told = (await store.claimNotices(after(90), after(120), 100)).filter(
      ({ address: to }) => to.tenant === tenant,
    )
    expect(told.map(({ notice }) => notice)).toMatchObject([
      { kind: 'desk-answered', answer: 'Use form 12.' },
    ])
    const second = answer('which form is it')
    await review(second, null)
    expect((await memory.standing(tenant)).map(({ id }) => id)).toEqual([second.id])
  })

  test('answers count from their first to their last day; a withdrawn one never again', async () => {
    const kept = answer('Which form is it?')
    await review(kept, null)
    const on = async (day: string) => (await memory.reviewedAnswers(tenant, day)).length
    expect([
      await on('2026-10-04'),
      await on('2026-10-05'),
      await on('2027-10-05'),
      await on('2027-10-06'),
    ]).toEqual([0, 1, 1, 0])
    expect(await memory.standing(tenant)).toEqual([kept])
    expect(await memory.change(tenant, { type: 'withdraw', answer: kept.id }, hand)).toBe(true)
    expect(await memory.change(tenant, { type: 'withdraw', answer: kept.id }, hand)).toBe(false)
    expect([await on('2026-10-05'), await memory.standing(tenant)]).toEqual([0, []])
  })

  test('what was put away is counted in silence, until somebody hands it over', async () => {
    await leaves([asked('What is for lunch?')])
    const [open] = await memory.openQuestions(tenant)
    expect(await memory.change(tenant, { type: 'put-away', question: open!.id }, hand)).toBe(true)
    expect(await memory.change(tenant, { type: 'put-away', question: open!.id }, hand)).toBe(false)
    await leaves([asked('What is for lunch?')])
    expect(await memory.openQuestions(tenant)).toEqual([])
    await leaves([asked('What is for lunch?', { why: 'handed-over', by: worker })])
    expect(await memory.openQuestions(tenant)).toHaveLength(1)
  })

  test('a turn that answers a question which another lead answered meanwhile is undone and comes again', async () => {
    await leaves([asked('Which form is it?')])
    const [open] = await memory.openQuestions(tenant)
    await review(answer('Which form is it?'), open!.id)
    const desk = {
      type: 'review',
      answer: answer('Which form is it?', { answer: 'Mine.' }),
      question: open!.id,
    } as const
    expect(await leaves([], { desk })).toBe('conflict')
    expect((await memory.standing(tenant)).map((one) => one.answer)).toEqual(['Use form 12.'])
  })

  test('all of it is in the trail, without a word of what was asked or answered', async () => {
    await leaves([asked('Which unheard-of form?')])
    const [open] = await memory.openQuestions(tenant)
    await review(answer('Which unheard-of form?'), open!.id)
    const entries = await trail()
    expect(entries.flatMap(({ action }) => action ?? [])).toEqual(['answer', 'desk-question', 'desk-review'])
    expect(JSON.stringify(entries)).not.toMatch(/unheard|Use form/)
    expect(await store.verifyAudit()).toMatchObject({ ok: true })
  })

  test('a question is erased 90 days after it was last asked, and its notice comes no sooner than it should', async () => {
    const notice = { kind: 'desk-summary', day: '2026-10-06', by: { id: 'desk', name: 'Desk' } } as const
    const to = { type: 'person', person: worker.id } as const
    await leaves([asked('Which form is it?')], { notices: [{ id: 'n', to, notice, notBefore: after(3600) }] })
    const due = async (now: string) =>
      (await store.claimNotices(now, now, 100)).filter(({ address: of }) => of.tenant === tenant)
    expect([await due(after(3599)), (await due(after(3600))).length]).toEqual([[], 1])
    await store.expire(after(days(89)))
    expect(await memory.openQuestions(tenant)).toHaveLength(1)
    await store.expire(after(days(91)))
    expect(await memory.openQuestions(tenant)).toEqual([])
  })

  test('another replica counts the same question and sees the same answers', async () => {
    const database = await world.replica()
    const other = await openStore({ database })
    const address2 = someAddress({ tenant, person: 'worker-2' })
    await Promise.all([
      leaves([asked('Which form is it?')]),
      other.commit(turn(address2, { questions: [asked('Which form is it?')] })),
    ])
    const open = await (await openQuestions({ database })).openQuestions(tenant)
    expect(open.map(({ times }) => times)).toEqual([2])
  })
})
