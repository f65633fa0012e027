import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Deadline, Mark } from '../../../src/reminders/types.ts'
import { openDutyMemory } from '../../../src/store/index.ts'
import { openTown, type BotWorld, type Town } from '../../world/bot-world.ts'
import { duty, dueOn, owing } from '../../world/duties.ts'
import type { Talker } from '../../world/person.ts'

let town: Town
let world: BotWorld
let owed: Deadline[]
let worker: Talker
beforeAll(async () => void (town = await openTown()))
beforeEach(async () => {
  world = await town.world({ change: owing(() => owed) })
  worker = world.as('worker-mo')
  owed = [
    duty('cs-1'),
    duty('plan', { what: 'Treatment plan', due: dueOn('2026-10-20') }),
    duty('theirs', {
      what: 'Update the CD-220',
      case: 'mo-2002',
      owner: { id: 'worker-mo-2', name: 'Philippa Nwachukwu' },
    }),
  ]
})
afterAll(() => town.close())

/** What is kept about a duty, without times. */
async function kept(id: string): Promise<unknown[]> {
  const memory = await openDutyMemory(town)
  const marks = await memory.marks(world.tenant, [id])
  return marks.map(({ at: _at, tenant: _tenant, deadline: _deadline, ...mark }: Mark) => mark)
}
const caspian = { id: 'worker-mo', name: 'Caspian Dragomirescu' }
const ignatius = { id: 'supervisor-mo', name: 'Ignatius Bellwether' }

describe('acknowledging', () => {
  it('keeps who has seen it at which checkpoint, and says that it is not done', async () => {
    await worker.say('acknowledge the first cs-1 for mo-2001')
    expect(worker.words()).toBe(
      'Acknowledged: First CS-1 in FACES (mo-2001, due Fri 9 Oct 2026). It is not done yet. I do not press you about it now. If it is still open one working day before it is due, the supervisor hears of it.',
    )
    expect(await kept('cs-1')).toEqual([
      { kind: 'acknowledged', checkpoint: 'worker', due: '2026-10-09', by: caspian },
    ])
    await worker.say('/due')
    expect(worker.words()).toContain('due Fri 9 Oct 2026 · acknowledged by you')
  })

  it('a second press, and one on another device at the same time, leave one mark', async () => {
    const phone = world.as('worker-mo', 'phone')
    await worker.say('/due')
    await phone.say('/due')
    await Promise.all([worker.press('Acknowledge'), phone.press('Acknowledge')])
    await worker.say('acknowledge the first cs-1')
    expect(worker.words()).toMatch(/^Already acknowledged/)
    expect(await kept('cs-1')).toHaveLength(1)
  })

  it('asks which one where several fit, and takes the number', async () => {
    await worker.say('acknowledge mo-2001')
    expect(worker.words()).toMatch(/^Which one do you mean\? Nothing was changed yet\.\n1\. First CS-1/)
    await worker.say('2')
    expect(worker.words()).toMatch(/^Acknowledged: Treatment plan/)
  })

  it('of another worker’s duty is refused, and so is one that is done or unknown', async () => {
    owed = owed.map((one) => (one.id === 'theirs' ? { ...one, owner: caspian } : one))
    await worker.say('what is due for mo-2002?')
    owed = owed.filter(({ id }) => id !== 'theirs')
    await worker.press('Acknowledge')
    expect(worker.words()).toMatch(/is not open for you: the case record fulfils it, or you are not assigned/)
    await worker.say('acknowledge the spelling test for mo-2001')
    expect(worker.words()).toBe('I found no such duty that is open for mo-2001. Nothing was changed.')
    await worker.say('acknowledge 77')
    expect(worker.words()).toContain('Nothing was changed.')
    expect(await kept('theirs')).toEqual([])
  })

  it('a duty whose day has moved is shown as it stands now', async () => {
    await worker.say('/due')
    owed = [duty('cs-1', { due: dueOn('2026-10-14') })]
    await worker.press('Acknowledge')
    expect(worker.words()).toContain('Its due day has changed since. Nothing was changed')
    expect(worker.words()).toContain('Due Wed 14 Oct 2026.')
    expect(await kept('cs-1')).toEqual([])
  })
})

describe('snoozing', () => {
  it('asks until when, and keeps it for this person alone', async () => {
    await worker.say('snooze the first cs-1')
    expect(worker.newest().actions.map(({ label }) => label)).toEqual([
      'Tomorrow',
      'In two days',
      'On Fri 9 Oct 2026',
    ])
    await worker.press('In two days')
    expect(worker.words()).toMatch(
      /^I leave you alone about First CS-1 .* until Wed 7 Oct 2026\. Only your own/,
    )
    expect(await kept('cs-1')).toEqual([
      { kind: 'snoozed', until: '2026-10-07', due: '2026-10-09', by: caspian },
    ])
    const boss = world.as('supervisor-mo')
    await boss.say('what is due for mo-2001?')
    expect(boss.words()).not.toContain('snoozed')
  })

  it.each([
    ['snooze the first cs-1 until Thursday', 'Thu 8 Oct 2026', false],
    ['snooze the first cs-1 for two days', 'Wed 7 Oct 2026', false],
    ['remind me about the first cs-1 tomorrow', 'Tue 6 Oct 2026', false],
    ['snooze the first cs-1 for three weeks', 'Fri 9 Oct 2026', true],
    ['snooze the first cs-1 until 5 December', 'Fri 9 Oct 2026', true],
  ])('%j: never past the due day, and says so', async (text, day, cut) => {
    await worker.say(text)
    expect(worker.words()).toContain(`until ${day}.`)
    expect(worker.words().includes('A reminder cannot sleep past that day')).toBe(cut)
  })

  it('up to the working day before, where the due day is a day off', async () => {
    owed = [duty('cs-1', { due: dueOn('2026-10-11') })]
    await worker.say('snooze the first cs-1 until 11 October')
    expect(worker.words()).toContain('until Fri 9 Oct 2026. A reminder cannot sleep past that day')
  })

  it.each([
    ['snooze the first cs-1 until 1 October 2026', 'That day is not ahead of us.'],
    ['snooze the first cs-1 until the cows come home', 'I could not read that as one day.'],
  ])('%j changes nothing and asks again', async (text, because) => {
    await worker.say(text)
    expect(worker.words()).toContain(`${because} Nothing was changed.`)
    expect(await kept('cs-1')).toEqual([])
    await worker.say('tomorrow')
    expect(worker.words()).toContain('until Tue 6 Oct 2026')
  })

  it('is refused for what is due today or overdue', async () => {
    owed = [duty('cs-1', { due: dueOn('2026-10-05') })]
    await worker.say('snooze the first cs-1 until tomorrow')
    expect(worker.words()).toContain('is due now, so it cannot be snoozed. Nothing was changed.')
  })
})

describe('done with evidence', () => {
  it('asks for a record number or a note, by card and in words', async () => {
    await worker.say('done with evidence: first cs-1')
    await worker.say('/due')
    await worker.press('Open')
    await worker.press('Done with evidence')
    expect(worker.newest().card?.fields.map(({ label }) => label)).toEqual(['Record number or note'])
    await worker.press('Done', { values: { evidence: 'plan-12345' } })
    expect(worker.words()).toMatch(/^I kept that First CS-1 .* is done, with what you wrote\./)
    expect(await kept('cs-1')).toEqual([
      { kind: 'done', evidence: 'plan-12345', due: '2026-10-09', by: caspian },
    ])
    await worker.say('mark the treatment plan done')
    expect(worker.words()).toMatch(/^How can it be seen that Treatment plan/)
    await worker.say('Faxed to the court, see page 3')
    expect(await kept('plan')).toMatchObject([{ kind: 'done', evidence: 'Faxed to the court, see page 3' }])
    await worker.say('/due')
    expect(worker.words()).toContain('said to be done by you, still open in the case record')
  })

  it.each([
    ['empty', '   ', 'That was empty.'],
    ['50,000 characters', 'x'.repeat(50_000), 'That is too long (50,000 characters). Please keep it to 500.'],
  ])('%s: one sentence, and it asks again', async (_what, evidence, because) => {
    await worker.say('mark the first cs-1 done')
    await worker.press('Done', { values: { evidence } })
    expect(worker.words()).toContain(`${because} Nothing was changed.`)
    expect(await kept('cs-1')).toEqual([])
    await worker.say('note-1')
    expect(await kept('cs-1')).toHaveLength(1)
  })

  it('a message of 50,000 characters is not read, and "cancel" is no evidence', async () => {
    await worker.say('mark the first cs-1 done')
    await worker.say('x'.repeat(50_000))
    expect(worker.words()).toContain('That message is too long for me')
    await worker.say('cancel')
    await worker.say('plan-12345')
    expect(await kept('cs-1')).toEqual([])
  })
})

describe('reassigning', () => {
  it('a supervisor names who is reminded; the case system stays as it is, and that person is told', async () => {
    const [boss, colleague] = [world.as('supervisor-mo'), world.as('worker-mo-2')]
    await colleague.say('hi')
    await boss.say('reassign the first cs-1')
    expect(boss.newest().actions.map(({ label }) => label)).toEqual([ignatius.name, 'Philippa Nwachukwu'])
    await boss.say('Philippa')
    expect(boss.words()).toMatch(
      /go to Philippa Nwachukwu from now on.* Nothing is changed in the case system/,
    )
    await world.restart()
    expect(colleague.words()).toMatch(/^Ignatius Bellwether asks you to see to First CS-1 in FACES \(mo-2001/)
    await worker.say('what is due for mo-2001?')
    expect(worker.words()).toContain('reminders go to Philippa Nwachukwu')
    await colleague.say('acknowledge')
    expect(colleague.words()).toMatch(/^Acknowledged: First CS-1 in FACES \(mo-2001/)
    await colleague.press('Open')
    expect(colleague.words()).toContain('is not open for you')
  })

  it.each([
    ['reassign the first cs-1 to Nobody Known', 'I know nobody of that name in your unit.'],
    ['reassign the first cs-1 to Caspian', 'I know nobody of that name in your unit.'],
  ])('%j changes nothing', async (text, because) => {
    const boss = world.as('supervisor-mo')
    await boss.say(text)
    expect(boss.words()).toContain(`${because} Nothing was changed.`)
    expect(await kept('cs-1')).toEqual([])
  })

  it('is not a worker’s to do', async () => {
    await worker.say('reassign the first cs-1 to Philippa')
    expect(worker.words()).toBe(
      'Only the supervisor of the unit can decide who is reminded of a duty. Nothing was changed.',
    )
  })
})
