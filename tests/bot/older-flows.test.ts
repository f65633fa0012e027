import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { GuidedFlow } from '../../src/bot/guided-flow.ts'
import type { World as Ports } from '../../src/shell/world.ts'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'
import { newcomer, type Newcomer } from '../world/newcomer.ts'

let town: Town
let world: BotWorld
let worker: Newcomer
beforeAll(async () => void (town = await openTown()))
afterAll(() => town.close())
beforeEach(async () => {
  world = await town.world()
  worker = await newcomer(world)
})
afterEach(async () => {
  await world.close()
  expect(world.lines.filter((line) => line.includes('failed'))).toEqual([])
})

/** A release whose goal flow has no target date any more. */
const nextRelease = (ports: Ports): Ports => ({
  ...ports,
  dialogs: ports.dialogs.map((dialog): GuidedFlow => {
    if (dialog.id !== 'record-goal') return dialog
    const questions = dialog.questions.filter(({ ask }) => ask !== 'targetDate')
    return { ...dialog, version: dialog.version + 1, questions }
  }),
})

it('a flow of an earlier release is made anew from its answers, and the worker is told what is gone', async () => {
  const { talker, child } = worker
  await talker.say(`set ${child}'s goal to adoption by 22 May 2027`)
  const desk = await world.newDesk(nextRelease)
  const later = world.at({ person: worker.person }, desk)
  await later.say('skip')
  expect(later.words()).toMatch(/Target date \(Sat 22 May 2027|2027-05-22\) no longer fits and was taken out/)
  expect(later.words()).toContain('Goal: Adoption')
  await desk.stop()
})

it('a session of a release that knew less of a case goes on, also while the case system is silent', async () => {
  const { talker, child } = worker
  await talker.say(`set ${child}'s goal to adoption`)
  const kept = (await (await world.store()).session(talker.address))!
  const flow = kept.session.flow!
  const { participants, id, state, caseType } = flow.facts.case
  const { person: _, ...facts } = { ...flow.facts, case: { participants, id, state, caseType } }
  const { from: _from, ...bare } = flow.state
  const old = JSON.stringify({ ...kept.session, flow: { ...flow, facts, state: bare } })
  await sql`update waymark.sessions set session = ${old}::json where tenant = ${world.tenant}`.execute(
    town.database.db,
  )
  world.breaks({ name: 'down', reaches: false, act: (socket) => socket.resetAndDestroy() })
  await talker.say('22 May 2027')
  expect(talker.words()).toContain('Target date: Sat 22 May 2027')
})

it('a draft is found again after a week, on another device', async () => {
  const { talker, child, person } = worker
  await talker.say(`set ${child}'s goal to adoption`)
  await talker.say('save')
  world.clock.advance(7 * 86_400)
  await world.restart()
  const tablet = world.as(person, 'tablet')
  await tablet.say('resume')
  expect(tablet.words()).toMatch(/Here is your draft\.\nGoal: Adoption/)
  await talker.say('my drafts')
  expect(talker.words()).toContain('You have no draft waiting.')
})
