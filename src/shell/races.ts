import { setTimeout as pause } from 'node:timers/promises'

/** So often a turn begins again when another device or process was faster. */
const races = 40
/** The pause before the next attempt grows by at most this much each time, and no two are alike. Milliseconds. */
const step = 4

/** Tries until an attempt is not lost to somebody faster. Throws when it loses every race. */
export async function untilWon<T>(attempt: () => Promise<T | 'lost'>): Promise<Exclude<T, 'lost'>> {
  for (let race = 1; race <= races; race++) {
    const result = await attempt()
    if (result !== 'lost') return result as Exclude<T, 'lost'>
    await pause(Math.random() * step * race)
  }
  throw new Error('A turn lost every race for its session')
}
