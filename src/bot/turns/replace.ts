import { step } from '../../dialog/index.ts'
import type { Command } from '../command.ts'
import { theirsIn } from '../conflict.ts'
import type { ActiveGoal } from '../facts.ts'
import type { Session } from '../session.ts'
import { keepTheirs, replaceOne, saveAsDraft } from '../words/conflict.ts'
import { plainReply } from '../words/plain.ts'
import { opened, showJob, type Opened } from './job.ts'
import { say, type Situation, type Turned } from './situation.ts'

/** A reason the case API takes has at most so many characters. */
const longestReason = 500

/** Asks why a colleague's goal is to end; which one, where several were recorded. Nothing is written by it. */
export function replace(
  { goal }: Extract<Command, { type: 'replace' }>,
  session: Session,
  open: Opened,
  situation: Situation,
): Turned {
  const facts = fresh(open, situation)
  const theirs = theirsIn(facts, open.flow.known)
  const meant =
    goal === null ? (theirs.length === 1 ? theirs[0] : null) : facts.activeGoals.find(({ id }) => id === goal)
  if (meant) return askWhy(meant, session)
  if (theirs.length === 0 || goal !== null)
    return say(
      session,
      showJob(reopened(open), situation, { lead: 'Nothing of a colleague stands in the way any more.' }),
      'replace',
    )
  const ask = 'Which of them is to end?'
  const lines = theirs.map(({ label, id }) => `${label} (${id})`)
  const reply = plainReply(
    'Replace theirs',
    [ask, ...lines].join('\n'),
    [],
    [...theirs.map(replaceOne), keepTheirs, saveAsDraft],
  )
  return say(session, reply, 'replace')
}

function askWhy({ id, label }: ActiveGoal, session: Session): Turned {
  const body = `Why does ${label} end? Your words go into the case record with its closing. Nothing is written before you confirm.`
  const reply = plainReply('Replace theirs', body, [], [keepTheirs, saveAsDraft])
  return say({ ...session, waiting: { type: 'replace', goal: id } }, reply, 'replace')
}

/** Takes the reason and shows the entry again, with the goal that ends; the confirm closes that goal, then records this one. */
export function replaceBecause(
  { goal, reason }: Extract<Command, { type: 'replace-because' }>,
  session: Session,
  open: Opened,
  situation: Situation,
): Turned {
  const meant = fresh(open, situation).activeGoals.find(({ id }) => id === goal)
  if (!meant) return replace({ type: 'replace', goal: null }, session, open, situation)
  if (reason.length > longestReason) {
    const turned = askWhy(meant, session)
    const long = `A reason can have ${longestReason} characters. This has ${reason.length}. `
    const reply = { ...turned.reply, text: long + turned.reply.text }
    return { ...turned, session: { ...turned.session, last: reply }, reply }
  }
  const replacing = { goal, label: meant.label, version: meant.version, reason }
  const flow = { ...open.flow, replacing, refusal: null }
  const next = reopened(opened(flow, situation))
  const turned = say({ ...session, flow: next.flow, waiting: null }, showJob(next, situation), 'replace')
  return turned
}

const fresh = ({ flow }: Opened, { focus }: Situation) => (focus.type === 'child' ? focus.facts : flow.facts)

/** A refused entry is opened again before it changes. */
export function reopened(open: Opened): Opened {
  if (open.flow.state.status !== 'refused') return open
  const state = step(open.dialog, open.flow.state, { type: 'REOPEN' }, open.context).flow
  return { ...open, flow: { ...open.flow, state } }
}
