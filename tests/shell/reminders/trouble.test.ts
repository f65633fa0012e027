import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '../../../src/store/index.ts'
import { createSteadyCheck } from '../../../src/shell/reminders/steady.ts'
import { createTurnstile } from '../../../src/shell/reminders/turnstile.ts'
import { duty } from '../../reminders/duty.ts'
import { openReminding, type Reminding } from '../../world/reminding.ts'

let database: Database
let world: Reminding
beforeAll(async () => void (database = await openDatabase({ memory: true })))
afterAll(() => database.close())
beforeEach(async () => {
  world = await openReminding(database)
  world.owes(duty())
  await world.meets('worker-mo')
  await world.meets('supervisor-mo')
})
const texts = (who: string) => world.to(who).map(({ reply }) => reply.text)

describe('when something fails, it is said and nothing else stops', () => {
  it('a post of which Teams does not say whether it arrived is not sent again; the supervisor is told', async () => {
    world.refuse('unclear')
    await world.run()
    await world.run()
    world.at('2026-10-26T14:35:00.000Z')
    await world.run()
    expect(
      texts('supervisor-mo').filter((text) => text.includes('the post in the channel of Fri 23 Oct 2026')),
    ).toHaveLength(1)
    expect(texts('team')).toHaveLength(1)
    expect(texts('worker-mo')).toHaveLength(1)
  })

  it('a process that ended in the middle of a nudge leaves it unclear: told once to the supervisor, and on the post', async () => {
    world.refuse(null, 'dies')
    void world.run()
    await expect
      .poll(() => world.ledger.told(world.tenant, [duty().id]), { timeout: 20_000 })
      .toMatchObject([{ state: 'sending' }])
    for (const instant of ['2026-10-23T15:20:00.000Z', '2026-10-23T15:25:00.000Z']) {
      world.at(instant)
      await world.run()
    }
    expect(texts('worker-mo')).toEqual([])
    expect(texts('supervisor-mo')).toHaveLength(1)
    expect(texts('supervisor-mo')[0]).toContain('to Ana Ruiz: mo-2001 · First CS-1')
    expect(texts('team').at(-1)).toContain('I cannot tell whether one message arrived')
  })

  it('what Teams turned away for its rate is sent with the next run', async () => {
    world.refuse('throttled', 'throttled')
    expect(await world.run()).toMatchObject({ posts: 0, messages: 0, failed: 2 })
    expect(await world.run()).toMatchObject({ posts: 1, messages: 1, failed: 0 })
  })

  it('a team that was deleted is gone: said to the supervisor once, while people alone are told on', async () => {
    world.refuse('gone')
    await world.run()
    await world.run()
    expect(texts('supervisor-mo').filter((text) => text.includes('cannot be reached'))).toHaveLength(1)
    expect(texts('worker-mo')).toHaveLength(1)
    expect((await world.office.duties.teams(world.tenant))[0]!.gone).toMatchObject({ because: 'not-found' })
  })

  it('somebody who blocked the bot is stood in for by the supervisor', async () => {
    world.refuse(null, 'refused')
    await world.run()
    await world.run()
    expect(texts('worker-mo')).toEqual([])
    expect(texts('supervisor-mo')[0]).toContain('I cannot reach Ana Ruiz')
  })

  it('posts nothing as if it were whole while the case system is away, and says so in the report', async () => {
    world.breaks('unreachable')
    expect(await world.run()).toMatchObject({ looked: 1, unread: 1 })
    expect(await world.ledger.lastRun(world.tenant)).toMatchObject({ unread: 1 })
    world.breaks('not-known-here')
    await world.run()
    await world.run()
    expect(world.shown.map(({ to }) => to.conversation)).toEqual(['chat-supervisor-mo'])
    expect(texts('supervisor-mo')[0]).toContain('no longer shows me what is due in mo-north')
  })

  it('a clock that goes back doubles nothing', async () => {
    for (const instant of [
      '2026-10-27T14:35:00.000Z',
      '2026-10-23T15:00:00.000Z',
      '2026-10-27T14:40:00.000Z',
    ]) {
      world.at(instant)
      await world.run()
    }
    expect(texts('worker-mo')).toHaveLength(1)
    expect(world.to('team').filter(({ how }) => how === 'sent')).toHaveLength(2)
  })
})

describe('the clock on the wall', () => {
  it('is believed when it goes on as the other does, or says the same new time twice', () => {
    let steady = 0
    const check = createSteadyCheck(() => steady)
    const look = (now: string, later: number) => {
      steady += later
      return check(now)
    }
    expect(look('2026-10-23T15:00:00Z', 0)).toBe(true)
    expect(look('2026-10-23T15:05:00Z', 300_000)).toBe(true)
    expect(look('2026-10-24T15:10:00Z', 300_000)).toBe(false)
    expect(look('2026-10-24T15:15:00Z', 300_000)).toBe(true)
    expect(look('2026-10-23T15:20:00Z', 300_000)).toBe(false)
  })
})

describe('the turnstile', () => {
  it('keeps within what Teams takes of one conversation and of one tenant', async () => {
    let now = 0
    const turnstile = createTurnstile({
      now: () => now,
      wait: async (milliseconds) => void (now += milliseconds),
    })
    const at: number[] = []
    for (let n = 0; n < 200; n++) {
      await turnstile.pass('t', 'c')
      at.push(now)
    }
    for (const [most, within] of [
      [7, 1000],
      [8, 2000],
      [60, 30_000],
    ] as const)
      for (const from of at)
        expect(at.filter((one) => one >= from && one < from + within).length).toBeLessThanOrEqual(most)
    const begun = now
    for (let n = 0; n < 100; n++) await turnstile.pass('t', `c${n}`)
    expect(now - begun).toBeGreaterThanOrEqual(4000 - 1000)
  })
})
