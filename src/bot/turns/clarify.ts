import { named } from '../../dialog/index.ts'
import type { Command } from '../command.ts'
import type { Action } from '../reply.ts'
import type { Session } from '../session.ts'
import { list } from '../words/people.ts'
import { jobView, showJob, type Opened } from './job.ts'
import { say, type Situation, type Turned } from './situation.ts'

type Clarify = Extract<Command, { type: 'clarify' }>

/** One clarifying question with the choices at hand; the flow stands where it stood. */
export function clarify(command: Clarify, session: Session, open: Opened, situation: Situation): Turned {
  const misses = session.misses + 1
  const reply = ask(command, open, situation, misses >= 3)
  const turned = say({ ...session, waiting: command }, reply, 'clarify', { ask: command.ask })
  return { ...turned, session: { ...turned.session, misses } }
}

/** Adds the clarifying question to a turn that already took the rest of the sentence. */
export function clarified(then: Command, turned: Turned, open: Opened, situation: Situation): Turned {
  const flow = turned.session.flow
  if (then.type !== 'clarify' || !flow) return turned
  const reply = ask(then, { ...open, flow }, situation)
  return { ...turned, session: { ...turned.session, waiting: then, last: reply }, reply }
}

function ask(command: Clarify, open: Opened, situation: Situation, again = false) {
  const words = command.choices.slice(0, 8).map(({ label }) => label)
  const choose = words.length > 0 ? ` ${list(words, 'or')}?` : ' Please enter it again, such as 22 May 2027.'
  const field = fieldOf(command, open)
  const which = field && jobView(open).asking?.ask !== command.ask ? `${field.label}: ` : ''
  const hint = field?.kind === 'date' ? choose : ' Please say it in other words.'
  const lead = `${which}${command.because}${words.length > 0 ? choose : hint}`
  const others = again ? ` ${aPerson}` : ''
  return showJob(open, situation, { lead: lead + others, choices: choices(command) })
}

/** The third time in a row a person is offered; never a loop. */
const aPerson =
  'I may be the one who is slow here: "talk to my supervisor" gets you to a person, and "save" keeps what you have.'

const fieldOf = ({ ask }: Clarify, { dialog, flow, context }: Opened) =>
  named(dialog, flow.state, context).fields.find((field) => field.ask === ask)

const choices = ({ ask, choices }: Clarify): Action[] =>
  ask === null
    ? []
    : choices.slice(0, 3).map(({ label, value }) => ({ label, command: { type: 'correct', ask, value } }))
