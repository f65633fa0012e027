import { randomUUID } from 'node:crypto'
import type { RunReport, Team } from '../../reminders/types.ts'
import type { Office, Run } from './office.ts'
import { runTeam } from './run-team.ts'

/** What is being sent for so long was left behind by a process that ended. Milliseconds. */
const leftBehind = 600_000

/** One run: every linked team of every tenant, one after the other. What fails for one team stops no other. */
export async function runReminders(
  office: Office,
  only: 'all' | 'post' = 'all',
  tenant?: string,
): Promise<RunReport[]> {
  const teams = (await office.duties.teams(tenant)).filter(({ link }) => link !== null)
  const reports: RunReport[] = []
  for (const [of, own] of Map.groupBy(teams, (team) => team.tenant))
    reports.push(await ofTenant(office, of, own, only))
  return reports
}

async function ofTenant(
  office: Office,
  tenant: string,
  teams: readonly Team[],
  only: 'all' | 'post',
): Promise<RunReport> {
  const { ledger, clock } = office
  const run: Run = { id: randomUUID(), startedAt: clock.now(), posts: 0, messages: 0, failed: 0 }
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
