import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import { newcomer, type Newcomer } from '../world/newcomer.ts'
import { siblings } from '../world/siblings.ts'

let town: Town
let world: BotWorld
let worker: Newcomer
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())
beforeEach(async () => {
  world = await town.world({ jobs: [siblings] })
  worker = await newcomer(world)
})
afterEach(async () => {
  await world.close()
  expect(world.lines.filter((line) => line.includes('failed'))).toEqual([])
})

const goalsOf = async (child: string) =>
  (await world.agency.records(child, worker.person)).map(({ goal, targetDate }) => `${goal} ${targetDate}`)

describe('a job about a whole case', () => {
  it('is opened for the case, also where a child is named, and writes for each child', async () => {
    const { talker, caseId, child } = worker
    await talker.say(`record a goal for all children for ${child}`)
    expect(talker.words()).toContain(`Goal for all children · case ${caseId}`)
    await talker.say('adoption')
    await talker.say('22 May 2027')
    await talker.say('confirm')
    expect(talker.words()).toMatch(/Saved in the case record. Record numbers?: goal-\w+, goal-\w+\./)
    expect(await goalsOf(child)).toEqual(['adoption 2027-05-22'])
    expect(await goalsOf(`${caseId}-c2`)).toEqual(['adoption 2027-05-22'])
  })

  it('asks for a case, not for a child, where none is named', async () => {
    const { talker, caseId } = worker
    await talker.say('start goal for all children')
    expect(talker.words()).toContain('For which case?')
    await talker.press(caseId)
    expect(talker.words()).toContain('Which goal for all of them?')
  })

  it('is kept as a draft, listed with its name, and resumed on another device', async () => {
    const { talker, caseId, person } = worker
    await talker.say(`goal for all children ${caseId}`)
    await talker.say('adoption')
    await talker.say('save')
    expect(talker.words()).toContain(`Kept as a draft for ${caseId}`)
    const tablet = world.as(person, 'tablet')
    await tablet.say('my drafts')
    expect(tablet.words()).toMatch(new RegExp(`1 Goal for all children · ${caseId}, kept`))
    await tablet.say('resume')
    expect(tablet.words()).toMatch(/Here is your draft\.[^]*Goal: Adoption[^]*By which day\?/)
  })

  it('is put away with the assignment, and its draft opens again with it', async () => {
    const { talker, caseId, person } = worker
    await talker.say(`goal for all children ${caseId}`)
    await talker.say('adoption')
    await world.agency.unassign(person, caseId)
    await talker.say('22 May 2027')
    expect(talker.words()).toMatch(new RegExp(`You're not assigned to ${caseId}[^]*kept as a draft`))
    await world.agency.assign(person, caseId)
    await talker.say('resume')
    expect(talker.words()).toContain('Goal: Adoption')
  })

  it('and one about its child stand beside each other: the first becomes a draft', async () => {
    const { talker, caseId, child } = worker
    await talker.say(`goal for all children ${caseId}`)
    await talker.say('adoption')
    await talker.say(`start a permanency goal for ${child}`)
    expect(talker.words()).toMatch(new RegExp(`kept as a draft[^]*Which permanency goal\\?`))
    await talker.say('start goal for all children')
    expect(talker.words()).toContain(`Goal for all children · case ${caseId}`)
  })

  it('goes on while the case system is silent, and tells so when it cannot', async () => {
    const { talker, caseId } = worker
    await talker.say(`goal for all children ${caseId}`)
    world.breaks({ name: 'down', reaches: false, act: (socket) => socket.resetAndDestroy() })
    await talker.say('adoption')
    expect(talker.words()).toContain('By which day?')
    await talker.say('start goal for all children for tn-1001')
    expect(talker.words()).toContain('The case system is not answering right now')
  })
})

describe('the jobs a state offers', () => {
  it('stand in the help and in the view of a case, each with a button', async () => {
    const { talker, caseId, child } = worker
    await talker.say('help')
    expect(talker.words()).toContain('Jobs here: permanency goals and goal for all children.')
    expect(talker.newest().actions.map(({ label }) => label)).toContain('Goal for all children')
    await talker.say(caseId)
    expect(talker.words()).toMatch(new RegExp(`Case ${caseId}:[^]*${child} · age 15`))
    await talker.press('Goal for all children')
    expect(talker.words()).toContain('Which goal for all of them?')
  })

  it('are told where another one is asked for that only other states have', async () => {
    const plain = await town.world()
    const only = await plain.newDesk((ports) => ({ ...ports, dialogs: [...ports.dialogs, siblings] }))
    const asking = plain.at({ person: 'worker-tn' }, only)
    await asking.say('start a sibling plan for tn-1001')
    expect(asking.words()).toMatch(
      /The rules of Tennessee have no job "goal for all children" for you, so I did not open one\. What I can do with you here: permanency goals\./,
    )
    await asking.press('Record a goal')
    expect(asking.words()).toContain('For which child?')
    await only.stop()
    await plain.close()
  })

  it('are told apart by the longest of the words that fit', async () => {
    const { talker, caseId, child } = worker
    await talker.say(`record a goal for ${child}`)
    expect(talker.words()).toContain('Permanency goals ·')
    await talker.say('cancel')
    await talker.say(`record a goal for all children of ${caseId}`)
    expect(talker.words()).toContain('Goal for all children ·')
  })
})
