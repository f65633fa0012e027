import type { FlowContext } from '../../dialog/types.ts'
import type { Answer } from '../../answers/answer/types.ts'
import type { DutyChanges } from '../../reminders/types.ts'
import type { IsoDate, Rulebook, StateCode } from '../../policy/types.ts'
import type { Command } from '../command.ts'
import type { DutyFacts } from '../duty-facts.ts'
import { subjectOf, wholeCase, type CaseLine, type ChildFacts, type JobFacts, type Person } from '../facts.ts'
import type { NewNotice, Waiting } from '../notices.ts'
import type {
  DeskChange,
  DeskQuestion,
  OpenQuestion,
  PassageInPlace,
  PolicyDesk,
  ReviewedAnswer,
} from '../policy-ports.ts'
import type { Draft, TurnCommit, WriteRequest } from '../ports.ts'
import type { Reply } from '../reply.ts'
import type { OpenFlow, Session } from '../session.ts'
import type { GuidedFlow } from '../guided-flow.ts'
import { without } from '../conflict.ts'
import { jobsFor, jobsOffered } from '../jobs.ts'
import { unreachable } from '../words/plain.ts'

/** The case or child a turn is about, as the case API gave it. */
export type Focus =
  | { type: 'none' }
  | { type: 'child'; facts: ChildFacts }
  /** A case of several children, none of them named. */
  | { type: 'case'; facts: JobFacts }
  /** Not assigned to this worker, or not there: both read the same. */
  | { type: 'not-found'; named: string }
  | { type: 'unreachable' }

/** All that a turn may look at. Fetched by the shell before the turn; nothing in it is live. */
export interface Situation {
  person: Person
  /** False in a channel or group, where nothing about a case may be said. */
  private: boolean
  /** Null where the case API could not be reached. */
  cases: readonly CaseLine[] | null
  focus: Focus
  drafts: readonly Draft[]
  /** For a command about duties, and for no other. */
  duties?: DutyFacts | null
  /** What this person was not told yet, and the plans that wait for their decision. */
  waiting: readonly Waiting[]
  dialogs: readonly GuidedFlow[]
  /** The rules of a state in force today, or on the day given. */
  rulesFor(state: StateCode, on?: IsoDate): Rulebook
  /** What was found on a policy question, where one was asked. */
  policy?: PolicyFound
  /** ISO instant, and the agency's calendar day at that instant. */
  now: string
  today: IsoDate
  /** The agency's time zone, such as America/Chicago. */
  zone: string
  /** The policy desk, for a turn that is about it; missing for every other. */
  desk?: DeskView
  /** Fresh random ids, should this turn need them. */
  ids: { key: string; draft: string }
}

/** A question for the policy desk; the shell knows the tenant. */
export type NewQuestion = Omit<DeskQuestion, 'tenant'>

/** What a policy lead has before them. `open` and `standing` are empty for whoever is none. */
export interface DeskView extends Pick<PolicyDesk, 'check' | 'rests'> {
  lead: boolean
  open: readonly OpenQuestion[]
  standing: readonly ReviewedAnswer[]
}

/** What the policy rooms found for a turn. */
export interface PolicyFound {
  answer: Answer | null
  passages: readonly PassageInPlace[]
  /** The words of the field: a capital on one of them is no name. */
  words: ReadonlySet<string>
}

/** What a turn did: the next session, the one reply, and what must be kept with them. */
export interface Turned {
  session: Session
  reply: Reply
  write: WriteRequest | null
  draft: Draft | null
  /** A draft for somebody else. */
  shared?: Draft | null
  dropDraft: string | null
  /** What others have to be told because of it, and the notices that it tells. */
  notices: readonly NewNotice[]
  told: readonly string[]
  /** Questions for the policy desk, without persons. */
  questions?: readonly NewQuestion[]
  /** What a policy lead did there. */
  desk?: DeskChange | null
  /** What it does about duties, teams and reminders. */
  duties?: DutyChanges
  /** Nothing is said here: the answer goes to their own conversation. */
  silent?: boolean
  /** Said in a message of its own: what the worker has before them stays as it is, and its buttons with it. */
  aside: boolean
  audit: Pick<TurnCommit['audit'], 'action' | 'subject' | 'detail'>
}

/** A turn that changes nothing but what was last said. */
export function say(
  session: Session,
  reply: Reply,
  action: string,
  detail: Turned['audit']['detail'] = {},
): Turned {
  return {
    session: { ...session, last: reply, reason: null, misses: 0 },
    reply,
    write: null,
    draft: null,
    dropDraft: null,
    notices: [],
    told: [],
    aside: false,
    audit: {
      action,
      subject: session.flow ? subjectOf(session.flow.facts) : (session.open?.child ?? null),
      detail,
    },
  }
}

/** The case system is silent: one sentence and a button that tries the same again. It is not what `repeat` repeats. */
export function unreached(session: Session, command: Command, action: string): Turned {
  const turned = say(session, unreachable(command), action, { refused: 'unreachable' })
  return { ...turned, session: { ...turned.session, last: session.last } }
}

export function contextFor<F extends JobFacts>(facts: F, situation: Situation): FlowContext<F> {
  const { state } = facts.case
  return {
    facts,
    rules: situation.rulesFor(state),
    today: situation.today,
    rulesOn: (day) => situation.rulesFor(state, day),
  }
}

/** What a flow looks at now: as read, unless it is recorded half and would stand in its own way. */
export function factsOf(flow: OpenFlow, focus: Focus): JobFacts {
  const facts = flow.half ? flow.facts : (factsNow(flow, focus) ?? flow.facts)
  return flow.replacing ? without(facts, flow.replacing) : facts
}

type Offering = Pick<Situation, 'person' | 'dialogs' | 'rulesFor'>

/** The guided jobs that the worker's state offers today. */
export const jobsOfState = ({ person, dialogs, rulesFor }: Offering) =>
  jobsOffered(rulesFor(person.state), dialogs)

/** Those of them that are this person's to do. */
export const jobsHere = (situation: Offering) => jobsFor(situation.person, jobsOfState(situation))

/** What is known now of the case or child that a flow is about; null where the focus is on another. */
export function factsNow({ facts }: OpenFlow, focus: Focus): JobFacts | null {
  if (focus.type !== 'child' && focus.type !== 'case') return null
  if (focus.facts.case.id !== facts.case.id) return null
  if (facts.child === null) return wholeCase(focus.facts)
  return focus.facts.child?.id === facts.child.id ? focus.facts : null
}

/** The guided flow of that name; sessions only ever hold names from the registry. */
export function dialogNamed(id: string, dialogs: readonly GuidedFlow[]): GuidedFlow {
  const dialog = dialogs.find((d) => d.id === id)
  if (!dialog) throw new Error(`No guided flow is called ${id}`)
  return dialog
}
