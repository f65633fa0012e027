import type { GoalFacts } from '../../policy/types.ts'
import type { Command } from '../command.ts'
import type { ChildFacts, JobFacts } from '../facts.ts'
import type { Session } from '../session.ts'
import { chooseCase, chooseChild } from '../words/choose.ts'
import { allowedGoals, goalsAnswered } from '../words/goals.ts'
import { caseOnRecord, childOnRecord, type Looking } from '../words/on-record.ts'
import { caseTypeQuestion } from '../words/case-types.ts'
import { childLine } from '../words/people.ts'
import { notYours, unreachable } from '../words/plain.ts'
import { prompted } from './prompted.ts'
import { contextFor, jobsHere, say, unreached, type Situation, type Turned } from './situation.ts'

type AllowedGoals = Extract<Command, { type: 'allowed-goals' }>
type GoalsOnRecord = Extract<Command, { type: 'goals-on-record' }>

/** "Which goals are allowed here?" for the open child, a named one, or a case type. Never moves a flow. */
export function askAllowed(command: AllowedGoals, session: Session, situation: Situation): Turned {
  const { focus } = situation
  const rules = situation.rulesFor(situation.person.state)
  if (command.facts.caseType !== undefined && command.case === null) {
    const facts: GoalFacts = { ...command.facts, caseType: command.facts.caseType, served: true }
    const type = rules.caseTypes().find(({ id }) => id === facts.caseType)
    const about = type?.label ?? 'a case type I do not know'
    return prompted(
      session,
      allowedGoals(rules, facts, command.facts.goal ?? null, about),
      'allowed-goals',
      situation,
    )
  }
  if (focus.type === 'child') {
    const context = contextFor(focus.facts, situation)
    const { caseType, age } = command.facts
    const facts = {
      ...goalFacts(focus.facts),
      ...(caseType === undefined ? {} : { caseType }),
      ...(age === undefined ? {} : { age, dateOfBirth: undefined }),
    }
    const about = whatIf(focus.facts, command.facts, situation)
    const reply = allowedGoals(context.rules, facts, command.facts.goal ?? null, about)
    return prompted(opensHere(session, focus.facts), reply, 'allowed-goals', situation)
  }
  const family = ofTheFamily(command, session, situation)
  if (family) return family
  if (!situation.private) return say(session, caseTypeQuestion(rules), 'allowed-goals')
  return withoutChild(command, session, situation, () => caseTypeQuestion(rules))
}

/** Of a case of several children, where a job of the state sets one goal for all of them. */
function ofTheFamily(command: AllowedGoals, session: Session, situation: Situation): Turned | null {
  const { focus } = situation
  if (focus.type !== 'case') return null
  const context = contextFor(focus.facts, situation)
  const answers = jobsHere(situation)
    .find(({ goals }) => goals)
    ?.goals?.(context)
  if (!answers) return null
  const { id } = focus.facts.case
  const reply = goalsAnswered(context.rules, answers, command.facts.goal ?? null, `the family of ${id}`)
  return prompted(opensCase(session, id), reply, 'allowed-goals', situation)
}

/** The child, and what was supposed about it. */
function whatIf(
  { child }: ChildFacts,
  { age, caseType }: AllowedGoals['facts'],
  { today }: Situation,
): string {
  const supposed = [
    age === undefined ? null : `at age ${age}`,
    caseType === undefined ? null : `if ${caseType}`,
  ]
  return [childLine(child, today), ...supposed].filter((part) => part !== null).join(' · ')
}

const lookingFrom = ({ case: of }: JobFacts, situation: Situation): Looking => ({
  rules: situation.rulesFor(of.state),
  jobs: jobsHere(situation),
  today: situation.today,
})

/** The goals now active for a child; of a case of several children, what there is for each where the state has jobs about a case. */
export function showGoals(command: GoalsOnRecord, session: Session, situation: Situation): Turned {
  const { focus } = situation
  if (focus.type === 'none' && situation.cases === null) return unreached(session, command, command.type)
  if (focus.type === 'case' && jobsHere(situation).some(({ about }) => about === 'case')) {
    const reply = caseOnRecord(focus.facts, lookingFrom(focus.facts, situation))
    return prompted(opensCase(session, focus.facts.case.id), reply, 'goals-on-record', situation)
  }
  if (focus.type !== 'child')
    return withoutChild(command, session, situation, () =>
      chooseCase(situation.cases, situation.today, command),
    )
  const reply = childOnRecord(focus.facts, lookingFrom(focus.facts, situation))
  return prompted(opensHere(session, focus.facts), reply, 'goals-on-record', situation)
}

function withoutChild(
  command: AllowedGoals | GoalsOnRecord,
  session: Session,
  situation: Situation,
  ask: () => Turned['reply'],
): Turned {
  const { focus } = situation
  if (focus.type === 'not-found') return prompted(session, notYours(focus.named), command.type, situation)
  if (focus.type === 'unreachable')
    return session.flow
      ? prompted(session, unreachable(command), command.type, situation)
      : unreached(session, command, command.type)
  const waiting: Session = { ...session, waiting: command }
  if (focus.type !== 'case') return say(waiting, ask(), 'choose-child')
  const found = focus.facts.case
  const children = found.participants.filter((person) => person.served)
  return say(waiting, chooseChild(found, children, situation.today, command), 'choose-child')
}

/** What the goal rules look at, for one child. */
export function goalFacts({ case: of, child, activeGoals }: ChildFacts): GoalFacts {
  return {
    caseType: of.caseType,
    guardianship: child.guardianship,
    dateOfBirth: child.dateOfBirth ?? undefined,
    served: child.served,
    activeGoals: activeGoals.map(({ goal }) => goal),
  }
}

const opensCase = (session: Session, of: string): Session => ({
  ...session,
  open: { case: of, child: null },
  waiting: session.waiting?.type === 'clarify' ? session.waiting : null,
})

const opensHere = (session: Session, { case: of, child }: ChildFacts): Session => ({
  ...session,
  open: { case: of.id, child: child.id },
  waiting: session.waiting?.type === 'clarify' ? session.waiting : null,
})
