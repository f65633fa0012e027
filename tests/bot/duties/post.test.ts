import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DutyMemory } from '../../../src/bot/reminder-ports.ts'
import type { Reply } from '../../../src/bot/reply.ts'
import { plainReply } from '../../../src/bot/words/plain.ts'
import type { Deadline } from '../../../src/reminders/types.ts'
import { sealPost } from '../../../src/shell/shared-post.ts'
import { openDutyMemory } from '../../../src/store/index.ts'
import { openTown, type BotWorld, type Town } from '../../world/bot-world.ts'
import { demoFolk } from '../../world/demo-folk.ts'
import { duty, owing } from '../../world/duties.ts'
import type { Talker } from '../../world/person.ts'

let town: Town
let world: BotWorld
let memory: DutyMemory
let owed: Deadline[]
beforeAll(async () => {
  town = await openTown()
  memory = await openDutyMemory(town)
})
beforeEach(async () => {
  owed = [duty('cs-1')]
  world = await town.world({ change: owing(() => owed) })
})
afterAll(() => town.close())

const channel = '19:channel@thread.tacv2'
const inTeam = (person: string, conversation = `${channel};messageid=17`): Talker =>
  world.at({
    person,
    kind: 'channel',
    conversation,
    room: { conversation: conversation.split(';')[0]!, reference: null, team: null },
  })

const name = { deadline: 'cs-1', due: '2026-10-09', case: 'mo-2001', what: 'First CS-1 in FACES' }
const post: Reply = plainReply(
  'Due this week',
  'mo-2001 · First CS-1 in FACES',
  [],
  [
    { label: 'Acknowledge', command: { type: 'acknowledge', duty: name } },
    { label: 'Snooze', command: { type: 'snooze', duty: name, until: null } },
    { label: 'Done', command: { type: 'done', duty: name, evidence: null } },
  ],
)
const posted = (on = '2026-10-05') =>
  sealPost(memory, { tenant: world.tenant, conversation: channel, on }, post, world.clock.now())
/** Posts it, and somebody presses a button of it in its thread. */
async function press(person: string, label: string, more: { on?: string; conversation?: string } = {}) {
  const sealed = await posted(more.on)
  const talker = inTeam(person, more.conversation)
  const message = await world.channel.send(talker.address, sealed)
  const shown = await talker.pressToken(sealed.actions.find((one) => one.label === label)!.token, { message })
  expect(world.channel.standing(message)).toBe(sealed)
  return shown.filter((one) => one.message !== message).map(({ reply }) => reply.text)
}
const token = async (label: string) => (await posted()).actions.find((one) => one.label === label)!.token
const marks = () => memory.marks(world.tenant, ['cs-1'])
/** The notice reaches the presser's own conversation. */
const told = async (person: string) => {
  const talker = world.as(person)
  await world.restart()
  return talker.words()
}

describe('a button of a team’s post, which everybody there may press', () => {
  it('acknowledges for whoever owns the duty, says nothing in the channel, and answers in private', async () => {
    await world.as('worker-mo').say('hi')
    expect(await press('worker-mo', 'Acknowledge')).toEqual([])
    expect(await marks()).toMatchObject([{ kind: 'acknowledged', by: { id: 'worker-mo' } }])
    expect(await told('worker-mo')).toMatch(/^Acknowledged: First CS-1 in FACES \(mo-2001/)
    expect(await marks()).toHaveLength(1)
  })

  it('goes on in private where it needs more than the press: snooze and evidence', async () => {
    await world.as('worker-mo').say('hi')
    await press('worker-mo', 'Snooze')
    expect(await told('worker-mo')).toMatch(/until when should I leave you alone\?/)
    await world.as('worker-mo').press('Tomorrow')
    expect(await marks()).toMatchObject([{ kind: 'snoozed', until: '2026-10-06' }])
  })

  it('counts for the supervisor of the unit too', async () => {
    await world.as('supervisor-mo').say('hi')
    await press('supervisor-mo', 'Acknowledge')
    expect(await marks()).toMatchObject([{ kind: 'acknowledged', by: { id: 'supervisor-mo' } }])
  })

  it.each(['worker-mo-2', 'worker-tn', 'supervisor-tn'])(
    'is refused to %s, who is told in private and names no case in the channel',
    async (person) => {
      await world.as(person).say('hi')
      expect(await press(person, 'Acknowledge')).toEqual([])
      expect(await told(person)).toMatch(/is not open for you.* Nothing was changed\.$/)
      expect(await marks()).toEqual([])
    },
  )

  it('to somebody who never wrote in private the channel gets a few words without any case', async () => {
    const said = [...(await press('worker-mo', 'Acknowledge')), ...(await press('worker-mo-2', 'Snooze'))]
    expect(said).toEqual([
      expect.stringMatching(/^Done\. Write to me in a private chat/),
      expect.stringMatching(/we have not spoken there yet/),
    ])
    for (const folk of [...demoFolk('mo'), 'mo-2001']) expect(said.join()).not.toContain(folk)
  })

  it('of an earlier day’s post says that the post is an older one', async () => {
    const old = await token('Acknowledge')
    await posted('2026-10-06')
    const worker = inTeam('worker-mo')
    await worker.pressToken(old, { message: 'the old post' })
    expect(worker.words()).toMatch(/^That post is an older one.* Nothing was changed\./)
    expect(await marks()).toEqual([])
  })

  it.each(['', 'forged', 'x'.repeat(9000), '__proto__'])(
    'a forged token %j does nothing and says so',
    async (forged) => {
      const worker = inTeam('worker-mo')
      await worker.pressToken(forged, { message: 'the post' })
      expect(worker.words()).toContain('That button was used already, or its card is an earlier one.')
      expect(await marks()).toEqual([])
    },
  )

  it('is a button of its own channel alone, and of no private chat', async () => {
    const real = await token('Acknowledge')
    await inTeam('worker-mo', '19:elsewhere@thread.tacv2;messageid=3').pressToken(real, { message: 'any' })
    await world.as('worker-mo').pressToken(real, { message: 'any' })
    expect(await marks()).toEqual([])
  })

  it('pressed by two people at once counts once for each, and a double press once', async () => {
    for (const person of ['worker-mo', 'supervisor-mo']) await world.as(person).say('hi')
    const pressed = await token('Acknowledge')
    const at = (person: string) => inTeam(person).pressToken(pressed, { message: 'any' })
    await Promise.all([at('worker-mo'), at('supervisor-mo'), at('worker-mo')])
    expect((await marks()).map(({ by }) => by.id).sort()).toEqual(['supervisor-mo', 'worker-mo'])
  })

  it('keeps its token while the post of the day is drawn anew, and a post that did not change stays the same', async () => {
    expect(await posted()).toEqual(await posted())
  })

  it('tells whoever shows the posts that something changed', async () => {
    const changed: string[] = []
    const desk = await world.newDesk((ports) => ({ ...ports, dutiesChanged: (of) => void changed.push(of) }))
    await world.at({ person: 'worker-mo' }, desk).say('acknowledge the first cs-1')
    expect(changed).toEqual([world.tenant])
  })
})
