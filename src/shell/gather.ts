import { randomUUID } from 'node:crypto'
import type { Command } from '../bot/command.ts'
import { subjectOf, type CaseLine, type CaseRecord, type JobFacts } from '../bot/facts.ts'
import type { Participant, Person } from '../bot/facts.ts'
import type { Address, Draft, Kept, ReadFailure, Store } from '../bot/ports.ts'
import type { Waiting } from '../bot/notices.ts'
import { emptySession, inShape, type Session } from '../bot/session.ts'
import type { Focus, Situation } from '../bot/turns/situation.ts'
import type { Reference } from '../bot/understand/references.ts'
import type { Rulebook, StateCode } from '../policy/types.ts'
import { dayIn, type World } from './world.ts'

/** Who speaks, and what they may see. `stranger`: the case system does not know them. */
export type Known =
  | {
      type: 'known'
      person: Person
      drafts: readonly Draft[]
      /** Notices that wait for this person. */
      waiting: readonly Waiting[]
      live: boolean
    }
  | { type: 'stranger' }
  | { type: 'unreachable' }

/** Asks the case API who this is; while it cannot be reached, goes by what the session remembers. */
export async function whoSpeaks(world: World, address: Address, session: Session): Promise<Known> {
  const me = await world.caseApi.me(address.person)
  if (!me.ok && me.failure !== 'unreachable') return { type: 'stranger' }
  const person = me.ok ? me.value : session.person
  if (!person) return { type: 'unreachable' }
  const [drafts, waiting] = await Promise.all([
    world.store.drafts(address.tenant, person.id),
    world.store.waitingFor(address.tenant, person),
  ])
  return { type: 'known', person, drafts, waiting, live: me.ok }
}

/** The worker's case list; null where the case API cannot be reached. */
export async function caseList(world: World, { person }: Address): Promise<readonly CaseLine[] | null> {
  const read = await world.caseApi.cases(person)
  return read.ok ? read.value : null
}

/** What is remembered of somebody's conversation, and at which revision. */
export async function remembered(
  { store }: { store: Pick<Store, 'session'> },
  address: Address,
): Promise<Kept> {
  const kept = await store.session(address)
  return { revision: kept?.revision ?? 0, session: inShape(kept?.session ?? emptySession) }
}

/** The case or child a message is about: what it names, else the open flow's child, else the case last looked at. */
export function placeOf(named: Reference | null, session: Session): Reference | null {
  if (named) return named
  if (session.flow) return { case: session.flow.facts.case.id, child: session.flow.facts.child?.id ?? null }
  return session.open
}

/** The place a command names of itself, such as a button for one child or a draft. */
export function placeNamed(command: Command, drafts: readonly Draft[]): Reference | null {
  if (command.type === 'resume') {
    const draft =
      command.draft === null && drafts.length === 1 ? drafts[0] : drafts.find((d) => d.id === command.draft)
    return draft ? { case: draft.case, child: draft.child } : null
  }
  return 'case' in command && command.case !== null ? { case: command.case, child: command.child } : null
}

/** Reads the case from the case API, at one go. While it cannot be reached, an open flow goes on with its last facts. */
export async function focusOn(
  world: World,
  { person: speaker }: Address,
  place: Reference | null,
  { flow, person }: Session,
): Promise<Focus> {
  if (!place || !person) return { type: 'none' }
  const found = await world.caseApi.case(speaker, place.case)
  if (!found.ok) return failed(found.failure, place, flow)
  const child = childIn(found.value, place.child)
  if (child) {
    const activeGoals = goalsOf(found.value, child)
    return { type: 'child', facts: { case: found.value, child, activeGoals, person } }
  }
  return place.child === null
    ? { type: 'case', facts: { case: found.value, child: null, activeGoals: [], person } }
    : { type: 'not-found', named: place.child }
}

/** The goals now active for a child; nobody who is not served has any. */
const goalsOf = ({ onRecord }: CaseRecord, child: Participant): JobFacts['activeGoals'] =>
  child.served ? onRecord.goals.filter((goal) => goal.child === child.id && goal.status === 'active') : []

/** The child that is named; where none is, the only one served. */
function childIn({ participants }: CaseRecord, id: string | null): Participant | undefined {
  if (id !== null) return participants.find((person) => person.id === id)
  const served = participants.filter((person) => person.served)
  return served.length === 1 ? served[0] : undefined
}

function failed(failure: ReadFailure, place: Reference, flow: Session['flow']): Focus {
  if (failure !== 'unreachable') return { type: 'not-found', named: place.child ?? place.case }
  if (!flow || subjectOf(flow.facts) !== (place.child ?? place.case)) return { type: 'unreachable' }
  const { facts } = flow
  return facts.child ? { type: 'child', facts: { ...facts, child: facts.child } } : { type: 'case', facts }
}

/** All that a turn may look at, at one instant. */
export function situationOf(
  world: World,
  address: Address,
  known: Pick<Extract<Known, { type: 'known' }>, 'person' | 'drafts' | 'waiting'>,
  { focus, cases }: Pick<Situation, 'focus' | 'cases'>,
): Situation {
  const now = world.clock.now()
  const today = dayIn(world.zone, now)
  return {
    person: known.person,
    private: address.kind === 'personal',
    cases,
    focus,
    drafts: known.drafts,
    waiting: known.waiting,
    dialogs: world.dialogs,
    rulesFor: (state, on = today) => rulesOf(world, state, on),
    now,
    today,
    zone: world.zone,
    ids: { key: randomUUID(), draft: randomUUID() },
  }
}

function rulesOf(world: World, state: StateCode, on: string): Rulebook {
  const rules = world.rulesFor(state, on)
  if (!rules) throw new Error(`The rules of ${state} are not here`)
  return rules
}
