import { randomUUID } from 'node:crypto'
import type { RunReport, Team } from '../../reminders/types.ts'
import type { Office, Run } from './office.ts'
import { runTeam } from './run-team.ts'

/** What is being sent for so long was left behind by a process that ended. Milliseconds. */
const leftBehind = 600_000

/**
 * One run: every linked team of a tenant, one after the other. What fails for one team stops no other. `post`: only what
 * stands in the channels is brought up to date.
 */
export async function runReminders(
  office: Office,
  tenant: string,
  only: 'all' | 'post' = 'all',
): Promise<RunReport> {
  const { ledger, clock, duties } = office
  const run: Run = { id: randomUUID(), startedAt: clock.now(), posts: 0, messages: 0, failed: 0 }
  const teams = (await duties.teams(tenant)).filter(({ link }) => link !== null)
  const before = new Date(Date.parse(run.startedAt) - leftBehind).toISOString()
  const found = [
    ...(await ledger.findUnclear(tenant, before)),
    ...(await ledger.findUnclearPosts(tenant, before)),
  ]
  let unread = 0
  for (const team of teams) if (!(await guarded(office, run, team, only))) unread += 1
  const { startedAt, posts, messages, failed } = run
  const counts = { looked: teams.length, unread, posts, messages, unclear: found.length, failed }
  const report = { tenant, startedAt, endedAt: clock.now(), ...counts }
  // A look after somebody pressed a button is no run: what it did not do is not done.
  if (only === 'all') await ledger.ranAt(report)
  return report
}

async function guarded(office: Office, run: Run, team: Team, only: 'all' | 'post'): Promise<boolean> {
  try {
    return await runTeam(office, run, team, only)
  } catch (error) {
    run.failed += 1
    office.log.error('reminders.failed', { kind: error instanceof Error ? error.name : 'unknown' })
    return false
  }
}
