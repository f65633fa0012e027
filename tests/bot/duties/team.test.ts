import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Deadline, Team } from '../../../src/reminders/types.ts'
import type { DutyMemory } from '../../../src/bot/reminder-ports.ts'
import { openDutyMemory } from '../../../src/store/index.ts'
import { openTown, type BotWorld, type Town } from '../../world/bot-world.ts'
import { duty, owing } from '../../world/duties.ts'
import type { Talker } from '../../world/person.ts'

let town: Town
let world: BotWorld
let memory: DutyMemory
const owed: Deadline[] = [duty('cs-1')]
beforeAll(async () => {
  town = await openTown()
  memory = await openDutyMemory(town)
})
beforeEach(async () => void (world = await town.world({ change: owing(() => owed) })))
afterAll(() => town.close())

const thread = '19:channel@thread.tacv2;messageid=17'
const room = { conversation: '19:channel@thread.tacv2', reference: { to: 'the channel' }, team: '19:team' }
const inTeam = (person: string): Talker => world.at({ person, kind: 'channel', conversation: thread, room })
const team = async (): Promise<Team | undefined> => (await memory.teams(world.tenant))[0]
const boss = { id: 'supervisor-mo', identity: 'supervisor-mo', name: 'Ignatius Bellwether' }

describe('a team’s channel', () => {
  it('is remembered when the bot is put into it, and the welcome names who did that', async () => {
    const supervisor = inTeam('supervisor-mo')
    await supervisor.join()
    expect(supervisor.words()).toMatch(/^Ignatius Bellwether added me to this team\./)
    expect(await team()).toMatchObject({ ...room, link: null, gone: null })
    const stranger = inTeam('somebody-unknown')
    await stranger.join()
    expect(stranger.words()).toMatch(/^I was added to this team\./)
  })

  it.each([
    'link this channel to my unit',
    'link this channel to unit mo-sable-ridge',
    'link unit mo-sable-ridge',
  ])('%j: the channel, not the thread, is linked to the supervisor’s own unit', async (text) => {
    const supervisor = inTeam('supervisor-mo')
    await supervisor.say(text)
    expect(supervisor.words()).toMatch(/^This channel is now linked to the unit mo-sable-ridge\./)
    expect(await team()).toMatchObject({ ...room, link: { unit: 'mo-sable-ridge', by: boss } })
    await supervisor.say(text)
    expect(supervisor.words()).toMatch(/^This channel is linked already/)
  })

  it.each([
    ['worker-mo', 'link this channel to my unit', 'Only the supervisor of a unit can change what is posted'],
    ['supervisor-mo', 'link unit tn-harrow-creek', 'You can link a channel to your own unit, mo-sable-ridge'],
    ['supervisor-mo', 'link unit nowhere-at-all', 'and nowhere-at-all is not that'],
    ['supervisor-mo', 'quiet until 5 December', 'This channel is linked to no unit'],
    ['supervisor-mo', 'unlink', 'This channel is linked to no unit'],
  ])('%s: %j is refused', async (person, text, because) => {
    const talker = inTeam(person)
    await talker.say(text)
    expect(talker.words()).toContain(because)
    expect(await team()).toMatchObject({ link: null, quietUntil: null })
  })

  it('another unit’s supervisor cannot take it over, but anybody who supervises may end it', async () => {
    await inTeam('supervisor-mo').say('link this channel to my unit')
    const other = inTeam('supervisor-tn')
    await other.say('link this channel to my unit')
    expect(other.words()).toContain('Ignatius Bellwether linked this channel to the unit mo-sable-ridge.')
    await other.say('quiet until 5 December')
    expect(await team()).toMatchObject({ link: { unit: 'mo-sable-ridge' }, quietUntil: null })
    await other.say('unlink')
    expect(other.words()).toContain('is not linked to the unit mo-sable-ridge any more')
    expect(await team()).toMatchObject({ link: null })
  })

  it('is quiet until a day, which must be ahead', async () => {
    const supervisor = inTeam('supervisor-mo')
    await supervisor.say('link this channel to my unit')
    await supervisor.say('quiet until 5 December')
    expect(supervisor.words()).toContain('I post nothing here before Sat 5 Dec 2026.')
    expect(await team()).toMatchObject({ quietUntil: '2026-12-05' })
    for (const text of ['quiet until 1 October 2026', 'quiet until further notice']) {
      await supervisor.say(text)
      expect(supervisor.words()).toContain('I need one day that is still to come')
    }
    expect(await team()).toMatchObject({ quietUntil: '2026-12-05' })
    await supervisor.say('end quiet')
    expect(await team()).toMatchObject({ quietUntil: null, link: { unit: 'mo-sable-ridge' } })
  })

  it('that was deleted is gone until the bot is spoken to there again', async () => {
    const supervisor = inTeam('supervisor-mo')
    await supervisor.say('link this channel to my unit')
    const gone = { because: 'removed', since: world.clock.now() } as const
    await world.desk().team({ type: 'gone', tenant: world.tenant, conversation: '19:team', gone })
    expect(await team()).toMatchObject({ gone, link: { unit: 'mo-sable-ridge' } })
    await supervisor.say('quiet until 5 December')
    expect(await team()).toMatchObject({ gone: null, quietUntil: '2026-12-05' })
  })

  it('its commands are told to be said there, when they are said in private', async () => {
    const alone = world.as('supervisor-mo')
    for (const text of ['link this channel to my unit', 'quiet until 5 December', 'unlink']) {
      await alone.say(text)
      expect(alone.words()).toContain('so please say it there, with my name in front. Nothing was changed.')
    }
  })

  it('each change stands in the audit trail, and the trail holds', async () => {
    await inTeam('supervisor-mo').say('link this channel to my unit')
    const store = await world.store()
    const entries: string[] = []
    for await (const entry of store.auditEntries()) entries.push(JSON.stringify(entry))
    expect(entries.find((entry) => entry.includes(world.tenant) && entry.includes('link-team'))).toBeDefined()
    expect(await store.verifyAudit()).toMatchObject({ ok: true })
  })
})
