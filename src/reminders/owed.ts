import { hasPassed, rungsOf, type Rung } from './ladder.ts'
import { openAt, type LocalTime } from './office-hours.ts'
import { escalated, nudged, type Because, type Company, type Contact, type Recipient } from './recipients.ts'
import { isKnown, type Standing } from './standing.ts'
import type { Deadline, LedgerEntry, LedgerKey, Telling } from './types.ts'

/** A duty with what people made of it. */
export interface Duty {
  deadline: Deadline
  standing: Standing
}

/** One duty that a person has to hear of, with every telling that this one message makes. */
export interface Owed {
  duty: Duty
  keys: readonly LedgerKey[]
  /** The highest of its tellings. */
  telling: Rung['telling']
  because: Because
}

export interface Message {
  to: Contact
  duties: readonly Owed[]
}

export interface Owing extends Company {
  tenant: string
  duties: readonly Duty[]
  /** What was told before, of these duties. */
  told: readonly LedgerEntry[]
  /** The team's conversation; null where no team is told. */
  conversation: string | null
}

export interface OwedNow {
  messages: readonly Message[]
  /** Duties whose last day has passed, for the thread of the team. */
  overdue: readonly { duty: Duty; key: LedgerKey }[]
  /** Names of people for whom something waits and who cannot be told; nobody above them can either. */
  nobodyToTell: readonly string[]
}

const personal: readonly Rung['telling'][] = ['worker', 'worker-soon', 'supervisor', 'today']

/** What is to be told to people alone, and what in the team's thread, at this instant. Asks nobody and reads no clock. */
export function owedNow(owing: Owing): OwedNow {
  const told = new Set(owing.told.filter(({ state }) => state !== 'claimed').map(nameOf))
  const byPerson = new Map<string, { to: Contact; duties: Map<string, Owed> }>()
  const nobody = new Set<string>()
  const localFor = walls(owing)
  const today = openAt(owing.now, owing.calendar)?.day ?? ''
  const open = owing.duties.filter(({ standing }) => !standing.done)
  for (const duty of open) for (const rung of personalRungs(duty, owing)) addPersonal(rung, duty)
  return {
    messages: [...byPerson.values()].map(({ to, duties }) => ({ to, duties: [...duties.values()] })),
    overdue: overdueNow(owing, told),
    nobodyToTell: [...nobody].sort(),
  }

  function addPersonal(rung: Rung, duty: Duty): void {
    const recipient = recipientOf(rung.telling, duty, owing)
    if (!recipient && rung.from <= today) nobody.add(unheard(duty, owing))
    if (!recipient || !isDueFor(recipient, rung, duty, localFor(recipient.to.id))) return
    const key = keyOf(owing.tenant, duty.deadline, rung.telling, recipient.to.id)
    if (told.has(nameOf(key))) return
    const person = byPerson.get(recipient.to.id) ?? { to: recipient.to, duties: new Map<string, Owed>() }
    byPerson.set(recipient.to.id, person)
    const known = person.duties.get(duty.deadline.id)
    person.duties.set(duty.deadline.id, {
      duty,
      keys: [...(known?.keys ?? []), key],
      telling: higher(known?.telling, rung.telling),
      because: known?.because ?? recipient.because,
    })
  }
}

/** The tellings of a duty that go to people alone and that nobody has taken note of yet. */
const personalRungs = ({ deadline, standing }: Duty, { calendar }: Owing): Rung[] =>
  rungsOf(deadline, calendar).filter(({ telling }) => telling !== 'overdue' && !isKnown(standing, telling))

/** Who would have heard of it. */
const unheard = ({ standing: { owner } }: Duty, { ladder }: Company): string =>
  owner?.name ?? ladder[0]?.name ?? ''

/** What the team's thread hears, once: the last day has passed by every reading. */
function overdueNow(owing: Owing, told: ReadonlySet<string>): OwedNow['overdue'] {
  const { conversation, now, calendar, tenant } = owing
  const today = openAt(now, calendar)?.day ?? null
  if (today === null || conversation === null) return []
  return owing.duties.flatMap((duty) => {
    const { deadline, standing } = duty
    const rung = rungsOf(deadline, calendar).find(({ telling }) => telling === 'overdue')
    const key = keyOf(tenant, deadline, 'overdue', conversation)
    const due = rung !== undefined && rung.from <= today && hasPassed(deadline, today, now)
    return due && !standing.done && !told.has(nameOf(key)) ? [{ duty, key }] : []
  })
}

const recipientOf = (telling: Telling, { standing }: Duty, company: Company): Recipient | null =>
  telling === 'supervisor' ? escalated(company) : nudged(standing.owner, company)

/** Whether the rung is reached on this person's own wall, in their working hours, and they have not put it off. */
function isDueFor({ to }: Recipient, rung: Rung, { standing }: Duty, local: LocalTime | null): boolean {
  if (!local || rung.from > local.day) return false
  const until = standing.snoozed.get(to.id)
  return until === undefined || local.day >= until
}

/** What each person's wall shows while they may be told something, looked at once. */
function walls({ people, calendar, now }: Company): (person: string) => LocalTime | null {
  const known = new Map<string | null, LocalTime | null>()
  return (person) => {
    const zone = people.get(person)?.preferences.zone ?? null
    const local = known.has(zone) ? (known.get(zone) ?? null) : openAt(now, calendar, zone)
    known.set(zone, local)
    return local
  }
}

export const keyOf = (tenant: string, { id, due }: Deadline, checkpoint: Telling, to: string): LedgerKey => ({
  tenant,
  deadline: id,
  due: due?.earliest ?? '',
  checkpoint,
  to,
})

export const nameOf = ({ deadline, due, checkpoint, to }: LedgerKey): string =>
  JSON.stringify([deadline, due, checkpoint, to])

const higher = (a: Rung['telling'] | undefined, b: Rung['telling']): Rung['telling'] =>
  a === undefined || personal.indexOf(b) > personal.indexOf(a) ? b : a
