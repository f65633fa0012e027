import type { Clock } from '../../bot/ports.ts'

/** What may still be used today. Kept in the process: a restart begins anew, replicas each have their own. */
export interface Budget {
  /** Reserves one request of about that many tokens; false where the day has not as much left. */
  take(tokens: number): boolean
  /** What came on top of what was reserved. */
  add(tokens: number): void
}

/** A budget for each calendar day in UTC. */
export function budgetOf(most: { requests: number; tokens: number }, clock: Clock): Budget {
  const used = { day: '', requests: 0, tokens: 0 }
  const today = () => {
    const day = clock.now().slice(0, 10)
    if (day !== used.day) Object.assign(used, { day, requests: 0, tokens: 0 })
    return used
  }
  return {
    take(tokens) {
      const now = today()
      if (now.requests + 1 > most.requests || now.tokens + tokens > most.tokens) return false
      now.requests += 1
      now.tokens += tokens
      return true
    },
    add(tokens) {
      today().tokens += tokens
    },
  }
}

/** About how many tokens a text is, rather too many than too few: three characters each. */
export const tokensOf = (characters: number): number => Math.ceil(characters / 3)
