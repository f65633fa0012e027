import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Deadline } from '../../../src/reminders/types.ts'
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
    duty('cd-220', { what: 'Update the CD-220', case: 'mo-2002', due: dueOn('2026-09-30') }),
    duty('later', { what: 'Treatment plan', case: 'mo-2002', due: dueOn('2026-11-20') }),
    duty('court', {
      what: 'Report to the court',
      case: 'mo-2003',
      due: {
        earliest: '2026-10-07',
        latest: '2026-10-09',
        hours: null,
        readings: [
          { counted: 'calendar', on: '2026-10-07' },
          { counted: 'working', on: '2026-10-09' },
        ],
      },
    }),
    duty('advice', { what: 'move to the concurrent plan', kind: 'advisory', due: dueOn('2026-09-01') }),
    duty('gate', { what: 'Meeting before the goal changes', kind: 'gate', due: null }),
    duty('lacking', {
      what: 'CD-220 Next Steps',
      due: null,
      trigger: { what: 'the child came into custody', on: null },
      problem: {
        kind: 'no-trigger',
        says: 'The day of custody is not on record. The supervisor can mend it.',
      },
    }),
  ]
})
afterAll(() => town.close())

describe('what is due, asked in private', () => {
  it('MO-R14 is listed by day, overdue first, with both readings where the source does not say how to count', async () => {
    await worker.say("what's due?")
    expect(worker.words().split('\n')).toEqual([
      'What is due',
      'Overdue:',
      '1. mo-2002 · Update the CD-220 · was due Wed 30 Sep 2026',
      'This week:',
      '2. mo-2003 · Report to the court · due Wed 7 Oct 2026 counting every day or Fri 9 Oct 2026 counting working days; the source does not say which',
      '3. mo-2001 · First CS-1 in FACES · due Fri 9 Oct 2026',
      'To think about:',
      '4. mo-2001 · Consider: move to the concurrent plan · by Tue 1 Sep 2026',
      'Later:',
      '5. mo-2002 · Treatment plan · due Fri 20 Nov 2026',
      'Without a day, owed as soon as it applies:',
      '6. mo-2001 · Meeting before the goal changes',
      'I cannot tell the day:',
      '7. mo-2001 · CD-220 Next Steps · The day of custody is not on record. The supervisor can mend it.',
      'Say "acknowledge 1", "snooze 1" or "why 1", with the number of the line.',
    ])
    const card = worker.newest().card
    expect(card?.rows.map(({ change, remove }) => [change?.label, remove?.label])).toEqual([
      ...Array<unknown>(5).fill(['Acknowledge', 'Open']),
      ...Array<unknown>(2).fill([undefined, 'Open']),
    ])
  })

  it.each([
    ['/due', 'What is due'],
    ["what's due this week?", 'Due this week'],
    ['what is overdue?', 'Overdue'],
    ['what is due for mo-2001?', 'What is due · mo-2001'],
    ['deadlines for mo-2001', 'What is due · mo-2001'],
    ['is anything due?', 'What is due'],
  ])('%j', async (text, title) => {
    await worker.say(text)
    expect(worker.words()).toMatch(new RegExp(`^${title}\\n`))
  })

  it('leaves out what is later, and what is another case’s, where that is asked', async () => {
    await worker.say("what's due this week?")
    expect(worker.words()).not.toContain('Treatment plan')
    await worker.say('what is due for mo-2001?')
    expect(worker.words()).not.toContain('mo-2002')
    await worker.say('what is overdue?')
    expect(worker.words()).toMatch(/1\. mo-2002 · Update the CD-220/)
    expect(worker.words()).not.toContain('First CS-1')
  })

  it('says so where nothing is due, and where the case is not theirs', async () => {
    owed = []
    await worker.say('what is overdue?')
    expect(worker.words()).toContain('Nothing is overdue.')
    await worker.say('what is due for tn-1001?')
    expect(worker.words()).toContain("You're not assigned to tn-1001, or there is no such case.")
  })

  it('shows many in parts', async () => {
    owed = Array.from({ length: 23 }, (_, i) => duty(`many-${i + 10}`, { what: `Duty ${i + 10}` }))
    await worker.say('/due')
    expect(worker.words()).toContain('10. mo-2001 · Duty 19')
    expect(worker.words()).toContain('13 more: say "more".')
    await worker.say('more')
    expect(worker.words()).toContain('11. mo-2001 · Duty 20')
    await worker.press('3 more')
    expect(worker.words()).toContain('23. mo-2001 · Duty 32')
    await worker.say('acknowledge 12')
    expect(worker.words()).toContain('Acknowledged: Duty 21')
  })

  it('gives the rule and its source when asked why', async () => {
    await worker.say('/due')
    await worker.say('why 3')
    expect(worker.words()).toContain('A first CS-1 is due within 30 days after the case was opened.')
    expect(worker.words()).toContain('"The first CS-1 is due 30 days after the case was opened." Source:')
    await worker.say('open 3')
    expect(worker.words()).not.toContain('within 30 days')
    expect(worker.words()).toContain('It counts from: the case was opened, 9 Sep 2026.')
    await worker.say('why?')
    expect(worker.words()).toContain('"The first CS-1 is due 30 days after the case was opened." Source:')
  })

  it('starts the guided flow that does it, for its case', async () => {
    await worker.say('/due')
    await worker.press('Open')
    await worker.press('Start')
    expect(worker.newest().card?.title).toBe('Treatment plan')
    expect(worker.newest().card?.subtitle).toContain('mo-2002')
  })

  it('in a channel nothing of it is said', async () => {
    const inTeam = world.at({ person: 'worker-mo', kind: 'channel', conversation: 'channel-team' })
    for (const text of [
      "what's due?",
      '/due',
      'what is due for mo-2001?',
      'acknowledge 1',
      'I am away until 5 December',
    ]) {
      await inTeam.say(text)
      expect(inTeam.words()).toBe(
        'What is due, and what you do about it, I tell you in a private chat. Please write to me there.',
      )
    }
  })

  it('a job that is open stays as it is, with its buttons', async () => {
    await worker.say('treatment plan for mo-2002')
    const before = worker.newest()
    await worker.say("what's due this week?")
    expect(worker.words()).toContain('Due this week')
    await worker.say('acknowledge 1')
    expect(worker.words()).toContain('Acknowledged')
    await worker.pressToken(before.actions.find(({ label }) => label === 'Cancel')!.token)
    expect(worker.words()).not.toContain('used already')
  })

  it('says that the case system is silent', async () => {
    const mute = await town.world({
      change: (ports) => ({
        ...ports,
        caseApi: { ...ports.caseApi, deadlines: async () => ({ ok: false, failure: 'unreachable' }) },
      }),
    })
    const person = mute.as('worker-mo')
    await person.say('/due')
    expect(person.words()).toContain('The case system is not answering right now.')
    expect(person.newest().actions.map(({ label }) => label)).toEqual(['Try again'])
    await mute.close()
  })
})
