import { createHash } from 'node:crypto'
import type { CaseLine } from '../../bot/facts.ts'
import type { Reply } from '../../bot/reply.ts'
import type { PostKey, TeamPost } from '../../bot/reminder-ports.ts'
import { postReply } from '../../bot/words/reminders/post.ts'
import type { IsoDate } from '../../policy/types.ts'
import { missedDays, postDay } from '../../reminders/post-day.ts'
import { linesOf, sectionsOf, type Line } from '../../reminders/sections.ts'
import type { Team } from '../../reminders/types.ts'
import { channelOf, sendingAfter, type Office, type Run, type Sending } from './office.ts'
import type { Unit } from './read-unit.ts'
import { unfitFor, withheldIn } from './withheld.ts'

/** A team's post of a day, as it would stand there. */
export interface PlannedPost {
  on: IsoDate
  reply: Reply
  /** Differs where anything differs that people should see. */
  shows: string
  lines: readonly Line[]
  withheld: ReadonlySet<string>
  /** Duties that are not told in the channel at all. */
  unfit: ReadonlySet<string>
}

export interface PostParts {
  unit: Unit
  cases: readonly CaseLine[]
  now: string
  /** The newest post of an earlier day. */
  before: TeamPost | null
  unclear: number
  nobodyToTell: readonly string[]
}

/** What the team's post says now; null while nothing is posted there. */
export function planPost(
  office: Pick<Office, 'buttons'>,
  team: Pick<Team, 'quietUntil' | 'gone' | 'link'>,
  { unit, cases, now, before, unclear, nobodyToTell }: PostParts,
): PlannedPost | null {
  const { calendar, duties } = unit
  const on = postDay(team, now, calendar)
  if (on === null) return null
  const unfit = unfitFor(duties, cases)
  const withheld = withheldIn(duties, cases)
  const lines = linesOf(
    duties.filter(({ deadline }) => !unfit.has(deadline.id)),
    on,
    now,
  )
  const missed = missedDays(before?.on ?? null, on, calendar, team.quietUntil)
  const view = {
    ...{ unit: unit.unit, now, today: on, zone: calendar.zone, withheld },
    sections: sectionsOf(lines),
    silentSince: missed.length > 0 ? (before?.on ?? null) : null,
    trouble: { unclear, nobodyToTell, hidden: unfit.size },
    actionsFor: (line: Line) => (line.status === 'no-day' ? [] : office.buttons.inPost(line.duty)),
    actions: office.buttons.ofPost,
  }
  const shows = createHash('sha256')
    .update(JSON.stringify(postReply({ ...view, checked: null })))
    .digest('base64url')
  return { on, reply: postReply({ ...view, checked: now }), shows, lines, withheld, unfit }
}

/** Makes the post of the day, once, or brings the one that stands there up to date. Answers the post as it is known then. */
export async function makePost(
  office: Office,
  run: Run,
  team: Team,
  planned: PlannedPost,
): Promise<{ post: TeamPost | null; sending: Sending }> {
  const key = { tenant: team.tenant, conversation: team.conversation, on: planned.on }
  const known = await office.ledger.post(key.tenant, key.conversation, key.on)
  if (known && known.state !== 'claimed') return updated(office, team, planned, known)
  return made(office, run, team, planned, key)
}

async function made(office: Office, run: Run, team: Team, { reply, shows }: PlannedPost, key: PostKey) {
  const { ledger, clock, log } = office
  const to = channelOf(team)
  const channel = office.channel(to)
  if (!channel) return { post: null, sending: 'later' as const }
  await office.turnstile.pass(key.tenant, key.conversation)
  const hold = { by: run.id, at: clock.now() }
  if ((await ledger.claimPost(key, hold)) === 'taken')
    return { post: await ledger.post(key.tenant, key.conversation, key.on), sending: 'later' as const }
  const sealed = await office.sealPost(key, reply, clock.now())
  if (!(await ledger.sendingPost(key, { by: run.id, at: clock.now() })))
    return { post: null, sending: 'later' as const }
  try {
    const message = await channel.send(to, sealed)
    const post = { ...key, state: 'sent' as const, message: message || null, shows }
    await ledger.settlePost(post, clock.now())
    run.posts += 1
    return { post, sending: 'sent' as const }
  } catch (error) {
    const sending = sendingAfter(error, log)
    const post = { ...key, state: 'unclear' as const, message: null, shows: null }
    if (sending === 'unclear') await ledger.settlePost(post, clock.now())
    else await ledger.releasePost(key, hold)
    return { post: null, sending }
  }
}

/** A post whose message is not known is left as it is: nobody can tell where it stands. */
async function updated(office: Office, team: Team, { reply, shows }: PlannedPost, known: TeamPost) {
  const { ledger, clock, log } = office
  const to = channelOf(team)
  const channel = office.channel(to)
  const same = known.shows === shows || known.message === null || known.state !== 'sent'
  if (same || !channel) return { post: known, sending: 'sent' as const }
  await office.turnstile.pass(team.tenant, team.conversation)
  try {
    await channel.update(to, known.message ?? '', await office.sealPost(known, reply, clock.now()))
    await ledger.settlePost({ ...known, shows }, clock.now())
  } catch (error) {
    // Somebody deleted the post: it stays away until tomorrow's.
    if (sendingAfter(error, log) === 'nowhere')
      await ledger.settlePost({ ...known, message: null }, clock.now())
  }
  return { post: known, sending: 'sent' as const }
}
