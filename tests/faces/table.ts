import { named, view } from '../../src/dialog/index.ts'
import type { Answers, FlowView } from '../../src/dialog/types.ts'
import type { GuidedFlow } from '../../src/bot/guided-flow.ts'
import type { Inbound, WriteRequest } from '../../src/bot/ports.ts'
import type { SealedReply } from '../../src/bot/reply.ts'
import { emptySession, type Session } from '../../src/bot/session.ts'
import { showJob } from '../../src/bot/turns/job.ts'
import type { Situation } from '../../src/bot/turns/situation.ts'
import { turn } from '../../src/bot/turns/turn.ts'
import { hearingOf } from '../../src/bot/understand/hearing.ts'
import { understand } from '../../src/bot/understand/understand.ts'
import { begin } from '../../src/dialog/index.ts'
import { seal, sealedSession } from '../../src/shell/seal.ts'
import type { Case } from '../dialog/every-flow.ts'
import type { Context } from '../dialog/sample.ts'

/** One conversation about one flow, with nothing behind it: what is said, what is shown, and what is asked to be written. */
export interface Table {
  say(text: string): void
  press(token: string, values?: Record<string, string>): void
  /** What is shown now. */
  reply(): SealedReply
  view(): FlowView
  answers(): Answers
  named(): ReturnType<typeof named>
  written(): WriteRequest | null
}

const situationFor = (dialog: GuidedFlow, { facts, rules, rulesOn, today }: Context): Situation => ({
  person: facts.person,
  private: true,
  cases: [],
  focus: { type: 'none' },
  drafts: [],
  waiting: [],
  dialogs: [dialog],
  rulesFor: (_, on) => (on === undefined ? rules : rulesOn(on)),
  now: `${today}T15:00:00Z`,
  today,
  zone: 'America/Chicago',
  ids: { key: 'key', draft: 'draft' },
})

/** Sits down to a flow that was just begun. */
export function sitDown(flow: Case, ctx: Context): Table {
  const dialog = flow.dialog as unknown as GuidedFlow
  const situation = situationFor(dialog, ctx)
  const state = begin(flow.dialog, ctx).flow
  const open = { state, facts: ctx.facts, savingSince: null }
  let session: Session = { ...emptySession, person: ctx.facts.person, flow: open }
  let written: WriteRequest | null = null
  const first = seal(showJob({ dialog, flow: open, context: ctx }, situation))
  let reply = first.reply
  session = sealedSession(emptySession, { session, aside: false }, first)

  const hear = (said: Inbound['said']) => {
    const before = session
    const turned = turn(understand(hearingOf(said, before, null, situation)), before, situation)
    const sealed = seal(turned.reply)
    reply = sealed.reply
    written = turned.write ?? written
    session = JSON.parse(JSON.stringify(sealedSession(before, turned, sealed))) as Session
  }
  const flowState = () => {
    if (!session.flow) throw new Error(`${dialog.id} was left: ${reply.text}`)
    return session.flow.state
  }
  return {
    say: (text) => hear({ type: 'text', text }),
    press: (token, values = {}) => hear({ type: 'pressed', token, values }),
    reply: () => reply,
    view: () => view(flow.dialog, flowState(), ctx),
    answers: () => flowState().answers,
    named: () => named(flow.dialog, flowState(), ctx),
    written: () => written,
  }
}
