import type { Ledger } from '../../bot/reminder-ports.ts'
import { postDay } from '../../reminders/post-day.ts'
import { dayOf } from '../../reminders/recipients.ts'
import type { LedgerEntry, Team } from '../../reminders/types.ts'
import type { Office, Run } from './office.ts'
import { digestKey, planTeam, type Plan } from './plan-team.ts'
import { readUnit, type Unit } from './read-unit.ts'
import { makePost } from './team-post.ts'
import { tellPerson } from './tell-person.ts'
import { tellThread } from './tell-thread.ts'
import { tellGone, tellNoRights, tellUnclear } from './tell-trouble.ts'

/** How long what is unclear is spoken of. Milliseconds. */
const spokenOf = 7 * 86_400_000

/** What is read and planned for one team. `unread`: the case system did not answer, or not to this supervisor. */
export type Looked =
  | { type: 'looked'; unit: Unit; plan: Plan; unclear: readonly LedgerEntry[] }
  | { type: 'unread'; rights: boolean }

/** Reads a team's unit and plans what is to be told; changes nothing. */
export async function lookAt(office: Office, team: Team, now: string): Promise<Looked> {
  if (!team.link) return { type: 'unread', rights: true }
  const { tenant, conversation } = team
  const read = await readUnit(office, tenant, team.link, now)
  if (!read.ok) return { type: 'unread', rights: read.failure === 'unreachable' }
  const unit = read.value
  // Whether a post names somebody is told by the children of the unit; where they cannot be read, nothing is posted.
  const posting = postDay(team, now, unit.calendar) !== null
  const cases = posting ? await office.caseApi.cases(unit.identity) : noCases
  if (!cases.ok) return { type: 'unread', rights: cases.failure === 'unreachable' }
  const today = dayOf(now, null, unit.calendar)
  const [before, unclear, digests] = await Promise.all([
    office.ledger.postBefore(tenant, conversation, today),
    unclearOf(office.ledger, unit, now),
    digestsOf(office.ledger, unit),
  ])
  const plan = planTeam(office, team, { unit, now, cases: cases.value, before, unclear, digests })
  return { type: 'looked', unit, plan, unclear }
}

const noCases = { ok: true, value: [] } as const

async function unclearOf(ledger: Ledger, unit: Unit, now: string): Promise<LedgerEntry[]> {
  const own = new Set(unit.duties.map(({ deadline }) => deadline.id))
  const since = new Date(Date.parse(now) - spokenOf).toISOString()
  return (await ledger.stuck(unit.tenant, since)).filter(({ deadline }) => own.has(deadline))
}

async function digestsOf(ledger: Ledger, { tenant, people }: Unit): Promise<readonly LedgerEntry[]> {
  const wishing = [...people].filter(([, { preferences }]) => preferences.digest).map(([id]) => id)
  const told = await ledger.told(
    tenant,
    wishing.map((id) => digestKey(tenant, id, '').deadline),
  )
  return told.filter(({ state }) => state !== 'claimed')
}

/** Tells everything that is owed about one team's unit. False where it could not be read. */
export async function runTeam(office: Office, run: Run, team: Team, only: 'all' | 'post'): Promise<boolean> {
  const now = office.clock.now()
  const looked = await lookAt(office, team, now)
  if (looked.type === 'unread') {
    office.log.warn('reminders.unread', { reason: looked.rights ? 'unreachable' : 'no-rights' })
    if (!looked.rights) await tellNoRights(office, run, team, office.usualCalendar, now)
    return false
  }
  const { unit, plan } = looked
  await tellChannel(office, run, team, looked)
  if (only === 'post') return true
  await tellGone(office, run, unit, team, now)
  await tellUnclear(office, run, unit, {
    entries: looked.unclear,
    posts: await unclearPosts(office, team, unit, now),
    team,
    now,
  })
  for (const telling of plan.tellings) {
    const sending = await tellPerson(office, run, telling)
    if (sending !== 'sent' && sending !== 'told') run.failed += 1
  }
  return true
}

async function tellChannel(
  office: Office,
  run: Run,
  team: Team,
  { unit, plan }: Extract<Looked, { type: 'looked' }>,
) {
  const { post: planned, overdue } = plan
  if (!planned) return
  const { post, sending } = await makePost(office, run, team, planned)
  if (sending !== 'sent') run.failed += 1
  if (sending === 'nowhere') await gone(office, team)
  if (!post) return
  const told = await tellThread(office, run, team, { unit, post, planned, overdue })
  if (told === 'nowhere') await gone(office, team)
}

/** The supervisor hears of it with the next run. */
async function gone(office: Office, { tenant, conversation }: Team): Promise<void> {
  office.log.warn('reminders.team-gone')
  await office.duties.teamGone(tenant, conversation, { because: 'not-found', since: office.clock.now() })
}

async function unclearPosts({ ledger }: Office, { tenant, conversation }: Team, unit: Unit, now: string) {
  const today = dayOf(now, null, unit.calendar)
  const posts = [
    await ledger.post(tenant, conversation, today),
    await ledger.postBefore(tenant, conversation, today),
  ]
  return posts.filter((post) => post?.state === 'unclear').filter((post) => post !== null)
}
