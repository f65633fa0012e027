import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DutyMemory } from '../../src/bot/reminder-ports.ts'
import type { Mark, Team } from '../../src/reminders/types.ts'
import { openDutyMemory } from '../../src/store/index.ts'
import { after, databaseKinds, days, emptyWorld, noon, someAddress, turn, type World } from './world.ts'

const by = { id: 'worker-mo', name: 'A Worker' }
const other = { id: 'worker-mo-2', name: 'Another Worker' }

describe.each(databaseKinds)('teams, marks and preferences on the %s database', (kind) => {
  let world: World
  let memory: DutyMemory
  beforeAll(async () => {
    world = await emptyWorld(kind)
    memory = await openDutyMemory(world)
  })
  afterAll(() => world.close())

  const place = () => ({ tenant: someAddress().tenant, conversation: '19:channel', reference: { url: 'x' } })
  const keep = async (tenant: string, duties: Parameters<typeof turn>[1]) => {
    const address = someAddress({ tenant })
    await world.store.receive({ id: 'a', address, said: { type: 'joined' }, at: noon })
    expect(await world.store.commit(turn(address, { inbound: 'a', ...duties }))).toBe('kept')
  }
  const link = { unit: 'mo-sable-ridge', by: { ...by, identity: by.id }, since: noon }

  test('a channel is remembered once, and its link and quiet outlive that the bot is put in again', async () => {
    const team = place()
    await memory.rememberTeam(team)
    const [fresh] = await memory.teams(team.tenant)
    expect(fresh).toEqual({ ...team, team: null, link: null, quietUntil: null, gone: null })
    await keep(team.tenant, { duties: { team: { ...(fresh as Team), link, quietUntil: '2026-12-05' } } })
    await memory.teamGone(team.tenant, team.conversation, { because: 'removed', since: noon })
    expect(await memory.teams(team.tenant)).toMatchObject([
      { gone: { because: 'removed', since: noon }, link },
    ])
    await memory.rememberTeam({ ...team, reference: { url: 'y' } })
    expect(await memory.teams(team.tenant)).toEqual([
      { ...team, reference: { url: 'y' }, team: null, link, quietUntil: '2026-12-05', gone: null },
    ])
  })

  test('a team that is deleted takes all its channels with it, and no other team', async () => {
    const { tenant, reference } = place()
    for (const [conversation, team] of [
      ['19:a', '19:team'],
      ['19:b', '19:team'],
      ['19:c', '19:elsewhere'],
    ] as const)
      await memory.rememberTeam({ tenant, conversation, reference, team })
    await memory.teamGone(tenant, '19:team', { because: 'removed', since: noon })
    const gone = (await memory.teams()).filter((team) => team.tenant === tenant && team.gone)
    expect(gone.map(({ conversation }) => conversation)).toEqual(['19:a', '19:b'])
  })

  test('marks come oldest first; the same one again is one, as of its newest time', async () => {
    const { tenant } = place()
    const of = { tenant, deadline: 'mo-cs-1:mo-2001', due: '2026-10-09' }
    const seen: Mark = { ...of, by, at: noon, kind: 'acknowledged', checkpoint: 'worker' }
    const given: Mark = { ...of, by, at: after(60), kind: 'reassigned', to: other }
    await keep(tenant, { duties: { marks: [given, seen] } })
    await keep(tenant, { duties: { marks: [{ ...seen, at: after(30) }] } })
    expect(await memory.marks(tenant, [of.deadline, 'another'])).toEqual([{ ...seen, at: after(30) }, given])
    expect(await memory.marks(tenant, [])).toEqual([])
    const ancient: Mark = { ...seen, deadline: 'overdue-for-years', due: '2021-03-01' }
    await keep(tenant, { duties: { marks: [ancient] } })
    await world.store.expire(after(days(390)))
    expect(await memory.marks(tenant, [ancient.deadline])).toEqual([ancient])
    await world.store.expire(after(days(500)))
    expect(await memory.marks(tenant, [of.deadline])).toEqual([])
  })

  test('what somebody wishes is kept per person; whoever said nothing has the usual', async () => {
    const { tenant } = place()
    const value = { zone: 'America/Denver', digest: true, awayUntil: '2026-12-05' }
    await keep(tenant, { duties: { preferences: { person: by.id, value } } })
    expect(await memory.preferences(tenant, by.id)).toEqual(value)
    expect(await memory.preferences(tenant, other.id)).toEqual({ zone: null, digest: false, awayUntil: null })
    expect(await memory.privately(tenant, by.id)).toBeNull()
  })

  test('a button is of its channel and its post; the newest post is the current one', async () => {
    const { tenant, conversation } = place()
    const command = { type: 'due', case: null, child: null, span: 'week' } as const
    const today = { tenant, conversation, on: '2026-10-05' }
    await memory.keepButtons(today, { 'token-1': command }, noon)
    expect(await memory.buttonsOf(today)).toEqual({ 'token-1': command })
    expect(await memory.button(tenant, conversation, 'token-1')).toEqual({ command, current: true })
    await memory.keepButtons({ ...today, on: '2026-10-06' }, { 'token-2': command }, after(days(1)))
    expect(await memory.button(tenant, conversation, 'token-1')).toEqual({ command, current: false })
    expect(await memory.button(tenant, '19:elsewhere', 'token-1')).toBeNull()
    expect(await memory.button('another-tenant', conversation, 'token-1')).toBeNull()
    expect(await memory.button(tenant, conversation, 'x'.repeat(9000))).toBeNull()
    await world.store.expire(after(days(30)))
    expect(await memory.button(tenant, conversation, 'token-1')).toBeNull()
  })
})
