import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openKnowledge } from '../../src/commands/ask/knowledge.ts'
import { budgetOf } from '../../src/model/connection/budget.ts'
import { connect } from '../../src/model/connection/endpoint.ts'
import { modelProposals } from '../../src/model/understand/propose.ts'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import { clock, settingsFor } from './policy-desk.ts'
import { startStub, type Stub } from './stub-endpoint.ts'

let town: Town
let world: BotWorld
let stub: Stub
const knowledge = openKnowledge('/nowhere')
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

beforeAll(async () => {
  town = await openTown()
  stub = await startStub(() => ({ type: 'silent' }))
})
afterAll(() => Promise.all([town.close(), stub.close()]))
beforeEach(async () => {
  const settings = settingsFor(stub.url, { patience: 500 })
  const endpoint = connect(settings, budgetOf(settings.budget, clock))
  const proposals = modelProposals({ endpoint, knowledge, log })
  world = await town.world({ change: (ports) => ({ ...ports, proposals }) })
})
afterEach(() => world.close())

const proposing = (proposal: object) =>
  stub.behave(() => ({
    type: 'whole',
    text: JSON.stringify({ job: null, said: [], age: null, ...proposal }),
  }))
const messageIn = (raw: string) => {
  const { messages } = JSON.parse(raw) as { messages: { content: string }[] }
  return (JSON.parse(messages[1]!.content) as { message: string }).message
}
const unknown = 'please put down what we talked about'
const onRecord = 'which goals are on record for tn-1001-c1?'

describe('words that were not understood', () => {
  it('become a job that the model proposes, which asks which child as ever', async () => {
    proposing({ type: 'start', job: 'record-goal' })
    const worker = world.as('worker-tn')
    await worker.say(unknown)
    expect(worker.words()).toMatch(/which child/i)
  })

  it('give an entry where they stand in the message and read as that field, for review', async () => {
    proposing({ type: 'start', job: 'record-goal', said: [{ question: 'targetDate', words: '[1]' }] })
    const worker = world.as('worker-tn')
    await worker.say(onRecord)
    await worker.say('please put down what we talked about until 22 May 2027')
    expect(messageIn(stub.received.at(-1)!.raw)).toBe('please put down what we talked about until [1]')
    expect(worker.words()).toMatch(/goal/i)
    expect(JSON.stringify(worker.newest())).toMatch(/22 May 2027/)
    expect(JSON.stringify(worker.newest())).not.toMatch(/Saved/)
  })

  it.each([
    ['words that are not in the message', [{ question: 'goal', words: 'adoption' }]],
    ['a question that the job does not have', [{ question: 'everything', words: 'put down' }]],
    ['words that are no such value', [{ question: 'targetDate', words: 'we talked' }]],
  ])('give none for %s', async (_what, said) => {
    proposing({ type: 'start', job: 'record-goal', said })
    const worker = world.as('worker-tn')
    await worker.say(onRecord)
    const before = stub.received.length
    await worker.say(unknown)
    expect(stub.received.length).toBe(before + 1)
    const [flow] = await sessionOf(worker)
    expect(flow?.dialog).toBe('record-goal')
    expect(Object.keys(flow?.answers ?? {})).not.toContain('goal')
    expect(Object.keys(flow?.answers ?? {})).not.toContain('targetDate')
  })

  const sessionOf = async (worker: ReturnType<BotWorld['as']>) => {
    const store = await world.store()
    const kept = await store.session(worker.address)
    return [kept?.session.flow?.state]
  }

  it.each([
    ['a job that this state does not offer', { type: 'start', job: 'ces-referral' }],
    ['a command that is not in the list', { type: 'confirm' }],
    ['one with more than was asked for', { type: 'help', case: 'tn-1001' }],
    ['nothing', { type: 'nothing' }],
  ])('stay so for %s', async (_what, proposal) => {
    proposing(proposal)
    const worker = world.as('worker-tn')
    await worker.say(unknown)
    expect(worker.words()).toMatch(/did not understand|not sure what/i)
  })

  it('stay so where the endpoint is silent, and the worker waits no longer than it is given', async () => {
    stub.behave(() => ({ type: 'silent' }))
    const worker = world.as('worker-tn')
    await worker.say(unknown)
    expect(worker.words()).toMatch(/did not understand|not sure what/i)
  })
})

describe('nothing is asked of a model', () => {
  it('in a channel, inside a job, and for what is understood', async () => {
    proposing({ type: 'help' })
    const before = stub.received.length
    await world.at({ person: 'worker-tn', kind: 'channel', conversation: 'channel-1' }).say(unknown)
    const worker = world.as('worker-tn')
    await worker.say('my cases')
    await worker.say('record a goal for tn-1001-c1')
    await worker.say('zzz what we talked about')
    expect(stub.received.length).toBe(before)
  })
})

it('no name, number or day of a case is in what leaves', async () => {
  proposing({ type: 'nothing' })
  const worker = world.as('worker-tn')
  await worker.say(onRecord)
  const before = stub.received.length
  await worker.say('please put down what we talked about, born 4 March 2011, her aunt Quendrith agrees too')
  await worker.say('please put down what we talked about for the girl Zelmirra born 2011')
  const raws = stub.received.slice(before).map(({ raw }) => raw)
  expect(raws).toHaveLength(2)
  for (const raw of raws) expect(raw).not.toMatch(/zelmir|quendrith|tn-\d|2011|march/i)
})
