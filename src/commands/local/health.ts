import type { Reminders, RemindersHealth } from './reminders.ts'

export interface BotHealth {
  ready: boolean
  parts: { caseApi: boolean; reminders?: boolean }
  reminders?: Pick<RemindersHealth, 'lastRun'>
}

/** Ready means that the case API and its database answer. Reminders that stand still are told, and stop nobody else. */
export async function healthOf(caseApi: string, reminders?: Reminders): Promise<BotHealth> {
  const [answer, told] = await Promise.all([
    fetch(`${caseApi}/readyz`, { signal: AbortSignal.timeout(2000), redirect: 'error' }).catch(() => null),
    reminders?.health(),
  ])
  const ready = answer?.ok === true
  if (!told) return { ready, parts: { caseApi: ready } }
  return { ready, parts: { caseApi: ready, reminders: told.works }, reminders: { lastRun: told.lastRun } }
}
