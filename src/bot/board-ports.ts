import type { Person } from './facts.ts'

/** Drafts somebody left open: how many, and since when; nothing of what is in them. */
export interface DraftsLeft {
  person: string
  count: number
  /** ISO instant of the one that was left the longest ago. */
  oldest: string
}

/** A plan that was submitted and not decided, as far as it went through the bot. */
export interface PlanWaiting {
  case: string
  plan: string
  by: { id: string; name: string }
  /** ISO instant. */
  since: string
}

/** What the bot's memory tells a supervisor's board. */
export interface BoardMemory {
  /** By person, of everybody of these units who ever spoke with the bot alone. */
  draftsLeft(tenant: string, units: readonly string[]): Promise<readonly DraftsLeft[]>
  /** One person's own; null where there is none. */
  draftsOf(tenant: string, person: string): Promise<DraftsLeft | null>
  /** Plans that wait for this supervisor's decision, oldest first. */
  plansWaiting(tenant: string, person: Person): Promise<readonly PlanWaiting[]>
}
