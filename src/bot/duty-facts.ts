import type { AgencyCalendar, Deadline, Mark, Preferences, Team } from '../reminders/types.ts'
import type { Read } from './ports.ts'

/** What a turn about duties looks at; fetched by the shell for such a turn and for no other. */
export interface DutyFacts {
  tenant: string
  /** The speaker, as the identity provider knows them. */
  identity: string
  /** Open duties that this person may see; null for a turn that asks for none. */
  read: Read<readonly Deadline[]> | null
  /** What people did about them, oldest first. */
  marks: readonly Mark[]
  preferences: Preferences
  /** The channel spoken in; null in a conversation with one person. */
  team: Team | null
  /** Whether a button was pressed; in a channel that is one of its post. */
  pressed: boolean
  /** Whether this person ever spoke with the bot alone, so that an answer can go there. */
  reachable: boolean
  calendar: AgencyCalendar
}
