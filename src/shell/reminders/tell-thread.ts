import type { TeamPost } from '../../bot/reminder-ports.ts'
import { overdueReply } from '../../bot/words/reminders/thread.ts'
import { nameOf, type OwedNow } from '../../reminders/owed.ts'
import type { Team } from '../../reminders/types.ts'
import { seal } from '../seal.ts'
import { channelOf, sendingAfter, type Office, type Run, type Sending } from './office.ts'
import type { Unit } from './read-unit.ts'
import type { PlannedPost } from './team-post.ts'

type Overdue = OwedNow['overdue']

/** What may be said in the team's channel of what is overdue. */
export const overdueFor = (overdue: Overdue, { unfit }: Pick<PlannedPost, 'unfit'>): Overdue =>
  overdue.filter(({ duty }) => !unfit.has(duty.deadline.id))

/** Tells under the post of the day what is overdue now, once for each duty. Without a post that stands there it waits. */
export async function tellThread(
  office: Office,
  run: Run,
  team: Team,
  { unit, post, planned, overdue }: { unit: Unit; post: TeamPost; planned: PlannedPost; overdue: Overdue },
): Promise<Sending | 'told'> {
  const { ledger, clock, log } = office
  if (overdue.length === 0) return 'told'
  if (post.message === null) return 'later'
  const to = channelOf(team, post.message)
  const channel = office.channel(to)
  if (!channel) return 'later'
  await office.turnstile.pass(team.tenant, team.conversation)
  const hold = { by: run.id, at: clock.now() }
  const mine = await ledger.claim(
    overdue.map(({ key }) => key),
    hold,
  )
  if (mine.length === 0) return 'told'
  const names = new Set(mine.map(nameOf))
  const claimed = overdue.filter(({ key }) => names.has(nameOf(key))).map(({ duty }) => duty)
  const moment = { now: clock.now(), today: planned.on, zone: unit.calendar.zone }
  const { reply } = seal(overdueReply(claimed, moment, planned.withheld))
  if (!(await ledger.sending(mine, { by: run.id, at: clock.now() }))) {
    await ledger.release(mine, hold)
    return 'later'
  }
  try {
    const message = await channel.send(to, reply)
    await ledger.settle(mine, 'sent', clock.now(), message)
    run.messages += 1
    return 'sent'
  } catch (error) {
    const sending = sendingAfter(error, log)
    if (sending === 'unclear') await ledger.settle(mine, 'unclear', clock.now())
    else await ledger.release(mine, hold)
    return sending
  }
}
