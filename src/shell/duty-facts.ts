import { isDutyCommand, type DutyCommand } from '../bot/commands/duty.ts'
import type { Command } from '../bot/command.ts'
import type { DutyFacts } from '../bot/duty-facts.ts'
import type { Person } from '../bot/facts.ts'
import type { Address } from '../bot/ports.ts'
import { roomOf } from '../bot/room.ts'
import type { Session } from '../bot/session.ts'
import { shownDuty } from '../bot/turns/duties/pick.ts'
import { needs } from '../bot/turns/duties/needs.ts'
import type { AgencyCalendar } from '../reminders/types.ts'
import { dayIn, type World } from './world.ts'

/** What a turn about duties looks at; null for every other command. */
export async function dutyFacts(
  world: World,
  address: Address,
  command: Command,
  session: Session & { person: Person },
  pressed = false,
): Promise<DutyFacts | null> {
  if (!isDutyCommand(command)) return null
  const { duties, zone, clock } = world
  const { tenant, person: identity } = address
  const query = needs(command, session, dayIn(zone, clock.now()))
  const [read, preferences, team, place] = await Promise.all([
    query ? world.caseApi.deadlines(identity, query) : null,
    duties.preferences(tenant, session.person.id),
    teamOf(world, address),
    duties.privately(tenant, session.person.id),
  ])
  const seen = read?.ok ? read.value.map(({ id }) => id) : []
  return {
    tenant,
    identity,
    read,
    marks: await duties.marks(tenant, [...new Set([...seen, ...named(command, session)])]),
    preferences,
    team,
    pressed,
    reachable: place !== null,
    calendar: world.calendarFor?.(session.person.state) ?? usualCalendar(zone),
  }
}

/** A duty that is named may be one that its case system does not show to this person. */
function named(command: DutyCommand, session: Session): string[] {
  const duty = 'duty' in command ? shownDuty(command.duty, session) : null
  return duty ? [duty.deadline] : []
}

async function teamOf({ duties }: World, address: Address): Promise<DutyFacts['team']> {
  if (address.kind !== 'channel') return null
  const room = roomOf(address)
  const known = (await duties.teams(address.tenant)).find(
    ({ conversation }) => conversation === room.conversation,
  )
  return known ?? { ...room, link: null, quietUntil: null, gone: null }
}

/** Where an agency has set none. */
const usualCalendar = (zone: string): AgencyCalendar => ({
  zone,
  workingDays: [1, 2, 3, 4, 5],
  holidays: [],
  quiet: { from: '18:00', until: '07:00' },
  postAt: '08:30',
})
