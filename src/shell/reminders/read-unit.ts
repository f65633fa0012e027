import type { Person } from '../../bot/facts.ts'
import type { Address, Read } from '../../bot/ports.ts'
import { soon } from '../../reminders/ladder.ts'
import type { Duty } from '../../reminders/owed.ts'
import type { Contact, Reach } from '../../reminders/recipients.ts'
import { dayOf } from '../../reminders/recipients.ts'
import { standingOf } from '../../reminders/standing.ts'
import type { AgencyCalendar, Deadline, LedgerEntry, Mark, Team } from '../../reminders/types.ts'
import { addDays } from '../../reminders/working-days.ts'
import type { Office } from './office.ts'

/** Days ahead that a post counts; the forecast of the board goes as far. */
const ahead = 56
/** Duties of one question to the store. */
const batch = 1000
/** Days by which a checkpoint may be moved to an earlier working day. */
const longestWeekend = 7
/** Somebody who refused a message is taken as out of reach for this long. Milliseconds. */
const refusedFor = 86_400_000

/** A unit as its supervisor may see it, at one instant. */
export interface Unit {
  tenant: string
  unit: string
  calendar: AgencyCalendar
  duties: readonly Duty[]
  told: readonly LedgerEntry[]
  ladder: readonly Contact[]
  people: ReadonlyMap<string, Reach>
  /** Where each of them speaks with the bot alone. */
  addresses: ReadonlyMap<string, Address>
  /** The identity in whose name it was read. */
  identity: string
}

type Link = NonNullable<Team['link']>

/** Reads what a unit owes with the rights of the supervisor who linked it. */
export async function readUnit(office: Office, tenant: string, link: Link, now: string): Promise<Read<Unit>> {
  const { identity } = link.by
  const me = await office.caseApi.me(identity)
  if (!me.ok) return me
  const calendar = office.calendarFor(me.value.state)
  const until = addDays(dayOf(now, null, calendar), ahead)
  const read = await office.caseApi.deadlines(identity, { until })
  if (!read.ok) return read
  if (me.value.role !== 'supervisor') return { ok: false, failure: 'not-known-here' }
  const deadlines = read.value.filter(({ unit }) => unit === link.unit)
  const [marks, told] = await Promise.all([
    marksOf(office, tenant, deadlines),
    office.ledger.told(
      tenant,
      deadlines.map(({ id }) => id),
    ),
  ])
  const duties = dutiesOf(deadlines, marks, calendar)
  const ladder = ladderOf(link, me.value)
  const company = await companyOf(office, tenant, { duties, ladder, told, calendar, now })
  return {
    ok: true,
    value: { tenant, unit: link.unit, calendar, duties, told, ladder, identity, ...company },
  }
}

/** Whoever linked the team, and whoever the case system names above them. */
const ladderOf = ({ by }: Link, { supervisor }: Person): Contact[] => [
  { id: by.id, name: by.name },
  ...(supervisor && supervisor.id !== by.id ? [supervisor] : []),
]

function dutiesOf(deadlines: readonly Deadline[], marks: readonly Mark[], calendar: AgencyCalendar): Duty[] {
  const own = Map.groupBy(marks, ({ deadline }) => deadline)
  return deadlines.map((deadline) => ({
    deadline,
    standing: standingOf(deadline, own.get(deadline.id) ?? [], calendar),
  }))
}

async function marksOf({ duties }: Office, tenant: string, deadlines: readonly Deadline[]): Promise<Mark[]> {
  const all: Mark[] = []
  const ids = deadlines.filter(({ due }) => due !== null).map(({ id }) => id)
  for (let at = 0; at < ids.length; at += batch)
    all.push(...(await duties.marks(tenant, ids.slice(at, at + batch))))
  return all
}

async function companyOf(
  office: Office,
  tenant: string,
  {
    duties,
    ladder,
    told,
    calendar,
    now,
  }: Pick<Unit, 'duties' | 'ladder' | 'told' | 'calendar'> & { now: string },
): Promise<Pick<Unit, 'people' | 'addresses'>> {
  // Whoever has nothing that could be told by now is not looked up: most of a unit, most of the time.
  const soonest = addDays(dayOf(now, null, calendar), soon + longestWeekend)
  const near = duties.filter(({ deadline: { due } }) => due !== null && due.earliest <= soonest)
  const owners = near.flatMap(({ standing }) => (standing.owner ? [standing.owner.id] : []))
  const ids = [...new Set([...owners, ...ladder.map(({ id }) => id)])]
  const since = Date.parse(now) - refusedFor
  const refused = new Set(
    told.filter((entry) => entry.state === 'dropped' && Date.parse(entry.since) > since).map(({ to }) => to),
  )
  const people = new Map<string, Reach>()
  const addresses = new Map<string, Address>()
  const look = async (id: string) => {
    const [preferences, address] = await Promise.all([
      office.duties.preferences(tenant, id),
      office.duties.privately(tenant, id),
    ])
    const open = address !== null && office.channel(address) !== null
    if (open) addresses.set(id, address)
    people.set(id, { preferences, reachable: open && !refused.has(id) })
  }
  await Promise.all(ids.map(look))
  return { people, addresses }
}
