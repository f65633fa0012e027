import { form, named, step, wholeForm } from '../../dialog/index.ts'
import type { AskedQuestion, FlowEvent, Stepped } from '../../dialog/types.ts'
import type { Command, Values } from '../command.ts'
import type { Session } from '../session.ts'
import { formAt, inputOf } from '../words/form.ts'
import { closedSince } from './closed.ts'
import { heldBack } from './confirm.ts'
import { jobView, settled, showJob, type Opened } from './job.ts'
import { say, type Situation, type Turned } from './situation.ts'

type Submit = Extract<Command, { type: 'submit' }>

/**
 * A filled-in form. With Confirm it is saved at once when every field holds and no condition has to be read first:
 * the worker saw each value beside the button. Otherwise it is shown again with what is missing beside each field.
 */
export function submit(command: Submit, session: Session, open: Opened, situation: Situation): Turned {
  if (!takesForm(command, open)) return say(session, showJob(open, situation), 'submit')
  const closed = closedSince(session, open)
  if (closed) return closed
  const answered = taken(command, open)
  const flow = { ...open.flow, state: answered.flow }
  if (command.more !== undefined)
    return oneMore(command.more, session, { ...open, flow }, answered, situation)
  const { asking, status } = jobView({ ...open, flow })
  const asSeen = answered.refused.length === 0 && answered.undone.length === 0
  if (!asSeen || asking || status !== 'review' || !command.confirm) {
    return settled(session, open, answered, {
      situation,
      action: 'submit',
      lead: asking?.need === 'required' ? missing(asking.label, answered.refused.length) : null,
    })
  }
  const confirmed = step(
    open.dialog,
    answered.flow,
    { type: 'CONFIRM', key: situation.ids.key },
    open.context,
  )
  const held = heldBack(session, { ...open, flow }, confirmed, situation)
  if (held) return held
  const lead = confirmed.write === null ? 'Please read the conditions first, then confirm.' : null
  return settled(session, open, confirmed, { situation, action: 'submit', lead })
}

/** A form of everything and a button that decides are taken at the review too. */
function takesForm({ values, whole }: Submit, { flow: { state } }: Opened): boolean {
  if (state.status === 'review') return whole === true || Object.keys(values).length > 0
  return state.status === 'asking'
}

/** The form is taken, and one more item is asked for. */
function oneMore(
  group: string,
  session: Session,
  open: Opened,
  answered: Stepped,
  situation: Situation,
): Turned {
  const wanted = step(open.dialog, open.flow.state, { type: 'WANT', ask: group }, open.context)
  return settled(session, open, joined(answered, wanted), { situation, action: 'submit', lead: null })
}

/** Takes the entries, takes out what was emptied, and passes over what was on the form and left open. */
function taken({ values, emptied = [], whole = false }: Submit, open: Opened): Stepped {
  const { dialog, context } = open
  const { state } = open.flow
  const shown = whole
    ? wholeForm(dialog, state, context)
    : formAt(form(dialog, state, context), jobView(open).asking?.item ?? null)
  const on = new Set(shown.map(({ ask }) => ask))
  const send = (now: Stepped, event: FlowEvent) => joined(now, step(dialog, now.flow, event, context))
  const start = step(dialog, open.flow.state, { type: 'ANSWER', values: {} }, context)
  let now = send(start, { type: 'ANSWER', values: entries(values, shown, open) })
  for (const ask of emptied)
    if (on.has(ask) && ask in now.flow.answers) now = send(now, { type: 'CORRECT', ask, value: null })
  for (let left = on.size; left > 0; left--) {
    const { asking } = jobView({ ...open, flow: { ...open.flow, state: now.flow } })
    const passable = asking && on.has(asking.ask) && (asking.need !== 'required' || asking.current !== null)
    if (!passable) break
    now = send(now, { type: 'SKIP' })
  }
  return now
}

const joined = (before: Stepped, after: Stepped): Stepped => ({
  ...after,
  accepted: [...before.accepted, ...after.accepted],
  refused: [...before.refused, ...after.refused],
  undone: [...before.undone, ...after.undone],
})

/**
 * What the form says anew. Where several may be chosen, it sends the choices in one text, parted by commas; an entry that
 * stands already is no entry.
 */
function entries(values: Values, shown: readonly AskedQuestion[], { dialog, flow, context }: Opened): Values {
  const fields = named(dialog, flow.state, context).fields
  const several = new Set(fields.filter(({ kind }) => kind === 'choices').map(({ ask }) => ask))
  const stands = new Map(shown.map((q) => [q.ask, inputOf(q)]))
  const news = Object.entries(values).filter(
    ([ask, value]) => (stands.get(ask) ?? null) === null || stands.get(ask) !== String(value),
  )
  return Object.fromEntries(
    news.map(([ask, value]) => [
      ask,
      several.has(ask) && typeof value === 'string' ? value.split(',') : value,
    ]),
  )
}

const missing = (label: string, refused: number): string | null =>
  refused === 0 ? `${label} is still needed.` : null
