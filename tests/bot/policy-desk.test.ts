import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskQuestion } from '../../src/bot/policy-ports.ts'
import type { World as Ports } from '../../src/shell/world.ts'
import { unsettling } from '../case-api/faulty-wire.ts'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'

let town: Town
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())

async function trial(
  job: (world: BotWorld, kept: DeskQuestion[]) => Promise<void>,
  options: { directory?: string } = {},
) {
  const kept: DeskQuestion[] = []
  const change = (ports: Ports): Ports => ({
    ...ports,
    store: {
      ...ports.store,
      commit: async (turn) => {
        const done = await ports.store.commit(turn)
        if (done === 'kept') kept.push(...(turn.questions ?? []))
        return done
      },
    },
  })
  const world = await town.world({ ...options, change })
  await job(world, kept)
  await world.close()
  expect(world.lines.filter((line) => line.includes('failed'))).toEqual([])
}

describe('what goes to the policy desk', () => {
  it('a question without an answer, with names and numbers taken out', () =>
    trial(async (world, kept) => {
      const worker = world.as('worker-tn')
      await worker.say("what is zephyrine's quarterly zeppelin form in tn-1001?")
      expect(worker.words()).toContain('The documents do not settle this')
      expect(kept).toEqual([
        {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          tenant: world.tenant,
          question: "what is [name]'s quarterly zeppelin form in [number]?",
          state: 'tn',
          on: '2026-10-05',
          kind: 'not-found',
          why: 'no-answer',
          comment: null,
          by: null,
          askedAt: expect.stringMatching(/^2026-10-05T/),
        },
      ])
    }))

  it('an answer that did not help, at once, and under the same number what was wrong with it', () =>
    trial(async (world, kept) => {
      const worker = world.as('worker-tn')
      await worker.say('what does the target date do?')
      await worker.press('Helpful')
      expect(kept).toEqual([])
      await worker.say('what does the target date do?')
      await worker.press('Not helpful')
      expect(worker.newest().card?.fields).toMatchObject([{ id: 'comment' }])
      expect(worker.newest().card?.body).toContain('The target date decides')
      await worker.press('Send what was wrong', { values: { comment: 'Zephyrine was told otherwise' } })
      expect(kept).toMatchObject([
        { why: 'thumbs-down', comment: null, question: 'what does the target date do?', kind: 'rule' },
        { why: 'thumbs-down', comment: '[name] was told otherwise' },
      ])
      expect(kept[1]?.id).toBe(kept[0]?.id)
    }))

  it('a question that the supervisor gets in their own chat, with what was answered', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'waymark-desk-'))
    await writeFile(join(directory, 'agency.yaml'), 'agency: Elsewhere\npolicyLeads: [supervisor-mo]\n')
    await trial(
      async (world, kept) => {
        const worker = world.as('worker-tn')
        const supervisor = world.as('supervisor-tn')
        await supervisor.say('hi')
        await worker.say('what does the target date do for zephyrine?')
        await worker.press('Ask my supervisor')
        expect(worker.words()).toMatch(/^Sent to Winifred Achterberg: "what does .* for \[name\]\?"/)
        expect(kept).toMatchObject([{ why: 'handed-over', by: { id: 'worker-tn' }, kind: 'rule' }])
        await world.restart()
        expect(supervisor.words()).toMatch(
          /Perpetua .* asks you: "what does .* I had answered: The target date decides/,
        )
        expect(supervisor.words()).not.toContain('ephyrine')
      },
      { directory },
    )
    await rm(directory, { recursive: true })
  })

  it('a wish that was declined goes there too, and a way on is left', () =>
    trial(async (world) => {
      const worker = world.as('worker-tn')
      await worker.say('will mom relapse?')
      await worker.press('Ask my supervisor')
      expect(worker.words()).toMatch(/^Sent to|goes to the policy desk/)
      expect(worker.newest().actions.map(({ label }) => label)).toEqual(['Help'])
    }))

  it('a question that a supervisor who keeps the desk is told of once, with a way to answer it', () =>
    trial(async (world) => {
      const worker = world.as('worker-tn')
      const supervisor = world.as('supervisor-tn')
      await supervisor.say('hi')
      const heard = () =>
        world.channel.shown.filter(({ to }) => to.conversation === supervisor.address.conversation).length
      const before = heard()
      await worker.say('what does the target date do?')
      await worker.press('Ask my supervisor')
      await world.restart()
      expect(heard()).toBe(before + 1)
      expect(supervisor.words()).toMatch(/Perpetua .* asks the policy desk: "what does/)
      expect(supervisor.newest().actions.map(({ label }) => label)).toContain('Answer')
    }))

  it('nothing while it cannot be found out who is on the cases', () =>
    trial(async (world, kept) => {
      const worker = world.as('worker-tn')
      await worker.say('what does the target date do?')
      world.breaks(unsettling.find(({ name }) => name === 'reset at once')!)
      await worker.press('Ask my supervisor')
      expect(worker.words()).toContain('Nothing was sent.')
      expect(kept).toEqual([])
    }))
})

describe("the channel's own thumbs", () => {
  it('stand for the newest answer, and leave its card as it is', () =>
    trial(async (world, kept) => {
      const worker = world.as('worker-tn')
      const [first] = await worker.say('what does the target date do?')
      await worker.deliver(worker.arrival(thumb('down', 'too short', first?.message ?? '')))
      expect(worker.words()).toMatch(/^Thank you\./)
      expect(kept).toMatchObject([{ why: 'thumbs-down', comment: 'too short' }])
      await worker.say('how many goals can a child have?')
      await worker.deliver(worker.arrival(thumb('down', null, first?.message ?? '')))
      expect(worker.words()).toContain('an earlier answer')
      expect(kept).toHaveLength(1)
    }))

  const thumb = (verdict: 'up' | 'down', comment: string | null, message: string) =>
    ({ type: 'feedback', verdict, comment, message }) as const
})

describe('where others read', () => {
  it('no case is looked at, and nobody who is named is kept', () =>
    trial(async (world, kept) => {
      const team = world.at({ person: 'worker-tn', kind: 'channel', conversation: 'team' })
      await world.as('worker-tn').say('what goals does tn-1001-c1 have?')
      await team.say('what is the quarterly zeppelin form?')
      expect(kept).toMatchObject([{ question: 'what is the quarterly zeppelin form?', by: null }])
      for (const text of [
        'does zephyrine need a goal?',
        'is it allowed in tn-1001?',
        'can Rosalind Okonkwo have two goals?',
      ]) {
        await team.say(text)
        expect(team.words()).toBe(
          'That names a person or a case, and others read here. For anything about a case, write to me in a private chat.',
        )
      }
      const session = (await (await world.store()).session(team.address))?.session
      expect(session).toMatchObject({ flow: null, open: null })
      expect(JSON.stringify(session).toLowerCase()).not.toMatch(/zephyrine|tn-1001|okonkwo/)
      expect(kept).toHaveLength(1)
    }))
})
