import type { Board, ReminderPorts, RemindersHealth } from './types.ts'

/** How the reminders fare, as far as it concerns the units somebody may see. */
export async function remindersHealth(
  reminders: ReminderPorts,
  tenant: string,
  { units, duties: seen }: Pick<Board, 'units' | 'duties'>,
): Promise<RemindersHealth> {
  const [lastRun, stuck, teams] = await Promise.all([
    reminders.lastRun(tenant),
    reminders.unclear(tenant),
    reminders.teams(tenant),
  ])
  const known = new Map(seen.map((duty) => [duty.id, duty]))
  const unclear = stuck.flatMap(({ deadline, since }) => {
    const duty = known.get(deadline)
    return duty ? [{ case: duty.case, what: duty.what, since }] : []
  })
  const linked = teams.filter(({ link }) => link !== null && units.includes(link.unit))
  return {
    lastRun,
    unclear,
    unclearElsewhere: stuck.length - unclear.length,
    gone: linked.flatMap(({ link, gone }) => (link && gone ? [{ unit: link.unit, ...gone }] : [])),
    linked: linked.length,
  }
}
