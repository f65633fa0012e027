import type { Command } from '../command.ts'
import { askedIn, type LastAnswer, type RememberedQuestion } from '../policy-talk.ts'
import type { Session } from '../session.ts'
import { englishOn, spanishOn } from '../words/policy-desk.ts'
import { talkOf } from './policy.ts'
import { prompted } from './prompted.ts'
import { dialogNamed, type Situation, type Turned } from './situation.ts'

type AllowedGoals = Extract<Command, { type: 'allowed-goals' }>
type Duty = Extract<Command, { type: 'duty' }>

/** A question about goals is one to go on from: "compare with Missouri", "what if she were 16?". */
export function rememberingGoals({ facts }: AllowedGoals, turned: Turned, situation: Situation): Turned {
  const rules = situation.rulesFor(situation.person.state)
  const { goal, caseType, age } = facts
  const type = rules.caseTypes().find(({ id }) => id === caseType)?.label
  const question = [
    goal === undefined ? 'which goals are allowed' : `is ${rules.goal(goal)?.label ?? goal} allowed`,
    type === undefined ? '' : ` in a ${type} case`,
    age === undefined ? '' : ` at age ${age}`,
    '?',
  ].join('')
  return remembering({ question, topic: 'goals', ...(goal !== undefined && { goal }) }, turned, situation)
}

export function rememberingDuty({ dialog }: Duty, turned: Turned, situation: Situation): Turned {
  const { title, cues } = dialogNamed(dialog, situation.dialogs)
  return remembering(
    { question: `is a ${cues?.[0] ?? title.toLowerCase()} required?`, topic: 'duty' },
    turned,
    situation,
  )
}

/** What was answered by rules elsewhere is an answer like any other: to be looked up, called wrong, or passed on. */
function remembering(asked: RememberedQuestion, turned: Turned, situation: Situation): Turned {
  const { session } = turned
  const talk = askedIn(talkOf(session), asked)
  const last = lastOf(asked.question, session.reason, situation)
  return { ...turned, session: { ...session, policy: last ? { ...talk, last } : talk } }
}

function lastOf(question: string, said: Session['reason'], situation: Situation): LastAnswer | null {
  if (!said || said.citations.length === 0) return null
  const { state } = situation.person
  const { edition } = situation.rulesFor(state)
  // The first line names whom it was for; what follows the rules is our own way of showing them.
  const lines = said.text
    .split('\n')
    .slice(1)
    .filter((line) => !/^(?:Source: |Say "why")/.test(line))
  const answer = {
    kind: 'rule',
    answer: lines.join('\n'),
    state,
    edition,
    citations: said.citations,
  } as const
  return { question, answer, on: situation.today, noted: null }
}

/** Our own sentences around policy answers, in another language from now on. */
export function inLanguage(language: string, session: Session, situation: Situation): Turned {
  const spoken = language === 'es' ? 'es' : 'en'
  const next: Session = { ...session, policy: { ...talkOf(session), language: spoken } }
  return prompted(next, spoken === 'es' ? spanishOn : englishOn, 'language', situation)
}
