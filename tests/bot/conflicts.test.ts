import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Desk } from '../../src/shell/desk.ts'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import { newcomer, type Newcomer } from '../world/newcomer.ts'
import type { Talker } from '../world/person.ts'

let town: Town
let world: BotWorld
let worker: Newcomer
let talker: Talker
let desk: Desk
/** What a colleague records between the worker's last look and their write; once. */
let colleague: (() => Promise<void>) | null
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())
beforeEach(async () => {
  world = await town.world()
  worker = await newcomer(world)
  colleague = null
  desk = await world.newDesk((ports) => ({
    ...ports,
    caseApi: {
      ...ports.caseApi,
      write: async (...write) => {
        const first = colleague
        colleague = null
        await first?.()
        return ports.caseApi.write(...write)
      },
    },
  }))
  talker = world.at({ person: worker.person }, desk)
})
afterEach(async () => {
  await desk.stop()
  await world.close()
  expect(world.lines.filter((line) => line.includes('failed'))).toEqual([])
})

const goals = async () =>
  (await world.agency.records(worker.child, worker.person)).map(({ goal, role }) => `${role} ${goal}`)
const records = (goal: string, role: 'primary' | 'second') =>
  world.agency.record(worker.person, worker.child, goal, role)

/** A worker whose colleague takes the last place in the very moment of the confirm. */
async function lastPlaceTaken() {
  await records('adoption', 'primary')
  await talker.say(`set ${worker.child}'s goal to permanent guardianship by 22 May 2027`)
  colleague = () => records('reunification', 'second')
  await talker.say('confirm')
  expect(talker.words()).toMatch(/Nothing was saved\. What you entered is kept\. Say "keep theirs"/)
}

describe('a colleague who was faster by a moment', () => {
  it('TN-R03 their goal ends with a reason and mine takes its place, in one confirm', async () => {
    await lastPlaceTaken()
    await talker.press('Replace theirs')
    expect(talker.words()).toContain('Why does Return to parent end?')
    await talker.say('The hearing ruled it out.')
    expect(talker.words()).toMatch(/Ends: Return to parent, because: The hearing ruled it out\./)
    expect(await goals()).toEqual(['primary adoption', 'second reunification'])
    await talker.say('confirm')
    expect(talker.words()).toMatch(
      /Saved in the case record\. Record numbers: end of the earlier goal goal-\w+; goal goal-\w+\./,
    )
    expect(await goals()).toEqual(['primary adoption', 'second permanent-guardianship'])
    const { json } = await world.agency.call(
      worker.person,
      `/v1/children/${worker.child}/permanency-goals?status=closed`,
    )
    expect(json.items).toMatchObject([{ goal: 'reunification', closedReason: 'The hearing ruled it out.' }])
  })

  it('theirs stays and mine is dropped, in words and by button', async () => {
    await lastPlaceTaken()
    await talker.press('Keep theirs')
    expect(talker.words()).toMatch(
      /Their entry stays, and yours is dropped\.\nCancelled\. Nothing was saved\./,
    )
    expect(await goals()).toEqual(['primary adoption', 'second reunification'])
  })

  it('mine waits as a draft', async () => {
    await lastPlaceTaken()
    await talker.press('Save draft')
    await talker.say('my drafts')
    expect(talker.words()).toContain(`1 Permanency goals · ${worker.child}, kept`)
  })

  it('who changes the goal again while a reason is given is noticed: it is asked anew, and nothing is lost', async () => {
    await lastPlaceTaken()
    await talker.say('replace theirs')
    await talker.say('The hearing ruled it out.')
    const [, second] = await world.agency.records(worker.child, worker.person)
    colleague = async () => {
      const path = `/v1/permanency-goals/${second!.id}/closure`
      await world.agency.call(worker.person, path, { reason: 'By somebody else.' }, undefined, '"1"')
      await records('ppla', 'second').catch(() => records('exit-custody-to-relative', 'second'))
    }
    await talker.say('confirm')
    expect(talker.words()).toContain('What you entered is kept.')
    expect(await goals()).toEqual(['primary adoption', 'second exit-custody-to-relative'])
    await talker.say('replace theirs')
    await talker.say('The aunt withdrew.')
    await talker.say('confirm')
    expect(await goals()).toEqual(['primary adoption', 'second permanent-guardianship'])
  })

  it('a closing that went through while mine was refused is told, and is not repeated', async () => {
    await lastPlaceTaken()
    await talker.say('replace theirs')
    await talker.say('The hearing ruled it out.')
    let writes = 0
    const api = await world.newDesk((ports) => ({
      ...ports,
      caseApi: {
        ...ports.caseApi,
        write: async (...write) => {
          if ((writes += 1) === 2) await records('exit-custody-to-relative', 'second')
          return ports.caseApi.write(...write)
        },
      },
    }))
    const again = world.at({ person: worker.person }, api)
    await again.say('confirm')
    expect(again.words()).toMatch(
      /The end of the earlier goal is recorded, number goal-\w+\. That stays\. Not recorded: the goal\./,
    )
    expect(await goals()).toEqual(['primary adoption', 'second exit-custody-to-relative'])
    await again.say('save')
    expect(again.words()).toMatch(/The end of the earlier goal is recorded, number goal-\w+\. That stays\./)
    await api.stop()
  })

  it('a reason too long is not cut but asked again', async () => {
    await lastPlaceTaken()
    await talker.say('replace theirs')
    await talker.say('x'.repeat(501))
    expect(talker.words()).toMatch(
      /A reason can have 500 characters\. This has 501\. Why does Return to parent end\?/,
    )
  })
})
