import type { Ledger } from '../../../../src/bot/reminder-ports.ts'
import { unclearReply } from '../../../../src/bot/words/reminders/trouble.ts'
import type { LedgerEntry } from '../../../../src/reminders/types.ts'
import { calendarOf, dayOf, isReachable, year, zoneOf, type YearsDuty, type YearsUnit } from './agency.ts'
import type { YearsConnector } from './connector.ts'

/** A moment at which the reminders ran to the end. */
export interface CompletedRun {
  at: string
  unit: string
}

const formats = new Map<string, Intl.DateTimeFormat>()
/** What the wall of a zone shows, by another way than the product's. */
export function wall(instant: string, zone: string): { day: string; time: string } {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(zone, format)
  const [day = '', time = ''] = format.format(new Date(instant)).split(' ')
  return { day, time }
}

const works = (day: string, state: string): boolean => {
  const { holidays } = calendarOf(state)
  return ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) && !holidays.some(({ on }) => on === day)
}
export const isOpen = (instant: string, zone: string, state: string): string | null => {
  const { day, time } = wall(instant, zone)
  return works(day, state) && time >= '08:30' && time < '18:00' ? day : null
}
const shifted = (day: string, by: number) =>
  new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)
function back(day: string, count: number, state: string): string {
  let at = day
  for (let left = count; left > 0;) {
    at = shifted(at, -1)
    if (works(at, state)) left -= 1
  }
  return at
}

/** The day from which each checkpoint is to be told. */
function days({ deadline: { due, kind } }: YearsDuty, state: string) {
  const week = shifted(due!.earliest, -7)
  const all = {
    worker: works(week, state) ? week : back(week, 1, state),
    'worker-soon': back(due!.earliest, 2, state),
    supervisor: back(due!.earliest, 1, state),
    overdue: shifted(due!.latest, 1),
  }
  if (kind === 'advisory') return { worker: all.worker }
  const { overdue, ...before } = all
  return kind === 'expiry' ? before : { ...before, overdue }
}

interface Judged {
  entries: readonly LedgerEntry[]
  /** When the reminders ran for the unit. */
  own: readonly string[]
  /** Days of posts of which nobody knows whether they arrived. */
  unclear: ReadonlySet<string>
}

export interface Verdict {
  expected: number
  told: number
  unclear: number
  failures: string[]
}

/** Holds everything that was delivered and kept against what had to be told. */
export async function judgeYear(
  ledger: Ledger,
  tenant: string,
  units: readonly YearsUnit[],
  { connector, runs }: { connector: YearsConnector; runs: readonly CompletedRun[] },
): Promise<Verdict> {
  const verdict: Verdict = { expected: 0, told: 0, unclear: 0, failures: [] }
  const delivered = Map.groupBy(
    connector.delivered.filter(({ how }) => how === 'send'),
    ({ message }) => message,
  )
  const mentions = mentionsOf(connector)
  for (const unit of units) {
    const own = runs.filter((run) => run.unit === unit.id).map(({ at }) => at)
    const entries = await ledger.told(
      tenant,
      unit.duties.map(({ deadline }) => deadline.id),
    )
    const byDuty = Map.groupBy(entries, ({ deadline }) => deadline)
    const unclear = await unclearPosts(unit)
    for (const duty of unit.duties)
      judgeDuty(duty, unit, { entries: byDuty.get(duty.deadline.id) ?? [], own, unclear })
    judgePosts(unit, own, unclear)
  }
  for (const { at, to, channel } of connector.delivered) judgeHours(at, to, channel)
  for (const leak of connector.leaks) verdict.failures.push(`a child's name in a channel, message ${leak}`)
  return verdict

  /** Days on which a process ended while it made the post. */
  async function unclearPosts(unit: YearsUnit): Promise<Set<string>> {
    const states = await Promise.all(
      Array.from(
        { length: year.days },
        async (_, n) => [dayOf(n), (await ledger.post(tenant, `19:${unit.id}`, dayOf(n)))?.state] as const,
      ),
    )
    return new Set(
      states.filter(([, state]) => state === 'unclear' || state === 'sending').map(([day]) => day),
    )
  }

  function judgeDuty(duty: YearsDuty, unit: YearsUnit, { entries, own, unclear }: Judged): void {
    const { id, owner } = duty.deadline
    const worker = owner && isReachable(owner.id) ? owner.id : unit.supervisor
    for (const [checkpoint, from] of Object.entries(days(duty, unit.state))) {
      const to =
        checkpoint === 'overdue' ? `19:${unit.id}` : checkpoint === 'supervisor' ? unit.supervisor : worker
      const zone = (checkpoint !== 'overdue' && zoneOf(to)) || calendarOf(unit.state).zone
      const chances = own.filter((at) => {
        if (at < duty.opens || at >= duty.closes) return false
        const day = isOpen(at, zone, unit.state)
        // Under a post that may not be there nothing is said.
        return day !== null && day >= from && !(checkpoint === 'overdue' && unclear.has(day))
      })
      const entry = entries.filter((one) => one.checkpoint === checkpoint && one.to === to)
      if (chances.length > 0) verdict.expected += 1
      if (chances.length > 0 && entry.length === 0)
        verdict.failures.push(`lost: ${id} ${checkpoint} to ${to}, first at ${chances[0]!}`)
      const [first] = entry
      if (first)
        tally(
          first,
          chances.some((at) => Date.parse(at) > Date.parse(first.since) + 600_000),
        )
    }
    for (const [to, of] of Map.groupBy(entries, (one) => one.to)) judgeTelling(duty, to, of)
  }
  /** What a process left behind before it was sent is taken up again where the duty is still open then. */
  function tally({ state, deadline, checkpoint }: LedgerEntry, again: boolean): void {
    if (state === 'sent') verdict.told += 1
    else if (state === 'unclear' || state === 'sending') verdict.unclear += 1
    else if (again) verdict.failures.push(`left behind as ${state}: ${deadline} ${checkpoint}`)
  }
  /** As many messages at most as there were tellings; that one may not have arrived is a telling of its own. */
  function judgeTelling(duty: YearsDuty, to: string, of: readonly LedgerEntry[]): void {
    const [doubts, tellings] = [true, false].map((doubt) =>
      of.filter(({ checkpoint }) => (checkpoint === 'unclear') === doubt),
    ) as [LedgerEntry[], LedgerEntry[]]
    for (const [own, kind] of [
      [tellings, 'reminder'],
      [doubts, 'doubt'],
    ] as const) {
      const said = mentions.get(mentionOf(to.startsWith('19:') ? to : `chat-${to}`, labelOf(duty), kind)) ?? 0
      if (said > own.length)
        verdict.failures.push(
          `doubled: ${duty.deadline.id} to ${to}, ${said} messages (${kind}) for ${own.length} tellings`,
        )
    }
  }
  function judgeHours(at: string, to: string, channel: boolean): void {
    const [unit, person] = whoIs(to)
    const zone = (!channel && zoneOf(person)) || calendarOf(unit.state).zone
    if (isOpen(at, zone, unit.state) === null) verdict.failures.push(`out of hours: ${to} at ${at}`)
  }
  function whoIs(conversation: string): [YearsUnit, string] {
    const name = conversation.replace(/^(19:|chat-)/, '')
    const number = Number(/(\d+)/.exec(name)?.[1] ?? 0)
    return [units[number]!, name]
  }
  function judgePosts(unit: YearsUnit, own: readonly string[], unclear: ReadonlySet<string>): void {
    const { zone } = calendarOf(unit.state)
    const posts = [...delivered.values()]
      .flat()
      .filter(({ channel, thread, to }) => channel && !thread && to === `19:${unit.id}`)
    const perDay = Map.groupBy(posts, ({ at }) => wall(at, zone).day)
    for (const [day, of] of perDay)
      if (of.length > 1) verdict.failures.push(`${of.length} posts: ${unit.id} ${day}`)
    const ran = new Set(own.map((at) => isOpen(at, zone, unit.state)))
    for (let n = 0; n < year.days; n++)
      if (ran.has(dayOf(n)) && !perDay.has(dayOf(n)) && !unclear.has(dayOf(n)))
        verdict.failures.push(`no post: ${unit.id} ${dayOf(n)}`)
  }
}

const labelOf = ({ deadline }: YearsDuty) => deadline.what.split(' ')[1] ?? ''

const mentionOf = (to: string, label: string, kind: 'reminder' | 'doubt') => JSON.stringify([to, label, kind])
const { text: doubtful } = unclearReply([], [])

/** How often each duty is named to each conversation, posts apart. */
function mentionsOf({ delivered }: YearsConnector): Map<string, number> {
  const found = new Map<string, number>()
  for (const { to, text, how, channel, thread } of delivered) {
    if (how !== 'send' || (channel && !thread)) continue
    const kind = text.startsWith(doubtful) ? 'doubt' : 'reminder'
    for (const label of new Set(text.match(/(?<=Duty )[\w-]+\/\d+/g) ?? [])) {
      const key = mentionOf(to, label, kind)
      found.set(key, (found.get(key) ?? 0) + 1)
    }
  }
  return found
}
