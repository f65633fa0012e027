import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoFolk } from '../world/demo-folk.ts'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import type { Talker } from '../world/person.ts'

let town: Town
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())

async function trial(job: (worker: Talker, world: BotWorld) => Promise<void>) {
  const world = await town.world()
  const worker = world.as('worker-mo')
  await worker.join()
  await job(worker, world)
  await world.close()
}

interface Kept {
  status: string
  basis: { value: string; scenario: string | null }
}
const onRecord = async (world: BotWorld, of: string, what: string) => {
  const { json } = await world.agency.call('worker-mo', `/v1/cases/${of}/${what}`)
  return (json.items ?? []) as unknown as Kept[]
}

describe('a housing referral takes', () => {
  it('MO-R39 MO-R43 two messages in words: the order and the confirm, and the contact note with it', () =>
    trial(async (worker, world) => {
      expect(await worker.say('ces referral for mo-2002')).toHaveLength(1)
      await worker.say('confirm')
      expect(worker.words()).toContain('Saved in the case record')
      expect(await onRecord(world, 'mo-2002', 'ces-referrals')).toMatchObject([
        { status: 'referred', basis: { value: 'must', scenario: 'mo-ces-reunification-barrier' } },
      ])
      expect(await onRecord(world, 'mo-2002', 'contact-notes')).toMatchObject([{ kind: 'referral' }])
    }))

  it('MO-R40 five actions by card at most: open, what is left to fill in, Confirm', () =>
    trial(async (worker, world) => {
      await worker.say('do I have to refer in mo-2003?')
      await worker.press('Housing referral')
      const values = { accessPointTyped: 'Lantern Row Housing Desk', dvSafety: 'no' }
      await worker.press('Confirm', { values })
      expect(1 + Object.keys(values).length + 1).toBeLessThanOrEqual(5)
      expect(await onRecord(world, 'mo-2003', 'ces-referrals')).toMatchObject([
        { status: 'referred', basis: { value: 'must', scenario: 'mo-ces-trial-home-visit' } },
      ])
    }))
})

describe('do I have to refer?', () => {
  it.each([
    ['MO-R39', 'mo-2002', /^You must refer\..*main barrier/m],
    ['MO-R40', 'mo-2003', /^You must refer\..*trial home visit/m],
    ['MO-R41', 'mo-2004', /^You must refer\..*older youth/m],
    ['MO-R37', 'mo-2005', /^You may refer\./m],
    ['MO-R37', 'mo-2006', /^You may refer\./m],
    [
      'MO-R42',
      'mo-2001',
      /^Whether you must refer is open\. It depends on .*not known here\..*You may refer/m,
    ],
  ])('%s %s is answered with its rule', (_, of, answer) =>
    trial(async (worker) => {
      await worker.say(`do I have to refer in ${of}?`)
      expect(worker.words()).toMatch(answer)
      await worker.say('why?')
      expect(worker.words()).toContain('Child Welfare Manual')
    }),
  )

  it('the open flow stays where it is, and what was just said in it counts', () =>
    trial(async (worker) => {
      await worker.say('housing referral for mo-2002')
      await worker.say('change housing is the main barrier to no')
      await worker.say('must I refer?')
      expect(worker.words()).toMatch(/Whether you must refer is open\.[^]*Your entry for mo-2002:/)
    }))

  it('without a case it asks which one; of somebody else’s it says nothing', () =>
    trial(async (worker) => {
      await worker.say('do we need to make a referral?')
      expect(worker.words()).toContain('For which case?')
      await worker.say('mo-2004')
      expect(worker.words()).toContain('You must refer.')
      await worker.say('do I have to refer in tn-1001?')
      expect(worker.words()).toContain("You're not assigned to tn-1001")
    }))

  it('a worker of another state hears that their documents do not speak of it', () =>
    trial(async (_, world) => {
      const other = world.as('worker-tn')
      await other.say('do I have to refer in tn-1001?')
      expect(other.words()).toContain('The Tennessee rules say nothing about this referral.')
    }))

  it('in a channel nothing about a case is said', () =>
    trial(async (_, world) => {
      const team = world.at({ person: 'worker-mo', kind: 'channel', conversation: 'team' })
      for (const text of [
        'do I have to refer in mo-2002?',
        'ces referral for mo-2002',
        'housing outcome for mo-2002',
      ]) {
        await team.say(text)
        expect(team.words()).toContain('For anything about a case, write to me in a private chat.')
        expect(team.words()).not.toContain('mo-2002')
      }
    }))
})

describe('what became of it', () => {
  it.each(['prescreened', 'connected', 'waitlisted', 'declined', 'closed-housed', 'closed-not-housed'])(
    'MO-R36 MO-R43 MO-R44 %s is recorded with a contact note of its own',
    (status) =>
      trial(async (worker, world) => {
        await worker.say('ces referral for mo-2002')
        await worker.say('confirm')
        await worker.say('housing outcome for mo-2002')
        await worker.say(status)
        if (status === 'prescreened')
          for (const said of ['Local form B', 'Front desk']) await worker.say(said)
        await worker.say('confirm')
        expect(worker.words()).toContain('Saved in the case record')
        expect(await onRecord(world, 'mo-2002', 'ces-referrals')).toMatchObject([
          { status, outcomes: [{ noted: true }] },
        ])
        expect(await onRecord(world, 'mo-2002', 'contact-notes')).toHaveLength(2)
      }),
  )
})

it('no name of anybody on a case is ever shown in these flows, sent into a button or written into a log', () =>
  trial(async (worker, world) => {
    for (const text of [
      'ces referral for mo-2002',
      'why?',
      'change violence at home to yes',
      'through an advocate',
      'confirm',
      'confirm',
      'ces referral for mo-2002',
      'housing outcome',
      'closed without housing',
      'confirm',
      'closing summary for mo-2002',
      'Four landlords were asked.',
      'No unit was free.',
      'confirm',
      'do I have to refer in mo-2004?',
    ])
      await worker.say(text)
    expect(world.channel.shown.length).toBeGreaterThan(12)
    const shown = JSON.stringify(world.channel.shown)
    for (const name of demoFolk('mo')) {
      expect(shown).not.toContain(name)
      expect(world.lines.join('\n')).not.toContain(name)
    }
    expect(await onRecord(world, 'mo-2002', 'contact-notes')).toHaveLength(2)
  }))
