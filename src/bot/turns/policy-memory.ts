import type { Command } from '../command.ts'
import { askedIn, type RememberedQuestion } from '../policy-talk.ts'
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
  return remembering({ question, topic: 'goals', ...(goal !== undefined && { goal }) }, turned)
}

export function rememberingDuty({ dialog }: Duty, turned: Turned, { dialogs }: Situation): Turned {
  const { title, cues } = dialogNamed(dialog, dialogs)
  return remembering(
    { question: `is a ${cues?.[0] ?? title.toLowerCase()} required?`, topic: 'duty' },
    turned,
  )
}

const remembering = (asked: RememberedQuestion, turned: Turned): Turned => ({
  ...turned,
  session: { ...turned.session, policy: askedIn(talkOf(turned.session), asked) },
})

/** Our own sentences around policy answers, in another language from now on. */
export function inLanguage(language: string, session: Session, situation: Situation): Turned {
  const spoken = language === 'es' ? 'es' : 'en'
  const next: Session = { ...session, policy: { ...talkOf(session), language: spoken } }
  return prompted(next, spoken === 'es' ? spanishOn : englishOn, 'language', situation)
}
