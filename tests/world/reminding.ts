import { randomUUID } from 'node:crypto'
import type { CaseLine } from '../../src/bot/facts.ts'
import type { Address, CaseApi, Channel, Read, ReadFailure } from '../../src/bot/ports.ts'
import { dutyButtons } from '../../src/bot/words/reminders/buttons.ts'
import { jsonLog } from '../../src/commands/log.ts'
import type {
  AgencyCalendar,
  Deadline,
  DutyChanges,
  Mark,
  Preferences,
  Team,
} from '../../src/reminders/types.ts'
import type { Office } from '../../src/shell/reminders/office.ts'
import { runReminders } from '../../src/shell/reminders/run.ts'
import { createTurnstile } from '../../src/shell/reminders/turnstile.ts'
import { sealPost } from '../../src/shell/shared-post.ts'
import { openDutyMemory, openLedger, openMemory, openStore, type Database } from '../../src/store/index.ts'
import { calendar } from '../reminders/duty.ts'
import { turn } from '../store/world.ts'
import { recordingChannel } from './channel.ts'

/** What the channel does with the next calls instead of taking them; in order, null takes. */
export type Refusal = 'throttled' | 'refused' | 'gone' | 'unclear' | 'dies' | null

/** An agency of one unit and one team whose duties are made up, over a real store. */
export async function openReminding(database: Database, more: { calendar?: AgencyCalendar } = {}) {
  const tenant = `agency-${randomUUID()}`
  const [store, ledger, duties] = [
    await openStore({ database }),
    openLedger(await openMemory(database)),
    await openDutyMemory({ database }),
  ]
  const state = {
    now: '2026-10-23T15:00:00.000Z',
    deadlines: [] as Deadline[],
    cases: [] as CaseLine[],
    down: null as ReadFailure | null,
  }
  const clock = { now: () => state.now }
  const lines: string[] = []
  const recorded = recordingChannel()
  const refusals: Refusal[] = []
  const channel = unreliable(recorded, refusals)
  const office: Office = {
    ...{ store, ledger, duties, clock },
    caseApi: agencyOf(state),
    channel: () => channel,
    log: jsonLog({ write: (line) => void lines.push(line) }),
    calendarFor: () => more.calendar ?? calendar,
    usualCalendar: calendar,
    sealPost: (post, reply, at) => sealPost(duties, post, reply, at),
    buttons: dutyButtons([]),
    turnstile: createTurnstile({ now: () => Date.parse(state.now), wait: async () => undefined }),
  }
  const change = (changes: DutyChanges) =>
    store.commit(turn(privately('setup'), { revision: revisions++, duties: changes }))
  let revisions = 0
  const privately = (person: string): Address => ({
    ...{ tenant, channel: 'teams', conversation: `chat-${person}`, kind: 'personal', person, reference: {} },
  })
  await store.receive({ id: 'first', address: privately('setup'), said: { type: 'joined' }, at: state.now })
  const team: Team = {
    ...{ tenant, conversation: '19:team', reference: { any: true }, quietUntil: null, gone: null },
    link: {
      unit: 'mo-north',
      by: { id: 'supervisor-mo', identity: 'supervisor-mo', name: 'Sam Hill' },
      since: '2026-10-01T00:00:00.000Z',
    },
  }
  await change({ team })
  return {
    tenant,
    office,
    ledger,
    lines,
    shown: recorded.shown,
    /** What was sent to a person alone, or into the team's channel. */
    to: (who: string) =>
      recorded.shown.filter(({ to }) => to.conversation === (who === 'team' ? '19:team' : `chat-${who}`)),
    standing: recorded.standing,
    at: (now: string) => void (state.now = now),
    owes: (...deadlines: Deadline[]) => {
      state.deadlines = deadlines
      const known = new Set(state.cases.map(({ id }) => id))
      for (const { case: id } of deadlines) if (!known.has(id)) state.cases.push(caseLine(id))
    },
    children: (...cases: CaseLine[]) => void (state.cases = cases),
    breaks: (down: ReadFailure | null) => void (state.down = down),
    refuse: (...next: Refusal[]) => void refusals.push(...next),
    /** Somebody who speaks with the bot alone. */
    meets: (id: string) =>
      store.commit(
        turn(privately(id), {
          speaker: { id, name: id, role: 'worker', state: 'mo', unit: 'mo-north', supervisor: null },
        }),
      ),
    wishes: (person: string, value: Partial<Preferences>) =>
      change({ preferences: { person, value: { zone: null, digest: false, awayUntil: null, ...value } } }),
    marks: (...marks: Mark[]) => change({ marks: marks.map((mark) => ({ ...mark, tenant })) }),
    changeTeam: (to: Partial<Team>) => change({ team: { ...team, ...to } }),
    session: (person: string) => store.session(privately(person)),
    run: () => runReminders(office, tenant),
    refresh: () => runReminders(office, tenant, 'post'),
  }
}
export type Reminding = Awaited<ReturnType<typeof openReminding>>

export const caseLine = (id: string, given = 'Zoë', family = 'Brøndsted', born = '2011-06-05'): CaseLine => ({
  ...{ id, state: 'mo', caseType: 'alternative-care' },
  children: [
    {
      id: `${id}-c1`,
      role: 'child',
      name: { given, family },
      dateOfBirth: born,
      served: true,
      guardianship: 'none',
      indianChild: 'no',
    },
  ],
})

/** The case system, as the supervisor of the unit sees it. */
function agencyOf(state: { deadlines: Deadline[]; cases: CaseLine[]; down: ReadFailure | null }): CaseApi {
  const read = async <T>(value: () => T): Promise<Read<T>> =>
    state.down === null ? { ok: true, value: value() } : { ok: false, failure: state.down }
  return {
    me: (person) =>
      read(() => ({
        id: person,
        name: 'Sam Hill',
        role: 'supervisor',
        state: 'mo',
        unit: 'mo-north',
        supervisor: null,
      })),
    cases: () => read(() => state.cases),
    case: async () => ({ ok: false, failure: 'not-found' }),
    deadlines: (_person, { until }) =>
      read(() =>
        state.deadlines.filter(({ due }) => due === null || until === undefined || due.earliest <= until),
      ),
    write: async () => ({ type: 'refused', code: 'none', because: 'Nothing is written here.' }),
  }
}

/** As Teams is now and then. `dies`: the process ends in the middle of the call. */
function unreliable(channel: Channel, refusals: Refusal[]): Channel {
  const before = () => {
    const next = refusals.shift() ?? null
    if (next === 'dies') return new Promise<never>(() => {})
    if (next) throw Object.assign(new Error(next), { code: next })
    return Promise.resolve()
  }
  return {
    send: async (to, reply) => {
      await before()
      return channel.send(to, reply)
    },
    update: async (to, message, reply) => {
      await before()
      return channel.update(to, message, reply)
    },
  }
}
