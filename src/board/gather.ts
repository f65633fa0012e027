import type { Person } from '../bot/facts.ts'
import type { ReadFailure } from '../bot/ports.ts'
import { forecast, forecastUntil, loads } from '../reminders/forecast/forecast.ts'
import { marked } from '../reminders/forecast/marked.ts'
import type { Deadline } from '../reminders/types.ts'
import type { Asked } from './asked.ts'
import type { ReadDuties } from './duties.ts'
import { remindersHealth } from './reminders-health.ts'
import type { Board, BoardPorts, UnitParts, Viewer } from './types.ts'
import { dayIn } from './view/words.ts'
import { whatIf } from './what-if.ts'

export type Gathered = { ok: true; board: Board } | { ok: false; because: ReadFailure }

/**
 * Everything the board shows somebody: for a supervisor what the case system lets them see, by unit; for a worker what
 * is theirs. Each read is made in that person's name.
 */
export async function gather(
  ports: BoardPorts,
  read: ReadDuties,
  viewer: Viewer,
  asked: Asked,
): Promise<Gathered> {
  const asOf = ports.clock.now()
  const me = await ports.caseApi.me(viewer.person)
  if (!me.ok) return { ok: false, because: me.failure }
  const calendar = ports.calendarFor(me.value.state)
  const today = dayIn(asOf, calendar.zone)
  const seen = await read(viewer.person, forecastUntil(today))
  if (!seen.ok) return { ok: false, because: seen.failure }
  const person = me.value
  const supervises = person.role === 'supervisor'
  const mine = supervises ? seen.value : seen.value.filter(({ owner }) => owner?.id === person.id)
  const units = supervises ? unitsOf(person, mine) : [person.unit]
  const unit = units.includes(asked.unit) ? asked.unit : person.unit
  const shown = supervises ? mine.filter((duty) => duty.unit === unit) : mine
  const { open: duties, saidDone } = marked(shown, await marksOf(ports, viewer, shown))
  const moment = { asOf, today, calendar }
  const base = { ...moment, person, unit, units, duties, saidDone: saidDone.length }
  const [drafts, ofUnit] = await Promise.all([
    draftsOf(ports, viewer, base),
    supervises ? unitParts(ports, viewer, asked, base) : null,
  ])
  const counted = { loads: loads(duties, base), weeks: forecast(duties, base) }
  return { ok: true, board: { ...base, ...counted, drafts, ofUnit } }
}

type Base = Pick<Board, 'person' | 'unit' | 'units' | 'asOf' | 'today' | 'calendar' | 'duties' | 'saidDone'>

async function marksOf({ reminders }: BoardPorts, { tenant }: Viewer, duties: readonly Deadline[]) {
  if (reminders === null || duties.length === 0) return []
  const ids = duties.map(({ id }) => id)
  return reminders.marks(tenant, ids)
}

const unitsOf = (person: Person, duties: readonly Deadline[]) =>
  [...new Set([person.unit, ...duties.map(({ unit }) => unit)])].toSorted()

async function draftsOf(
  { memory }: BoardPorts,
  { tenant }: Viewer,
  { person, unit, duties }: Base,
): Promise<Board['drafts']> {
  const names = new Map(duties.flatMap(({ owner }) => (owner ? [[owner.id, owner.name] as const] : [])))
  names.set(person.id, person.name)
  const left =
    person.role === 'supervisor'
      ? await memory.draftsLeft(tenant, [unit])
      : [await memory.draftsOf(tenant, person.id)].filter((one) => one !== null)
  return left.map((one) => ({ ...one, name: names.get(one.person) ?? one.person }))
}

async function unitParts(ports: BoardPorts, viewer: Viewer, asked: Asked, base: Base): Promise<UnitParts> {
  const [approvals, reminders] = await Promise.all([
    ports.memory.plansWaiting(viewer.tenant, base.person),
    ports.reminders && remindersHealth(ports.reminders, viewer.tenant, base),
  ])
  return {
    approvals,
    reminders,
    policy: ports.policy(),
    whatIf: whatIf(base, asked),
  }
}
