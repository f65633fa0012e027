import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '../../../src/store/index.ts'
import type { Mark } from '../../../src/reminders/types.ts'
import { messageFor } from '../../../src/teams/message.ts'
import { duty, on, withinHours } from '../../reminders/duty.ts'
import { caseLine, openReminding, type Reminding } from '../../world/reminding.ts'

let database: Database
let world: Reminding
beforeAll(async () => void (database = await openDatabase({ memory: true })))
afterAll(() => database.close())
beforeEach(async () => {
  world = await openReminding(database)
  world.owes(duty())
  await world.meets('worker-mo')
  await world.meets('supervisor-mo')
})

const morning = (day: string) => `${day}T14:35:00.000Z`
const later = (day: string) => `${day}T19:05:00.000Z`
const ofTeam = () => world.to('team')
const texts = (who: string) => world.to(who).map(({ reply }) => reply.text)

describe('the post of the working day', () => {
  it('is one message with case number, duty, day and owner, updated in place when something changed', async () => {
    await world.run()
    await world.run()
    expect(ofTeam()).toHaveLength(1)
    expect(ofTeam()[0]!.reply.text).toContain('mo-2001 · First CS-1 · due Fri 30 Oct 2026 · Ana Ruiz')
    world.owes(
      duty(),
      duty({ case: 'mo-2002', id: 'other', what: 'Next CS-1', owner: null, due: on('2026-10-20') }),
    )
    world.at(later('2026-10-23'))
    await world.run()
    expect(
      ofTeam()
        .map(({ how }) => how)
        .slice(0, 2),
    ).toEqual(['sent', 'updated'])
    expect(ofTeam()[1]!.reply.text).toContain('Overdue: 1')
    expect(ofTeam()[1]!.reply.text).toContain(
      'mo-2002 · Next CS-1 · was due Tue 20 Oct 2026 · nobody is assigned',
    )
  })

  it('is made on working days alone, from the set time on, and again on the next one', async () => {
    for (const instant of [
      '2026-10-23T13:29:00.000Z',
      '2026-10-24T15:00:00.000Z',
      '2026-10-23T23:30:00.000Z',
    ]) {
      world.at(instant)
      await world.run()
    }
    expect(world.shown).toEqual([])
    for (const day of ['2026-10-26', '2026-10-27']) {
      world.at(morning(day))
      await world.run()
    }
    expect(ofTeam()).toHaveLength(2)
  })

  it('after days without one tells since when, once, and loses nothing', async () => {
    await world.run()
    world.at(morning('2026-10-28'))
    await world.run()
    world.at(morning('2026-10-29'))
    await world.run()
    const [, second, third] = ofTeam().map(({ reply }) => reply.text)
    expect(second).toContain('I could not post here since Fri 23 Oct 2026')
    expect(third).not.toContain('I could not post')
    expect(texts('worker-mo')).toHaveLength(2)
    expect(texts('supervisor-mo')).toHaveLength(1)
  })

  it('stays quiet until its day, while people alone are told', async () => {
    await world.changeTeam({ quietUntil: '2026-10-28' })
    await world.run()
    expect(ofTeam()).toEqual([])
    expect(texts('worker-mo')).toHaveLength(1)
    world.at(morning('2026-10-28'))
    await world.run()
    expect(ofTeam()).toHaveLength(1)
  })

  it('shows advice as such, both readings, and what the record lacks', async () => {
    world.owes(
      duty({ kind: 'advisory', what: 'Filing to end parental rights', due: on('2026-10-20') }),
      duty({ id: 'two', due: on('2026-10-28', '2026-11-04') }),
      duty({
        id: 'three',
        due: null,
        problem: { kind: 'no-trigger', says: 'The record has no day of custody.' },
      }),
      duty({ id: 'four', kind: 'gate', due: null }),
    )
    await world.run()
    const [text] = texts('team')
    expect(text).toContain('To think about: 1')
    expect(text).toContain('Consider: Filing to end parental rights · by Tue 20 Oct 2026')
    expect(text).toContain(
      'due Wed 28 Oct 2026 counting every day or Wed 4 Nov 2026 counting working days; the source does not say which',
    )
    expect(text).toContain('The record has no day of custody.')
    expect(text).not.toContain('Overdue')
  })

  it('fits a Teams message however much is due', async () => {
    const many = (kind: 'hard' | 'advisory' | 'expiry', from: string) =>
      Array.from({ length: 300 }, (_, n) =>
        duty({
          id: `${kind} ${from} ${n}`,
          case: `mo-${n}`,
          kind,
          what: 'A duty of many words '.repeat(8),
          due: on(from),
        }),
      )
    world.owes(
      ...many('hard', '2026-10-20'),
      ...many('hard', '2026-10-25'),
      ...many('advisory', '2026-10-24'),
      ...many('expiry', '2026-10-01'),
    )
    await world.run()
    const { reply } = ofTeam()[0]!
    const message = messageFor(reply, 'channel')
    expect(message.attachments?.[0]?.contentType).toContain('adaptive')
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(28_500)
    expect(Buffer.byteLength(reply.text)).toBeLessThan(40_000)
    expect(reply.text).toContain('and 292 more: /due')
  })
})

describe('privacy of a post', () => {
  it('keeps a duty’s words out of the channel where they name a child, and the duty where its number is no case', async () => {
    world.owes(
      duty({ what: 'First CS-1 for Zoe' }),
      duty({ id: 'born', case: 'mo-2002', what: 'Review for the child born 5 Jun 2011' }),
      duty({ id: 'child', case: 'mo-2001-c1', what: 'Some duty' }),
      duty({ id: 'owner', case: 'mo-2002', what: 'Ordinary', owner: { id: 'x', name: 'May Grace' } }),
      duty({ id: 'plain', case: 'mo-2002', what: 'Plain duty', owner: { id: 'y', name: 'Grace Mayer' } }),
    )
    world.children(caseLine('mo-2001'), caseLine('mo-2002', 'May', 'Grace'))
    await world.run()
    const out = JSON.stringify(ofTeam().map(({ reply }) => [reply, messageFor(reply, 'channel')]))
    for (const secret of ['Zoe', 'Zoë', '5 Jun 2011', '2001-c1', 'May Grace', 'Ordinary'])
      expect(out).not.toContain(secret)
    expect(texts('team')[0]).toContain('mo-2001 · a duty; "due" shows it in your own chat')
    expect(texts('team')[0]).toContain('Plain duty')
    expect(texts('team')[0]).toContain('2 more are not shown in a channel')
  })

  it('posts nothing while nobody can tell whether it names somebody', async () => {
    world.office.caseApi.cases = async () => ({ ok: false, failure: 'unreachable' })
    expect(await world.run()).toMatchObject({ looked: 1, unread: 1, posts: 0 })
    expect(world.shown).toEqual([])
  })
})

describe('people alone', () => {
  it('are told once for each checkpoint, and the team once under its post when the day has passed', async () => {
    const days = [
      '2026-10-23',
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-11-02',
      '2026-11-03',
    ]
    for (const day of days)
      for (const instant of [morning(day), later(day)]) {
        world.at(instant)
        await world.run()
      }
    expect(texts('worker-mo')).toHaveLength(2)
    expect(texts('supervisor-mo')).toHaveLength(1)
    const thread = ofTeam().filter(({ to }) => to.thread !== undefined)
    expect(thread).toHaveLength(1)
    expect(thread[0]!.reply.text).toContain('mo-2001 · First CS-1 · was due Fri 30 Oct 2026 · Ana Ruiz')
    expect(ofTeam().filter(({ how, to }) => how === 'sent' && to.thread === undefined)).toHaveLength(
      days.length,
    )
  })

  it('get buttons whose meaning is in their session, and the duties in the order told', async () => {
    await world.run()
    const { reply } = world.to('worker-mo')[0]!
    expect(reply.actions.map(({ label }) => label)).toEqual([
      'Acknowledge',
      'Snooze',
      'Done with evidence',
      'Why?',
    ])
    const session = (await world.session('worker-mo'))!.session
    expect(session.tokens[reply.actions[0]!.token]).toMatchObject({
      type: 'acknowledge',
      duty: { case: 'mo-2001', due: '2026-10-30' },
    })
    expect(Object.entries(session).find(([name]) => name === 'duties')?.[1]).toMatchObject([
      { case: 'mo-2001' },
    ])
  })

  it('hear of several duties in one message, and of a meeting of today by its hour', async () => {
    world.owes(
      duty(),
      duty({
        id: 'meeting',
        case: 'mo-2002',
        what: '72-hour meeting',
        due: withinHours('2026-10-23T19:00:00Z', '2026-10-23'),
      }),
    )
    await world.run()
    expect(texts('worker-mo')).toHaveLength(1)
    expect(texts('worker-mo')[0]).toContain('mo-2002 · 72-hour meeting · due today at 2:00 PM')
    expect(texts('worker-mo')[0]).toContain('mo-2001 · First CS-1')
  })

  it('get a digest each morning where they wish for one, with what is told for the first time in it', async () => {
    await world.wishes('worker-mo', { digest: true })
    for (const day of ['2026-10-23', '2026-10-26']) {
      world.at(morning(day))
      await world.run()
      await world.run()
    }
    expect(texts('worker-mo')).toHaveLength(2)
    expect(texts('worker-mo').every((text) => text.startsWith('Your day') && text.includes('mo-2001'))).toBe(
      true,
    )
  })

  it('are stood in for while they are away; nothing is told twice when they return', async () => {
    await world.wishes('worker-mo', { awayUntil: '2026-10-26' })
    for (const day of ['2026-10-23', '2026-10-26', '2026-10-27']) {
      world.at(morning(day))
      await world.run()
    }
    expect(texts('supervisor-mo')).toHaveLength(1)
    expect(texts('supervisor-mo')[0]).toContain('Ana Ruiz is on leave')
    expect(texts('worker-mo')).toHaveLength(1)
  })

  it('are not pressed after an acknowledgement, and what is done is told to nobody', async () => {
    const by = { id: 'worker-mo', name: 'Ana Ruiz' }
    const mark = { tenant: '', deadline: duty().id, due: '2026-10-30', by, at: morning('2026-10-23') }
    await world.run()
    await world.marks({ ...mark, kind: 'acknowledged', checkpoint: 'worker' } satisfies Mark)
    world.at(morning('2026-10-28'))
    await world.run()
    expect(texts('worker-mo')).toHaveLength(1)
    expect(world.standing(ofTeam().at(-1)!.message)!.text).toContain('acknowledged by Ana Ruiz')
    await world.marks({ ...mark, kind: 'done', evidence: 'note 7' } satisfies Mark)
    world.at(morning('2026-10-29'))
    await world.run()
    expect(texts('supervisor-mo')).toEqual([])
    expect(texts('team').at(-1)).toContain('Said to be done, still open in the case record: 1')
  })
})
