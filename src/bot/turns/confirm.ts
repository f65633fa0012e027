import { step } from '../../dialog/index.ts'
import type { FlowEvent, Stepped } from '../../dialog/types.ts'
import { differsFrom } from '../saga.ts'
import type { Session } from '../session.ts'
import { leftOf, sayRecorded } from '../words/steps.ts'
import { jobView, settled, writeIn, showJob, type Opened } from './job.ts'
import { say, type Situation, type Turned } from './situation.ts'

/** A confirm that writes nothing says what it waits for. */
export function confirm(event: FlowEvent, session: Session, open: Opened, situation: Situation): Turned {
  const stepped = step(open.dialog, open.flow.state, event, open.context)
  const held = heldBack(session, open, stepped, situation)
  if (held) return held
  const lead = stepped.write === null ? waitsFor(stepped, open) : null
  const turned = settled(session, open, stepped, { situation, action: 'confirm', lead })
  return stepped.write === null
    ? { ...turned, session: { ...turned.session, waiting: session.waiting } }
    : turned
}

/**
 * What is recorded stays as it was recorded. Where the entry would now ask for it otherwise, the worker is told so and
 * confirms once more, so that nobody takes their change for written.
 */
export function heldBack(
  session: Session,
  open: Opened,
  stepped: Stepped,
  situation: Situation,
): Turned | null {
  const { half = null, restOnly = false } = open.flow
  const write = writeIn(open.flow, stepped)
  if (!half || restOnly || write === null || !differsFrom(write, half)) return null
  const lead = `${sayRecorded(half)} That stays as it was recorded; what you changed of it is not written from here. Confirm once more to record only ${leftOf(half)}.`
  const flow = { ...open.flow, restOnly: true }
  return say({ ...session, flow }, showJob({ ...open, flow }, situation, { lead }), 'confirm', { held: true })
}

function waitsFor({ flow: state, undone }: Stepped, open: Opened): string | null {
  if (undone.length > 0) return 'Something changed since you entered this, so it is not saved yet.'
  const { asking, notices } = jobView({ ...open, flow: { ...open.flow, state } })
  if (asking) return `Before it can be saved, the ${asking.label.toLowerCase()} is needed.`
  const conditions = notices.some(({ kind }) => kind !== 'hint')
  return conditions ? 'Please read the conditions first, then confirm.' : null
}
