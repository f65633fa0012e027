import { checkpointOn } from '../../../reminders/ladder.ts'
import type { Checkpoint } from '../../../reminders/types.ts'
import type { Scene, Target } from './acting.ts'

/** The checkpoint at which somebody acknowledges now; before the first one it is that one. */
export function checkpointNow({ deadline, name }: Target, { situation, facts }: Scene): Checkpoint {
  const day = { earliest: name.due, latest: name.due, hours: null, readings: [] }
  const known = deadline ?? { kind: 'hard' as const, due: day }
  return checkpointOn(known, situation.today, facts.calendar) ?? 'worker'
}
