import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../src/bot/facts.ts'
import type { NewQuestion, Turned } from '../../src/bot/turns/situation.ts'
import { say } from '../../src/bot/turns/situation.ts'
import { emptySession } from '../../src/bot/session.ts'
import { plainReply } from '../../src/bot/words/plain.ts'
import { deskNotices } from '../../src/shell/policy-desk.ts'
import type { World } from '../../src/shell/world.ts'
import { leaveQuestion } from '../transcripts/at-the-desk.ts'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'

const worker: Person = {
  id: 'worker-tn',
  name: 'Perpetua Vandersloot',
  role: 'worker',
  state: 'tn',
  unit: 'unit-tn',
  supervisor: { id: 'supervisor-tn', name: 'Winifred Achterberg' },
}
const asked = (id: string, why: NewQuestion['why']): NewQuestion => ({
  id,
  question: 'Which form is it?',
  state: 'tn',
  on: '2026-10-05',
  kind: 'not-found',
  why,
  comment: null,
  by: why === 'handed-over' ? { id: worker.id, name: worker.name } : null,
  askedAt: '2026-10-05T14:00:00.000Z',
})

describe('who is told of a question', () => {
  const leads = [{ type: 'person', person: 'lead-1' } as const]
  const world = { policyDesk: { leadsFor: () => leads }, zone: 'America/Chicago' } as unknown as World
  const turned = (...questions: NewQuestion[]): Turned => ({
    ...say({ ...emptySession, person: worker }, plainReply('', ''), 'ask'),
    questions,
  })

  test('a lead at once where it was handed over, with who asks', () => {
    const [notice, ...more] = deskNotices(
      world,
      turned(asked('q', 'handed-over')),
      '2026-10-05T14:00:00.000Z',
    )
    expect(more).toEqual([])
    expect(notice).toMatchObject({
      to: leads[0],
      notice: { kind: 'desk-question', by: { name: worker.name } },
    })
    expect(notice?.notBefore).toBeUndefined()
  })

  test.each([
    ['2026-10-05T14:00:00.000Z', '2026-10-06T13:30:00.000Z'],
    ['2026-10-05T13:29:00.000Z', '2026-10-05T13:30:00.000Z'],
    ['2026-11-01T05:10:00.000Z', '2026-11-01T14:30:00.000Z'],
  ])('of all others once, the next morning at half past eight: asked %s, told %s', (now, told) => {
    const both = turned(asked('a', 'no-answer'), asked('b', 'thumbs-down'))
    const notices = deskNotices(world, both, now)
    expect(notices.map(({ notBefore }) => notBefore)).toEqual([told, told])
    expect(new Set(notices.map(({ id }) => id)).size).toBe(1)
  })

  test('nobody where nothing was asked, or nobody leads', () => {
    const nobody = { ...world, policyDesk: { leadsFor: () => [] } } as unknown as World
    expect(deskNotices(world, turned(), '2026-10-05T14:00:00.000Z')).toEqual([])
    expect(deskNotices(nobody, turned(asked('q', 'handed-over')), '2026-10-05T14:00:00.000Z')).toEqual([])
  })
})

describe('the desk in a conversation', () => {
  let town: Town
  let world: BotWorld
  beforeAll(async () => void (town = await openTown()))
  beforeEach(async () => {
    world = await town.world()
    await leaveQuestion(world, 'tn, no answer: Which form do we use for a home study waiver?')
  })
  afterAll(() => town.close())
  const open = () => world.policyDesk.memory.openQuestions(world.tenant)

  test('whoever is no lead changes nothing, whatever they say and whosever button they press', async () => {
    const lead = world.as('supervisor-tn')
    await lead.say('policy desk')
    const token = lead.token('Put away 1')
    const other = world.as('worker-tn')
    for (const said of ['policy desk', 'answer 1', 'put away 1', 'open questions']) {
      await other.say(said)
      expect(other.words()).toContain('you are not one of them')
      expect(other.words()).not.toContain('waiver')
    }
    await other.pressToken(token)
    expect(other.words()).toContain('That button was used already')
    expect(await open()).toHaveLength(1)
  })

  test('a lead of another state sees and answers nothing of it', async () => {
    const lead = world.as('supervisor-mo')
    await lead.say('policy desk')
    expect(lead.words()).toContain('No question is open.')
    await lead.say('answer 1')
    expect(lead.words()).toContain('not open any more')
  })

  test('a child’s name never becomes part of an answer, and 50,000 characters none either', async () => {
    const lead = world.as('supervisor-tn')
    await lead.say('answer 1')
    for (const said of ['As for Zephyrine, use it.', 'See tn-1001-c1.', 'x'.repeat(50_000)]) {
      await lead.say(said)
      expect(lead.words()).not.toContain('Which words of a document')
    }
    await lead.say('Use the regional form.')
    await lead.say('our own word')
    expect(await world.policyDesk.memory.standing(world.tenant)).toEqual([])
    await lead.say('keep')
    const [kept] = await world.policyDesk.memory.standing(world.tenant)
    expect(kept).toMatchObject({ answer: 'Use the regional form.', tenant: world.tenant, state: 'tn' })
    expect(await open()).toEqual([])
  })

  test('two leads at one question: the first answer stands and the second is told', async () => {
    const [one, two] = [world.as('supervisor-tn'), world.as('supervisor-tn', 'phone')]
    for (const lead of [one, two])
      for (const said of ['answer 1', 'Use the regional form.', 'our own word']) await lead.say(said)
    await one.say('keep')
    await two.say('keep')
    expect(two.words()).toContain('not open any more')
    expect(await world.policyDesk.memory.standing(world.tenant)).toHaveLength(1)
  })
})
