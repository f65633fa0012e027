import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Inbound } from '../../src/bot/ports.ts'
import type { World as Ports } from '../../src/shell/world.ts'
import type { BotWorld } from '../world/bot-world.ts'
import { newcomer } from '../world/newcomer.ts'

/** Where the process dies: before or after its nth call to anything outside of it. */
interface Death {
  call: number
  when: 'before' | 'after'
}

/** What the dead process had taken in hand is free again after this many seconds. */
const leases = 61

/** Ports of a process that dies: from then on nothing it calls ever answers. */
function mortal(
  ports: Ports,
  { call, when }: Death,
): { ports: Ports; calls: () => number; dead: () => boolean } {
  let calls = 0
  let dead = false
  const never = new Promise<never>(() => {})
  const frail = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const method = Reflect.get(target, name) as unknown
        if (typeof method !== 'function') return method
        return async (...args: unknown[]) => {
          if (dead) return never
          calls += 1
          const last = calls === call
          if (last && when === 'before') {
            dead = true
            return never
          }
          const result = (await Reflect.apply(method, target, args)) as unknown
          if (last) dead = true
          return dead ? never : result
        }
      },
    })
  return {
    ports: {
      ...ports,
      store: frail(ports.store),
      caseApi: frail(ports.caseApi),
      channel: (address) => {
        const channel = ports.channel(address)
        return channel && frail(channel)
      },
    },
    calls: () => calls,
    dead: () => dead,
  }
}

/** One confirmed entry in a sentence, and the children who get one goal each by it. */
interface Job {
  sentence: string
  children: readonly string[]
}
const oneWrite: Job = { sentence: "set CASE-c1's goal to adoption by 22 May 2027", children: ['c1'] }
/** For a world that offers the job `siblings`. */
export const twoWrites: Job = {
  sentence: 'record a goal for all children of CASE: adoption by 22 May 2027',
  children: ['c1', 'c2'],
}

/**
 * One whole job, and the process dies at one of its calls outside; the next process finds the same memory. The one who
 * wrote hears no acknowledgement where there was none, and sends the same message again, as Teams does.
 */
async function dying(world: BotWorld, death: Death, job: Job): Promise<number> {
  const { talker, caseId, person } = await newcomer(world)
  const lines = [job.sentence.replaceAll('CASE', caseId), 'confirm', 'help']
  const arrivals = lines.map((text) => talker.arrival({ type: 'text', text }, randomUUID()))
  const before = world.channel.shown.length
  let behind = { calls: () => 0, dead: () => false }
  let desk = await world.newDesk((ports) => {
    const frail = mortal(ports, death)
    behind = frail
    return frail.ports
  })
  for (const arrival of arrivals) {
    if (await acknowledged(desk, arrival, behind)) continue
    world.clock.advance(leases)
    desk = await world.newDesk()
    await desk.start()
    await desk.receive(arrival)
    await desk.idle()
    behind = { calls: () => 0, dead: () => false }
  }
  if (behind.dead()) {
    world.clock.advance(leases)
    desk = await world.newDesk()
    await desk.start()
    await desk.idle()
  }
  await desk.stop()
  world.clock.advance(leases)
  await world.restart()
  const texts = world.channel.shown.slice(before).map(({ reply }) => reply.text)
  const of = (mark: string) => texts.filter((text) => text.includes(mark)).length
  const where = `${death.when} call ${death.call}`
  for (const child of job.children)
    expect(await world.agency.records(`${caseId}-${child}`, person), where).toHaveLength(1)
  expect(of('Saved in the case record'), where).toBeGreaterThanOrEqual(1)
  for (const mark of ['Nothing is saved yet', '- Jobs here'])
    expect(of(mark), where).toBeGreaterThanOrEqual(1)
  // Only a message on its way when the process died may come twice, because nobody can know that it arrived.
  expect(texts.length - new Set(texts).size, where).toBeLessThanOrEqual(1)
  return behind.calls()
}

const waits = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** Delivers one message and waits until it is answered or the process is dead. */
async function acknowledged(
  desk: { receive(inbound: Inbound): Promise<void>; idle(): Promise<void> },
  arrival: Inbound,
  behind: { dead(): boolean },
): Promise<boolean> {
  let kept = false
  const answered = desk
    .receive(arrival)
    .then(() => void (kept = true))
    .then(() => desk.idle())
  while (!behind.dead()) {
    const done = await Promise.race([answered.then(() => true), waits(2).then(() => false)])
    if (done) return true
  }
  return kept
}

/** The process dies once at each of the calls of the job, before it and after it, in steps of `every`. */
export async function deaths(world: BotWorld, every: number, job = oneWrite): Promise<void> {
  const calls = await dying(world, { call: Number.MAX_SAFE_INTEGER, when: 'before' }, job)
  expect(calls).toBeGreaterThan(20)
  for (let call = 1; call <= calls; call += every)
    for (const when of ['before', 'after'] as const) await dying(world, { call, when }, job)
}
