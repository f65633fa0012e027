import type { CaseApi, Read } from '../bot/ports.ts'
import type { IsoDate } from '../policy/types.ts'
import type { Deadline } from '../reminders/types.ts'

/** Milliseconds for which one read serves the same person: paging and a what-if ask for the same duties again. */
const fresh = 30_000
const most = 200

type Duties = Promise<Read<readonly Deadline[]>>

/** Reads what is due until a day, as this person, and keeps it for half a minute; what failed is not kept. */
export function dutyReader(caseApi: Pick<CaseApi, 'deadlines'>, now: () => number) {
  const kept = new Map<string, { read: Duties; at: number }>()
  return (person: string, until: IsoDate): Duties => {
    const key = JSON.stringify([person, until])
    const known = kept.get(key)
    if (known && now() - known.at < fresh) return known.read
    const read = caseApi.deadlines(person, { until })
    kept.delete(key)
    kept.set(key, { read, at: now() })
    for (const [oldest] of kept) if (kept.size > most) kept.delete(oldest)
    void read.then(({ ok }) => ok || kept.delete(key))
    return read
  }
}
export type ReadDuties = ReturnType<typeof dutyReader>
