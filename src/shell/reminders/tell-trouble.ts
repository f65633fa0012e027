import type { Reply } from '../../bot/reply.ts'
import type { TeamPost } from '../../bot/reminder-ports.ts'
import {
  noRightsReply,
  teamGoneReply,
  unclearReply,
  type UnclearView,
} from '../../bot/words/reminders/trouble.ts'
import type { IsoDate } from '../../policy/types.ts'
import { openAt } from '../../reminders/office-hours.ts'
import { nameOf } from '../../reminders/owed.ts'
import { hindrance, type Contact } from '../../reminders/recipients.ts'
import type { AgencyCalendar, LedgerEntry, LedgerKey, Team, Telling } from '../../reminders/types.ts'
import type { Office, Run } from './office.ts'
import type { Unit } from './read-unit.ts'
import { tellPerson } from './tell-person.ts'

const keyOf = (
  tenant: string,
  deadline: string,
  due: IsoDate,
  checkpoint: Telling,
  to: string,
): LedgerKey => ({
  ...{ tenant, deadline, due, checkpoint, to },
})

/** The first of the ladder who can be told in their own working hours now. */
function reached({ ladder, people, calendar, addresses }: Unit, now: string) {
  const to = ladder.find((person) => hindrance(person, { people, ladder, calendar, now }) === null)
  const address = to && addresses.get(to.id)
  const open = to && openAt(now, calendar, people.get(to.id)?.preferences.zone ?? null)
  return to && address && open ? { to, address } : null
}

/** Tells the supervisor once of each message of which nobody knows whether it arrived. */
export async function tellUnclear(
  office: Office,
  run: Run,
  unit: Unit,
  {
    entries,
    posts,
    team,
    now,
  }: { entries: readonly LedgerEntry[]; posts: readonly TeamPost[]; team: Team; now: string },
): Promise<void> {
  const found = reached(unit, now)
  if (!found || entries.length + posts.length === 0) return
  const { to, address } = found
  const keyed = entries.map((entry) => ({
    entry,
    key: keyOf(unit.tenant, entry.deadline, entry.due, 'unclear', to.id),
  }))
  const posted = posts.map(({ on }) => ({
    on,
    key: keyOf(unit.tenant, `post ${team.conversation}`, on, 'unclear', to.id),
  }))
  const once = new Map([...keyed, ...posted].map(({ key }) => [nameOf(key), key]))
  await tellPerson(office, run, {
    to: address,
    person: to.id,
    keys: [...once.values()],
    reply(claimed) {
      const mine = new Set(claimed.map(nameOf))
      const views = keyed.filter(({ key }) => mine.has(nameOf(key))).map(({ entry }) => viewOf(entry, unit))
      const days = posted.filter(({ key }) => mine.has(nameOf(key))).map(({ on }) => on)
      return { reply: unclearReply(views, days), duties: [] }
    },
  })
}

function viewOf(entry: LedgerEntry, { duties, ladder, unit }: Unit): UnclearView {
  const duty = duties.find(({ deadline }) => deadline.id === entry.deadline)
  const people: readonly Contact[] = [...ladder, ...(duty?.standing.owner ? [duty.standing.owner] : [])]
  const to =
    people.find(({ id }) => id === entry.to)?.name ??
    (entry.checkpoint === 'overdue' ? `the channel of ${unit}` : entry.to)
  return { entry, to, what: duty?.deadline.what ?? null, case: duty?.deadline.case ?? null }
}

/** Tells the supervisor once that the team's channel cannot be reached any more. */
export async function tellGone(office: Office, run: Run, unit: Unit, team: Team, now: string): Promise<void> {
  if (!team.gone) return
  const found = reached(unit, now)
  if (!found) return
  const key = keyOf(
    unit.tenant,
    `team ${team.conversation}`,
    team.gone.since.slice(0, 10),
    'team-gone',
    found.to.id,
  )
  await tellOnce(office, run, { ...found, key, reply: teamGoneReply(unit.unit) })
}

/** Tells whoever linked the team, once, that it cannot be read in their name any more. */
export async function tellNoRights(
  office: Office,
  run: Run,
  team: Team,
  calendar: AgencyCalendar,
  now: string,
): Promise<void> {
  const { link, tenant, conversation } = team
  const address = link && (await office.duties.privately(tenant, link.by.id))
  if (!link || !address || !openAt(now, calendar)) return
  const key = keyOf(tenant, `team ${conversation}`, link.since.slice(0, 10), 'no-rights', link.by.id)
  await tellOnce(office, run, { to: link.by, address, key, reply: noRightsReply(link.unit) })
}

async function tellOnce(
  office: Office,
  run: Run,
  {
    to,
    address,
    key,
    reply,
  }: { to: Contact; address: Parameters<typeof tellPerson>[2]['to']; key: LedgerKey; reply: Reply },
): Promise<void> {
  const telling = { to: address, person: to.id, keys: [key], reply: () => ({ reply, duties: [] }) }
  const told = await office.ledger.told(key.tenant, [key.deadline])
  if (!told.some((entry) => nameOf(entry) === nameOf(key) && entry.state !== 'claimed'))
    await tellPerson(office, run, telling)
}
