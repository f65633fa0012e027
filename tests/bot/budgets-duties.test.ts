import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDutyMemory } from '../../src/store/index.ts'
import { sealPost } from '../../src/shell/shared-post.ts'
import { plainReply } from '../../src/bot/words/plain.ts'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import type { Shown } from '../world/channel.ts'
import type { Talker } from '../world/person.ts'
import { duty, owing } from '../world/duties.ts'

let town: Town
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())

const name = { deadline: 'cs-1', due: '2026-10-09', case: 'mo-2001', what: 'First CS-1 in FACES' }

/** A message and a button are one action each; at most one bot message comes of it. */
async function trial(
  kind: 'acknowledged' | 'snoozed',
  most: number,
  job: (count: Counting) => Promise<void>,
) {
  const world = await town.world({ change: owing(() => [duty('cs-1')]) })
  const worker = world.as('worker-mo')
  await worker.say('/due')
  const spent = { actions: 0 }
  const counted = async (act: Promise<readonly Shown[]>) => {
    spent.actions += 1
    expect((await act).filter(({ how }) => how === 'sent').length).toBeLessThanOrEqual(1)
  }
  await job({ world, worker, counted })
  const marks = await (await openDutyMemory(town)).marks(world.tenant, ['cs-1'])
  expect(marks.map((mark) => mark.kind)).toEqual([kind])
  expect(spent.actions).toBeLessThanOrEqual(most)
  await world.close()
}
interface Counting {
  world: BotWorld
  worker: Talker
  counted(act: Promise<readonly Shown[]>): Promise<void>
}

describe('a reminder before the worker', () => {
  it('is acknowledged in words in one', () =>
    trial('acknowledged', 1, ({ worker, counted }) => counted(worker.say('acknowledge'))))

  it('is acknowledged by card in one', () =>
    trial('acknowledged', 1, ({ worker, counted }) => counted(worker.press('Acknowledge'))))

  it('is acknowledged on the team’s post in one', () =>
    trial('acknowledged', 1, async ({ world, counted }) => {
      const conversation = '19:budget@thread.tacv2'
      const post = plainReply(
        'Due',
        'mo-2001',
        [],
        [{ label: 'Acknowledge', command: { type: 'acknowledge', duty: name } }],
      )
      const of = { tenant: world.tenant, conversation, on: '2026-10-05' }
      const sealed = await sealPost(await openDutyMemory(town), of, post, world.clock.now())
      const inTeam = world.at({ person: 'worker-mo', kind: 'channel', conversation })
      await counted(inTeam.pressToken(sealed.actions[0]!.token, { message: 'the post' }))
    }))

  it('is snoozed in words in one', () =>
    trial('snoozed', 1, ({ worker, counted }) => counted(worker.say('snooze until tomorrow'))))

  it('is snoozed by card in two', () =>
    trial('snoozed', 2, async ({ worker, counted }) => {
      await worker.say('why 1')
      await counted(worker.press('Snooze'))
      await counted(worker.press('Tomorrow'))
    }))
})
