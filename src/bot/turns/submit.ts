import { step } from '../../dialog/index.ts'
import type { Command, Values } from '../command.ts'
import type { Session } from '../session.ts'
import { closedSince } from './closed.ts'
import { jobView, settled, showJob, type Opened } from './job.ts'
import { say, type Situation, type Turned } from './situation.ts'

/**
 * A filled-in form. With Confirm it is saved at once when every field holds and no condition has to be read first:
 * the worker saw each value beside the button. Otherwise it is shown again with what is missing beside each field.
 */
export function submit(
  command: Extract<Command, { type: 'submit' }>,
  session: Session,
  open: Opened,
  situation: Situation,
): Turned {
  if (open.flow.state.status !== 'asking') return say(session, showJob(open, situation), 'submit')
  const closed = closedSince(session, open)
  if (closed) return closed
  const answered = step(
    open.dialog,
    open.flow.state,
    { type: 'ANSWER', values: lists(command.values, open) },
    open.context,
  )
  const flow = { ...open.flow, state: answered.flow }
  const { asking, status } = jobView({ ...open, flow })
  const asSeen = answered.refused.length === 0 && answered.undone.length === 0
  if (!asSeen || asking || status !== 'review' || !command.confirm) {
    return settled(session, open, answered, {
      situation,
      action: 'submit',
      lead: missing(asking?.label, answered.refused.length),
    })
  }
  const confirmed = step(
    open.dialog,
    answered.flow,
    { type: 'CONFIRM', key: situation.ids.key },
    open.context,
  )
  const lead = confirmed.write === null ? 'Please read the conditions first, then confirm.' : null
  return settled(session, open, confirmed, { situation, action: 'submit', lead })
}

/** Where several may be chosen, a form sends the choices in one text, parted by commas. */
function lists(values: Values, { dialog }: Opened): Values {
  const several = new Set<string>(
    dialog.questions.filter(({ kind }) => kind === 'choices').map(({ ask }) => ask),
  )
  const split = (ask: string, value: unknown) =>
    several.has(ask) && typeof value === 'string' ? value.split(',') : value
  return Object.fromEntries(Object.entries(values).map(([ask, value]) => [ask, split(ask, value)]))
}

const missing = (label: string | undefined, refused: number): string | null =>
  label !== undefined && refused === 0 ? `${label} is still needed.` : null
