import * as fc from 'fast-check'
import { expect } from 'vitest'
import { notLetIn, refusing, unsettling, type Fault } from '../case-api/faulty-wire.ts'
import type { BotWorld } from '../world/bot-world.ts'
import { newcomer } from '../world/newcomer.ts'
import { toldOncePerMessage } from './rows-of-writes.ts'

/** How often the write fails in this way, what is recorded, and whether it is confirmed in words or on a card. */
const circumstances = fc.record({
  failures: fc.integer({ min: 1, max: 3 }),
  two: fc.boolean(),
  card: fc.boolean(),
  meanwhile: fc.constantFrom(null, null, 'help', 'set CHILD2 to adoption', 'repeat'),
})
const hour = 3600

/** An answer that is whole and fits the contract, but is about another child. */
const aboutAnother: Fault = {
  name: 'about somebody else',
  reaches: true,
  act(socket, real) {
    const body = real!.body.replace(/"child":"[^"]*"/g, '"child":"tn-1006-c1"')
    const head = ['HTTP/1.1 201 Created', 'Content-Type: application/json', `Content-Length: ${body.length}`]
    socket.end([...head, 'Connection: close', '', body].join('\r\n'))
  },
}
/** Two of the wire's own faults speak of a child of the demo agency, which is not the one of these runs. */
const breaking = [...unsettling.filter(({ name }) => !/another (?:child|case)/.test(name)), aboutAnother]

/**
 * Every way in which an answer to a write can break or say no, `seeds` times each: nothing is called saved that is not,
 * nothing is written twice, and each ends as saved or refused, in words that say so.
 */
export async function writeFaults(world: BotWorld, seeds: number): Promise<void> {
  for (const fault of [...breaking, ...refusing]) {
    const clearNo = refusing.includes(fault)
    await fc.assert(
      fc.asyncProperty(circumstances, async ({ failures, two, card, meanwhile }) => {
        const { talker, child, caseId, person } = await newcomer(world)
        const recorded = () => world.agency.records(child, person)
        const shownHere = () =>
          world.channel.shown.filter(({ to }) => to.conversation === talker.address.conversation)
        const savedSaid = () =>
          shownHere().filter(({ reply }) => /\bSaved in|now in the case/.test(reply.text))
        const second = two ? ' and return to parent as second goal by 22 Nov 2027' : ''
        await talker.say(`set ${child}'s goal to adoption by 22 May 2027${second}`)

        world.breaks(fault, 'writes')
        await (card ? talker.press('Confirm') : talker.say('confirm'))
        expect(savedSaid(), `${fault.name}: called saved`).toHaveLength(0)
        const [now] = shownHere().slice(-1)
        expect(now?.reply.text).toMatch(clearNo ? /Nothing was saved/ : /Not saved yet[^]*I try again until/)
        if (clearNo) {
          world.breaks(null)
          expect(await recorded()).toEqual([])
          return
        }
        if (meanwhile !== null) await talker.say(meanwhile.replace('CHILD2', `${caseId}-c2's goal`))
        for (let failed = 1; failed < failures; failed++) {
          world.clock.advance(100)
          await world.restart()
          expect(savedSaid(), `${fault.name}: called saved later`).toHaveLength(0)
        }
        world.breaks(null)
        world.clock.advance(100)
        await world.restart()
        expect((await recorded()).map(({ goal }) => goal)).toEqual(
          two ? ['adoption', 'reunification'] : ['adoption'],
        )
        toldOncePerMessage(savedSaid().map(({ message }) => message))
        const before = savedSaid().length
        world.clock.advance(5 * hour)
        await world.restart()
        expect(savedSaid()).toHaveLength(before)
        expect(await recorded()).toHaveLength(two ? 2 : 1)
      }),
      { numRuns: seeds, endOnFailure: true },
    )
  }
}

/** The answer never comes: in the end a person is asked to look, and nobody claims to know. */
export async function neverAnswered(world: BotWorld): Promise<void> {
  for (const name of ['reset at once', 'reset after the write']) {
    const { talker, child, person } = await newcomer(world)
    await talker.say(`set ${child}'s goal to adoption by 22 May 2027`)
    world.breaks(
      unsettling.find((one) => one.name === name)!,
      'writes',
    )
    await talker.say('confirm')
    world.clock.advance(5 * hour)
    await world.restart()
    expect(talker.words()).toMatch(/I do not know whether it was saved\. Please look in the case record/)
    expect(talker.words()).not.toMatch(/Nothing was saved|Saved in/)
    world.breaks(null)
    world.clock.advance(5 * hour)
    await world.restart()
    await talker.say('confirm')
    expect(await world.agency.records(child, person)).toHaveLength(1)
  }
}

/** Who is not let in any more after a try that may have been written is not told that nothing was. */
export async function notLetInAnyMore(world: BotWorld): Promise<void> {
  for (const fault of notLetIn) {
    const { talker, child, person } = await newcomer(world)
    await talker.say(`set ${child}'s goal to adoption by 22 May 2027`)
    world.breaks(
      unsettling.find(({ name }) => name === 'reset after the write')!,
      'writes',
    )
    await talker.say('confirm')
    expect(talker.words()).toContain('Not saved yet')
    world.breaks(fault, 'writes')
    world.clock.advance(100)
    await world.restart()
    expect(talker.words(), fault.name).toMatch(
      /I do not know whether it was saved\. Please ask your supervisor/,
    )
    expect(talker.words(), fault.name).not.toMatch(/Nothing was saved|Saved in/)
    world.breaks(null)
    expect(await world.agency.records(child, person)).toHaveLength(1)
    // At the very first try it is a clear no.
    const other = await newcomer(world)
    await other.talker.say(`set ${other.child}'s goal to adoption by 22 May 2027`)
    world.breaks(fault, 'writes')
    await other.talker.say('confirm')
    expect(other.talker.words(), fault.name).toContain('Nothing was saved.')
    world.breaks(null)
    expect(await world.agency.records(other.child, other.person)).toEqual([])
  }
}
