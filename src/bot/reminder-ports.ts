import type {
  Hold,
  LedgerEntry,
  LedgerKey,
  LedgerState,
  Mark,
  Preferences,
  RunReport,
  Team,
} from '../reminders/types.ts'
import type { IsoDate } from '../policy/types.ts'
import type { Command } from './command.ts'
import type { Address } from './ports.ts'

/** What is remembered about teams, and what people did about duties. */
export interface DutyMemory {
  /** The bot was installed, or is spoken to there again; a link that was made stays. */
  rememberTeam(team: Pick<Team, 'tenant' | 'conversation' | 'reference' | 'team'>): Promise<void>
  /** Nothing reaches it any more. `conversation`: a channel, or a team with all its channels. */
  teamGone(tenant: string, conversation: string, gone: NonNullable<Team['gone']>): Promise<void>
  teams(tenant?: string): Promise<readonly Team[]>
  /** The marks of these duties, oldest first. */
  marks(tenant: string, deadlines: readonly string[]): Promise<readonly Mark[]>
  preferences(tenant: string, person: string): Promise<Preferences>
  /** Where somebody speaks with the bot alone; null where they never did. */
  privately(tenant: string, person: string): Promise<Address | null>
  /** What the buttons of a post mean that everybody in its channel may press. */
  buttonsOf(post: PostName): Promise<PostButtons>
  keepButtons(post: PostName, added: PostButtons, now: string): Promise<void>
  /** `current`: it stands in the newest post of its channel. Null for every token that is not of this channel. */
  button(
    tenant: string,
    conversation: string,
    token: string,
  ): Promise<{ command: Command; current: boolean } | null>
}

/** A team's post of one working day. */
export interface PostName {
  tenant: string
  conversation: string
  on: IsoDate
}
export type PostButtons = { readonly [token: string]: Command }

/** What Teams says of a team: the bot was put into it, or is not there any more. */
export type TeamEvent =
  | { type: 'here'; team: Parameters<DutyMemory['rememberTeam']>[0] }
  | { type: 'gone'; tenant: string; conversation: string; gone: NonNullable<Team['gone']> }

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

/**
 * The ledger of what was told, so that nothing is told twice and nothing is lost in silence. Reads no clock. Lists of keys
 * are of one tenant.
 *
 * A claim goes from `claimed` to `sending` only in the hands of whoever holds it, so a claim that was left behind may be
 * taken up by somebody else and still only one of the two sends. From `sending` on nobody else ever sends it.
 */
export interface Ledger {
  /** Claims tellings before they are made; answers those that are now this hold's. Committed when it resolves. */
  claim(keys: readonly LedgerKey[], hold: Hold): Promise<readonly LedgerKey[]>
  /** Kept before the channel is called. False, with nothing changed, where one of them is not this hold's any more. */
  sending(keys: readonly LedgerKey[], hold: Hold): Promise<boolean>
  /** What became of it. `message`: the channel's id. */
  settle(keys: readonly LedgerKey[], outcome: Outcome, now: string, message?: string): Promise<void>
  /** It was certainly not sent: as if nobody had claimed it. */
  release(keys: readonly LedgerKey[], hold: Hold): Promise<void>
  /** Every telling of these duties that anybody claimed. */
  told(tenant: string, deadlines: readonly string[]): Promise<readonly LedgerEntry[]>
  /** What a process left in `sending` before an instant becomes `unclear`; answers those that this call found. */
  findUnclear(tenant: string, before: string): Promise<readonly LedgerEntry[]>
  /** What is `unclear`, and since when; a person has to look. Not what is older than `since`. */
  stuck(tenant: string, since: string): Promise<readonly LedgerEntry[]>
  claimPost(post: PostKey, hold: Hold): Promise<'claimed' | 'taken'>
  sendingPost(post: PostKey, hold: Hold): Promise<boolean>
  settlePost(post: TeamPost, now: string): Promise<void>
  releasePost(post: PostKey, hold: Hold): Promise<void>
  /** As `findUnclear`, of posts. */
  findUnclearPosts(tenant: string, before: string): Promise<readonly TeamPost[]>
  /** The team's post of a day, and the newest one before it. */
  post(tenant: string, conversation: string, on: IsoDate): Promise<TeamPost | null>
  postBefore(tenant: string, conversation: string, on: IsoDate): Promise<TeamPost | null>
  ranAt(report: RunReport): Promise<void>
  lastRun(tenant: string): Promise<RunReport | null>
  /** Forgets what has served its time at this instant; what was told is remembered longest, so that it is not told again. */
  forget(now: string): Promise<void>
}

type Outcome = Exclude<LedgerState, 'claimed' | 'sending'>
export type PostKey = Pick<TeamPost, 'tenant' | 'conversation' | 'on'>
