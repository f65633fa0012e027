import type { IsoDate } from '../../policy/types.ts'

/** A duty as a button or a list names it: enough to find it again, and to speak of it when it is gone. It names no child. */
export interface DutyName {
  deadline: string
  /** The earliest due day; null where it has none. */
  due: IsoDate | null
  case: string
  what: string
}

/** A duty as somebody names it in words: by its place in the list last shown, its case, or words of it. */
export interface DutyWords {
  n: number | null
  case: string | null
  words: string
}

export type DutyPick = DutyName | DutyWords

/** What a person can mean about duties, reminders and their team's channel. Plain JSON, as every command. */
export type DutyCommand =
  /** What is due: of one case, or of everything this person answers for. `from`: how many were shown before. */
  | {
      type: 'due'
      case: string | null
      child: string | null
      span: 'overdue' | 'week' | 'all'
      from?: number
    }
  /** One duty with all that can be done about it; `why` with the rule behind it. */
  | { type: 'show-duty'; duty: DutyPick; why?: boolean }
  /** Seen, and not done: no more nudges until the next checkpoint. `kept`: by a press in the channel; now it is told. */
  | { type: 'acknowledge'; duty: DutyPick; kept?: boolean }
  /** For this person alone, never past the due day. Without a day: asks until when. `given`: words that are no day. */
  | { type: 'snooze'; duty: DutyPick; until: IsoDate | null; given?: string }
  /** Done, with a record number or a note as evidence; null asks for it. */
  | { type: 'done'; duty: DutyPick; evidence: string | null }
  /** Who is nudged from now on; null asks for it. */
  | { type: 'reassign'; duty: DutyPick; to: { id: string; name: string } | null; given?: string }
  /** In a team's channel: the unit whose duties are told there; null stands for the speaker's own. */
  | { type: 'link-team'; unit: string | null }
  | { type: 'unlink-team' }
  /** No posts before a day; null ends the quiet. `given`: words that are no day. */
  | { type: 'quiet-team'; until: IsoDate | null; given?: string }
  | { type: 'digest'; on: boolean }
  /** An IANA name; null where the words name no time zone. */
  | { type: 'time-zone'; zone: string | null; given: string }
  /** On leave up to and with a day; null ends the leave. `given`: words that are no day. */
  | { type: 'away'; until: IsoDate | null; given?: string }
  /** A button of a shared post that is not the newest of its channel. */
  | { type: 'old-post' }

const types: ReadonlySet<string> = new Set<DutyCommand['type']>([
  'due',
  'show-duty',
  'acknowledge',
  'snooze',
  'done',
  'reassign',
  'link-team',
  'unlink-team',
  'quiet-team',
  'digest',
  'time-zone',
  'away',
  'old-post',
])

export const isDutyCommand = (command: { type: string }): command is DutyCommand => types.has(command.type)
