import { setTimeout as sleep } from 'node:timers/promises'

/** So many sends within so many milliseconds. */
interface Limit {
  sends: number
  within: number
}

/** What Teams takes of one bot in one conversation; one below, because replies to people count too. */
const perConversation: readonly Limit[] = [
  { sends: 6, within: 1000 },
  { sends: 7, within: 2000 },
  { sends: 55, within: 30_000 },
  { sends: 1700, within: 3_600_000 },
]
/** What it takes of one app in one tenant, which turns of people share. */
const perTenant: readonly Limit[] = [{ sends: 20, within: 1000 }]

export interface Turnstile {
  /** Resolves when something may be sent to this conversation; the place is then taken. */
  pass(tenant: string, conversation: string): Promise<void>
}

export interface Time {
  /** Milliseconds that only ever grow, whatever the clock on the wall does. */
  now(): number
  wait(milliseconds: number): Promise<unknown>
}

const steady: Time = { now: () => performance.now(), wait: (milliseconds) => sleep(milliseconds) }

/** Keeps what the reminders send within Teams' limits. Whoever asks first goes first. */
export function createTurnstile(time: Time = steady): Turnstile {
  const sends = new Map<string, number[]>()
  let line: Promise<unknown> = Promise.resolve()

  /** Milliseconds until one more fits. */
  const waitFor = (name: string, limits: readonly Limit[], now: number): number => {
    const past = sends.get(name) ?? []
    const waits = limits.map(({ sends: most, within }) => {
      const oldest = past.length < most ? undefined : past[past.length - most]
      return oldest === undefined ? 0 : oldest + within - now
    })
    return Math.max(0, ...waits)
  }
  const note = (name: string, limits: readonly Limit[], now: number) => {
    const longest = Math.max(...limits.map(({ within }) => within))
    sends.set(name, [...(sends.get(name) ?? []).filter((at) => at > now - longest), now])
  }
  const tidy = (now: number) => {
    if (sends.size < 5000) return
    for (const [name, past] of sends) if ((past.at(-1) ?? 0) < now - 3_600_000) sends.delete(name)
  }

  async function one(tenant: string, conversation: string): Promise<void> {
    const [all, here] = [`tenant ${tenant}`, `conversation ${tenant} ${conversation}`]
    for (;;) {
      const now = time.now()
      const wait = Math.max(waitFor(all, perTenant, now), waitFor(here, perConversation, now))
      if (wait <= 0) {
        note(all, perTenant, now)
        note(here, perConversation, now)
        return tidy(now)
      }
      await time.wait(Math.ceil(wait))
    }
  }
  return {
    pass(tenant, conversation) {
      const turn = line.then(() => one(tenant, conversation))
      line = turn.catch(() => undefined)
      return turn
    },
  }
}
