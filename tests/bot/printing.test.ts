import { describe, expect, it, beforeAll, afterAll } from 'vitest'
import { readPrint } from '../../src/bot/understand/printing.ts'
import { referenceIn } from '../../src/bot/understand/references.ts'
import { recordGoal } from '../../dialogs/record-goal.ts'
import type { GuidedFlow } from '../../src/bot/guided-flow.ts'
import { openTown, type Town } from '../world/bot-world.ts'

const read = (text: string, freeText = false) => readPrint(text, referenceIn(text, []), freeText)

describe('what is meant by printing', () => {
  it.each([
    ['print case plan', 'case-plan', null],
    ['Print the case plan for wi-3001.', 'case-plan', 'wi-3001'],
    ['please download the permanency plan of wi-3001', 'case-plan', 'wi-3001'],
    ['history', 'history', null],
    ['history of planning and services for wi-3001', 'history', 'wi-3001'],
    ['print the history', 'history', null],
  ])('%s', (text, document, of) => {
    expect(read(text)).toMatchObject({ type: 'print', document, case: of, plan: null, accepted: false })
  })

  it.each([
    'what is the history of this rule?',
    'case plan',
    'the printer is broken',
    'history repeats itself',
  ])('"%s" is none of it', (text) => expect(read(text)).toBeNull())

  it('within a free text only words that begin with the verb are a command', () => {
    expect(read('history', true)).toBeNull()
    expect(read('print history', true)).not.toBeNull()
  })
})

describe('in a conversation', () => {
  let town: Town
  beforeAll(async () => void (town = await openTown()))
  afterAll(() => town.close())

  it('WI-R43 the history of a case comes as a file beside what is open, and nothing open is lost', async () => {
    const world = await town.world()
    const worker = world.as('worker-tn')
    await worker.say("set tn-1001-c1's goal to adoption")
    const [shown] = await worker.say('print history')
    expect(shown).toMatchObject({ how: 'sent', reply: { file: { kind: 'history', case: 'tn-1001' } } })
    await worker.say('by 22 May 2027')
    expect(worker.words()).toContain('Target date: Sat 22 May 2027')
    await world.close()
  })

  it('a yes is read anew in the name of the same worker, and an unknown token hands nothing over', async () => {
    const world = await town.world()
    const worker = world.as('worker-tn')
    await worker.say('history of tn-1001')
    const token = worker.newest().file?.accept.token ?? ''
    const [handed] = await worker.pressToken(token)
    expect(handed?.reply.file).toMatchObject({ kind: 'history', case: 'tn-1001', accepted: true })
    const [again] = await worker.pressToken('a-token-of-nobody')
    expect(again?.reply.file).toBeUndefined()
    await world.close()
  })

  it('who is not assigned gets none, and cannot tell the case from one that is not there', async () => {
    const world = await town.world()
    const worker = world.as('worker-tn')
    const [theirs] = await worker.say('print case plan for tn-1007')
    const [nobodys] = await worker.say('print case plan for tn-9999')
    expect([theirs?.reply.file, nobodys?.reply.file]).toEqual([undefined, undefined])
    expect(theirs?.reply.text.replace('tn-1007', 'tn-9999')).toBe(nobodys?.reply.text)
    await world.close()
  })

  it('in a channel no file is offered and no case is named', async () => {
    const world = await town.world()
    const team = world.at({ person: 'worker-tn', kind: 'channel', conversation: 'team' })
    const [shown] = await team.say('print case plan for tn-1001')
    expect(shown?.reply.file).toBeUndefined()
    expect(shown?.reply.text).not.toContain('tn-1001')
    await world.close()
  })

  it('the saved card of a job about plans prints plan and history with one press each', async () => {
    const approves = {
      ...recordGoal,
      id: 'approve-a-plan',
      title: 'Plan approval',
      cues: ['plan approval'],
      prints: true,
    }
    const world = await town.world({ jobs: [approves as unknown as GuidedFlow] })
    const worker = world.as('worker-tn')
    await worker.say("plan approval: set tn-1001-c1's goal to adoption by 22 May 2027")
    await worker.say('confirm')
    expect(worker.newest().actions.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Print case plan', 'Print history']),
    )
    const [shown] = await worker.press('Print history')
    expect(shown?.reply.file).toMatchObject({ kind: 'history', case: 'tn-1001' })
    await world.close()
  })

  it('a case without a plan says so, with what can be had instead', async () => {
    const world = await town.world()
    const worker = world.as('worker-tn')
    const [shown] = await worker.say('print case plan for tn-1001')
    expect(shown?.reply.text).toMatch(/No case plan is on record for tn-1001/)
    expect(shown?.reply.actions.map(({ label }) => label)).toContain('Print history')
    await world.close()
  })
})
