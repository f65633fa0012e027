import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Of, shelve } from '../../src/answers/library/shelf.ts'
import type { Answer, Ask, DeskQuestion } from '../../src/bot/policy-ports.ts'
import type { World as Ports } from '../../src/shell/world.ts'
import { openTown, type BotWorld, type Town, type WorldOptions } from '../world/bot-world.ts'

let town: Town
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())

interface Trial {
  world: BotWorld
  /** What was asked of the policy rooms, and what was kept for the desk. */
  asks: Ask[]
  kept: DeskQuestion[]
}

/** A whole bot whose questions and keeps are looked over the shoulder; `instead` answers in the place of the rooms. */
async function trial(
  job: (trial: Trial) => Promise<void>,
  options: WorldOptions = {},
  instead: Answer | null = null,
) {
  const asks: Ask[] = []
  const kept: DeskQuestion[] = []
  const change = (ports: Ports): Ports => ({
    ...ports,
    answers: {
      answer: async (ask) => {
        asks.push(ask)
        return instead ?? ports.answers.answer(ask)
      },
    },
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
  await job({ world, asks, kept })
  await world.close()
  expect(world.lines.filter((line) => line.includes('failed'))).toEqual([])
}

describe('a question of policy', () => {
  it('takes one message, with its quote, document, section, date and how sure it is', () =>
    trial(async ({ world }) => {
      const worker = world.as('worker-tn')
      expect(await worker.say('what does the target date do?')).toHaveLength(1)
      expect(worker.words()).toMatch(/The target date decides[^]*“[^”]+”\nSource: .+, section “.+” · .+ · .+/)
      expect(worker.newest().card?.subtitle).toBe('Tennessee · policy of 1 Apr 2018')
      expect(worker.newest().card?.passages).toHaveLength(1)
      expect(worker.newest().policy).toEqual({
        model: false,
        says: expect.stringMatching(/^The target date/),
      })
    }))

  it('takes one in mid-flow, and the next message goes on with the job', () =>
    trial(async ({ world }) => {
      const worker = world.as('worker-tn')
      await worker.say("set tn-1001-c1's goal to adoption")
      expect(await worker.say('how many goals can a child have?')).toHaveLength(1)
      expect(worker.words()).toMatch(/at most two goals[^]*By which day is Adoption to be reached\?$/)
      expect(worker.newest().card?.body).toMatch(/two goals\.\n\n“.+”\n\nSource: .+\n\nBy which day/)
      await worker.say('22 May 2027')
      expect(worker.words()).toContain('Target date: Sat 22 May 2027')
    }))

  it('knows what the open case knows', () =>
    trial(async ({ world, asks }) => {
      const worker = world.as('worker-mo')
      await worker.say('what goals does mo-2002-c1 have?')
      await worker.say('is a concurrent plan needed by law?')
      expect(asks.at(-1)).toMatchObject({
        state: 'mo',
        goal: 'reunification',
        goalFacts: { caseType: 'alternative-care', activeGoals: ['reunification'] },
        ruleFacts: { 'primary-goal': 'reunification', 'housing-is-primary-barrier': true },
      })
      expect(asks.at(-1)?.ruleFacts['months-in-care']).toBeGreaterThanOrEqual(12)
      await worker.say('is a plan asked for in an intact family case by law?')
      expect(asks.at(-1)).toMatchObject({ goalFacts: {}, ruleFacts: {} })
    }))

  it('about a case of others is not answered, and says the same as for none', () =>
    trial(async ({ world, asks }) => {
      const worker = world.as('worker-tn')
      for (const of of ['tn-1007', 'tn-9999']) {
        await worker.say(`what does the target date do in ${of}?`)
        expect(worker.words()).toContain(`You're not assigned to ${of}, or there is no such case.`)
      }
      expect(asks.length).toBeGreaterThan(0)
    }))

  it('of several questions each is answered', () =>
    trial(async ({ world, asks }) => {
      const worker = world.as('worker-tn')
      await worker.say('How many goals can a child have? What does the target date do?')
      expect(asks.map(({ question }) => question)).toEqual([
        'How many goals can a child have?',
        'What does the target date do?',
      ])
      expect(worker.words()).toMatch(
        /1\. How many[^]*at most two[^]*2\. What does[^]*The target date decides/,
      )
    }))

  it('that lacks one fact asks for it, with the choices', () =>
    trial(async ({ world, asks }) => {
      const worker = world.as('worker-tn')
      const asked = 'what are the goal options for kids?'
      await worker.say(asked)
      expect(worker.words()).toMatch(/^One question back[^]*Which kind of case is it/)
      await worker.press('custodial')
      expect(asks.at(-1)).toMatchObject({ question: asked, goalFacts: { caseType: 'custodial' } })
      expect(worker.words()).toMatch(/^What the rule says[^]*Adoption/)
      await worker.say(asked)
      await worker.say('post-custody')
      expect(asks.at(-1)).toMatchObject({ question: asked, goalFacts: { caseType: 'post-custody' } })
    }))
})

describe('documents of the agency', () => {
  it('that are indexed while the bot runs answer the next question', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'waymark-shelf-'))
    await trial(
      async ({ world }) => {
        const worker = world.as('worker-tn')
        await worker.say('what colour is the zeppelin badge?')
        expect(worker.words()).toContain('The documents do not settle this')
        const text =
          'Badges\nThe zeppelin badge of a visiting worker is vermilion in colour.\nIt hangs at the door.'
        shelve(directory, {
          form: 1,
          state: 'tn',
          title: 'House rules',
          file: 'rules.txt',
          effective: '2026-01-01',
          sha256: sha256Of(text),
          text,
          headings: [{ start: 0, end: 6, level: 1 }],
          pages: [],
        })
        await worker.say('what colour is the zeppelin badge?')
        expect(worker.words()).toMatch(/What the document says[^]*vermilion[^]*House rules, section “Badges”/)
        await worker.press('Show the passage')
        expect(worker.words()).toMatch(/House rules[^]*vermilion/)
      },
      { directory },
    )
    await rm(directory, { recursive: true })
  })
})

describe('what a model worded', () => {
  const worded: Answer = {
    kind: 'rule',
    answer: 'Two goals at most.',
    state: 'tn',
    edition: 'tn@2018-04-01',
    citations: [],
    by: { type: 'model' },
  }
  it('is said to be so', () =>
    trial(
      async ({ world }) => {
        const worker = world.as('worker-tn')
        await worker.say('how many goals can a child have?')
        expect(worker.words()).toContain('A language model put this into words')
        expect(worker.newest().policy).toEqual({ model: true, says: 'Two goals at most.' })
      },
      {},
      worded,
    ))

  it('and what a person stands by names them and the day', () =>
    trial(
      async ({ world }) => {
        const worker = world.as('worker-tn')
        await worker.say('how many goals can a child have?')
        expect(worker.words()).toContain('Reviewed by Ida Lund on 1 Sep 2026. It holds until 1 Mar 2027.')
        expect(worker.newest().policy?.model).toBe(false)
      },
      {},
      {
        ...worded,
        by: { type: 'reviewed', owner: 'Ida Lund', reviewedOn: '2026-09-01', expiresOn: '2027-03-01' },
      },
    ))
})
