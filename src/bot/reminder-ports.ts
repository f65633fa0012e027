import type { LedgerKey, LedgerState, Mark, Preferences, RunReport, Team } from '../reminders/types.ts'
import type { IsoDate } from '../policy/types.ts'
import type { Address } from './ports.ts'

/** What is remembered about teams, and what people did about duties. */
export interface DutyMemory {
  /** The bot was installed, or is spoken to there again; a link that was made stays. */
  rememberTeam(team: Pick<Team, 'tenant' | 'conversation' | 'reference'>): Promise<void>
  /** Nothing reaches the team any more. */
  teamGone(tenant: string, conversation: string, gone: NonNullable<Team['gone']>): Promise<void>
  teams(tenant?: string): Promise<readonly Team[]>
  /** The marks of these duties, oldest first. */
  marks(tenant: string, deadlines: readonly string[]): Promise<readonly Mark[]>
  preferences(tenant: string, person: string): Promise<Preferences>
  /** Where somebody speaks with the bot alone; null where they never did. */
  privately(tenant: string, person: string): Promise<Address | null>
}

/** A post of a team on one working day: made once, then updated in place. */
export interface TeamPost {
  tenant: string
  conversation: string
  on: IsoDate
  state: LedgerState
  /** The channel's id of the message; null until it is known. */
  message: string | null
  /** A digest of what it shows, so that what did not change is not sent again. */
  shows: string | null
}

/** The ledger of what was told, so that nothing is told twice and nothing is lost in silence. Reads no clock. */
export interface Ledger {
  /** Claims one telling before it is sent; `taken` when anybody ever claimed it. Committed when this resolves. */
  claim(key: LedgerKey, now: string): Promise<'claimed' | 'taken'>
  /** `sending` is kept before the channel is called; the outcome after it. `message`: the channel's id. */
  mark(key: LedgerKey, state: LedgerState, now: string, message?: string): Promise<void>
  /** What is `sending` or `claimed` since before an instant, or `unclear`: a process ended there, and a person has to look. */
  stuck(
    tenant: string,
    before: string,
  ): Promise<readonly (LedgerKey & { state: LedgerState; since: string })[]>
  claimPost(post: Pick<TeamPost, 'tenant' | 'conversation' | 'on'>, now: string): Promise<'claimed' | 'taken'>
  markPost(post: TeamPost, now: string): Promise<void>
  /** The team's post of a day, and the newest one before it. */
  post(tenant: string, conversation: string, on: IsoDate): Promise<TeamPost | null>
  postBefore(tenant: string, conversation: string, on: IsoDate): Promise<TeamPost | null>
  ranAt(report: RunReport): Promise<void>
  lastRun(tenant: string): Promise<RunReport | null>
}
