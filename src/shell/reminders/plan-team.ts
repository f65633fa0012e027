import type { CaseLine } from '../../bot/facts.ts'
import type { TeamPost } from '../../bot/reminder-ports.ts'
import { nudgeReply, dutiesIn, type NudgeView } from '../../bot/words/reminders/nudge.ts'
import { localTime, openAt } from '../../reminders/office-hours.ts'
import { nameOf, owedNow, type Duty, type Message } from '../../reminders/owed.ts'
import { dayOf, hindrance } from '../../reminders/recipients.ts'
import { linesOf } from '../../reminders/sections.ts'
import type { LedgerEntry, LedgerKey, Team } from '../../reminders/types.ts'
import type { Office } from './office.ts'
import type { Unit } from './read-unit.ts'
import { planPost, type PlannedPost } from './team-post.ts'
import { overdueFor } from './tell-thread.ts'
import type { Telling } from './tell-person.ts'

/** Everything that one run would tell about one unit, and to whom. */
export interface Plan {
  post: PlannedPost | null
  overdue: ReturnType<typeof overdueFor>
  tellings: readonly Telling[]
}

export interface PlanParts {
  unit: Unit
  cases: readonly CaseLine[]
  now: string
  before: TeamPost | null
  /** What is unclear of this unit. */
  unclear: readonly LedgerEntry[]
  /** Digests that were told already. */
  digests: readonly LedgerEntry[]
}

type Reader = Pick<Office, 'buttons'>

/** What is to be told about a unit now. Reads nothing and sends nothing. */
export function planTeam(office: Reader, team: Team, parts: PlanParts): Plan {
  const { unit, now } = parts
  const owed = owedNow({ ...unit, now, conversation: team.gone ? null : team.conversation })
  const { nobodyToTell } = owed
  const post = planPost(office, team, { ...parts, unclear: parts.unclear.length, nobodyToTell })
  const withDigest = messagesAndDigests(owed.messages, parts)
  return {
    post,
    overdue: post ? overdueFor(owed.overdue, post) : [],
    tellings: withDigest.flatMap((message) => tellingOf(office, message, parts) ?? []),
  }
}

interface Morning extends Message {
  /** The key of the digest they wished for; null where they did not, or had it. */
  digest: LedgerKey | null
}

/** The key of somebody's digest of a day. */
export const digestKey = (tenant: string, person: string, day: string): LedgerKey => ({
  tenant,
  deadline: `digest ${person}`,
  due: day,
  checkpoint: 'digest',
  to: person,
})

/** A digest and what is told for the first time are one message. */
function messagesAndDigests(messages: readonly Message[], { unit, now, digests }: PlanParts): Morning[] {
  const had = new Set(digests.map(nameOf))
  const key = (id: string): LedgerKey | null => {
    const reach = unit.people.get(id)
    if (!reach?.preferences.digest || hindrance({ id, name: '' }, { ...unit, now })) return null
    const local = openAt(now, unit.calendar, reach.preferences.zone)
    const own = local && digestKey(unit.tenant, id, local.day)
    return own && !had.has(nameOf(own)) ? own : null
  }
  const told = messages.map((message) => ({ ...message, digest: key(message.to.id) }))
  const others = [...unit.people.keys()].filter((id) => !messages.some(({ to }) => to.id === id))
  const alone = others.flatMap((id): Morning[] => {
    const digest = key(id)
    return digest ? [{ to: { id, name: '' }, duties: [], digest }] : []
  })
  return [...told, ...alone]
}

function tellingOf(
  office: Reader,
  { to, duties, digest }: Morning,
  { unit, now }: PlanParts,
): Telling | null {
  const address = unit.addresses.get(to.id)
  if (!address) return null
  const wish = unit.people.get(to.id)?.preferences.zone ?? unit.calendar.zone
  const zone = localTime(now, wish) ? wish : unit.calendar.zone
  const today = dayOf(now, zone, unit.calendar)
  const keys = [...duties.flatMap((owed) => owed.keys), ...(digest ? [digest] : [])]
  const actionsFor = (duty: Duty) => office.buttons.inList(duty)
  return {
    to: address,
    person: to.id,
    keys,
    reply(claimed) {
      const mine = new Set(claimed.map(nameOf))
      const left = duties.filter((owed) => owed.keys.some((key) => mine.has(nameOf(key))))
      const wished = digest !== null && mine.has(nameOf(digest)) ? theirs(unit, to.id, today, now) : null
      if (left.length === 0 && wished === null) return null
      const alone = left.length === 1 && wished === null
      const view: NudgeView = {
        ...{ now, today, zone, digest: wished, message: { to, duties: left } },
        actionsFor: alone ? office.buttons.alone : actionsFor,
      }
      return { reply: nudgeReply(view), duties: dutiesIn(view) }
    },
  }
}

/** What somebody has to do these days: as a worker what is theirs, as the unit's supervisor everything. */
function theirs({ duties, ladder }: Unit, person: string, today: string, now: string): Duty[] {
  const all = ladder[0]?.id === person
  return linesOf(duties, today, now)
    .filter(({ status }) => status === 'overdue' || status === 'due' || status === 'consider')
    .map(({ duty }) => duty)
    .filter(({ standing }) => all || standing.owner?.id === person)
}
