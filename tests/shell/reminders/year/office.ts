import type { Address, Channel } from '../../../../src/bot/ports.ts'
import { dutyButtons } from '../../../../src/bot/words/reminders/buttons.ts'
import type { Office } from '../../../../src/shell/reminders/office.ts'
import { createTurnstile } from '../../../../src/shell/reminders/turnstile.ts'
import { sealPost } from '../../../../src/shell/shared-post.ts'
import {
  openDutyMemory,
  openLedger,
  openMemory,
  openStore,
  type Database,
} from '../../../../src/store/index.ts'
import { turn } from '../../../store/world.ts'
import { calendarOf, isReachable, yearsCaseApi, zoneOf, type YearsUnit } from './agency.ts'

/** The clock of the year: it stands where it is put, and goes on while somebody waits. */
export interface YearsClock {
  set(instant: string): void
  now(): string
  pass(milliseconds: number): void
}
export function yearsClock(): YearsClock {
  let now = 0
  return {
    set: (instant) => void (now = Date.parse(instant)),
    now: () => new Date(now).toISOString(),
    pass: (milliseconds) => void (now += milliseconds),
  }
}

/** One process of the bot, as far as reminders go. */
export async function yearsOffice(
  database: Database,
  units: readonly YearsUnit[],
  { clock, channel }: { clock: YearsClock; channel: Channel },
): Promise<Office> {
  const duties = await openDutyMemory({ database })
  return {
    store: await openStore({ database }),
    ledger: openLedger(await openMemory(database)),
    duties,
    caseApi: yearsCaseApi(units, clock.now),
    channel: () => channel,
    clock,
    log: {
      info: () => {},
      warn: () => {},
      error: (event, fields) => void process.stderr.write(`${event} ${JSON.stringify(fields)}\n`),
    },
    calendarFor: calendarOf,
    usualCalendar: calendarOf('tn'),
    sealPost: (post, reply, now) => sealPost(duties, post, reply, now),
    buttons: dutyButtons([]),
    turnstile: createTurnstile({
      now: () => Date.parse(clock.now()),
      wait: async (milliseconds) => clock.pass(milliseconds),
    }),
  }
}

/** Everybody who writes to the bot has done so, and each unit's team is linked. */
export async function prepare(
  database: Database,
  tenant: string,
  units: readonly YearsUnit[],
): Promise<void> {
  const store = await openStore({ database })
  const alone = (person: string): Address => ({
    ...{ tenant, channel: 'teams', conversation: `chat-${person}`, kind: 'personal', person, reference: {} },
  })
  await store.receive({
    id: 'first',
    address: alone('setup'),
    said: { type: 'joined' },
    at: '2026-12-01T00:00:00.000Z',
  })
  let revision = 0
  for (const { id, supervisor, workers, state } of units) {
    const by = { id: supervisor, identity: supervisor, name: `Name of ${supervisor}` }
    const link = { unit: id, by, since: '2026-12-01T00:00:00.000Z' }
    const team = { tenant, conversation: `19:${id}`, reference: {}, link, quietUntil: null, gone: null }
    await store.commit(turn(alone('setup'), { revision: revision++, duties: { team } }))
    for (const person of [supervisor, ...workers.filter(isReachable)]) {
      const speaker = { id: person, name: person, role: 'worker', state, unit: id, supervisor: null } as const
      const zone = zoneOf(person)
      const preferences = { person, value: { zone, digest: false, awayUntil: null } }
      await store.commit(turn(alone(person), { speaker, ...(zone !== null && { duties: { preferences } }) }))
    }
  }
}
