import { begin, step, view } from '../../src/dialog/index.ts'
import type { FlowEvent } from '../../src/dialog/types.ts'
import type { Command } from '../../src/bot/command.ts'
import type { GuidedFlow } from '../../src/bot/guided-flow.ts'
import { emptySession } from '../../src/bot/session.ts'
import type { Hearing } from '../../src/bot/understand/hearing.ts'
import { understand } from '../../src/bot/understand/understand.ts'
import { season, tour } from '../dialog/tour.ts'
import { context as goals, rules } from './hearing.ts'

const dialog = tour as unknown as GuidedFlow
/** The tour's editions, which also know the goals of a real one. */
const ctx = season({ people: 4 })
const context = {
  ...goals,
  ...ctx,
  rules: { ...rules, ...ctx.rules },
  rulesOn: (day: string) => ({ ...rules, ...ctx.rulesOn(day) }),
} as unknown as Hearing['context'] & object

/** What a text means in the tour, after these answers and events. */
export function onTour(text: string, answers: Record<string, unknown> = {}, ...events: FlowEvent[]): Command {
  const start = begin(dialog, context, answers).flow
  const state = events.reduce((flow, event) => step(dialog, flow, event, context).flow, start)
  const flow = { dialog, view: view(dialog, state, context), state, context, case: 'tn-1001', child: null }
  return understand({
    said: { type: 'text', text },
    session: emptySession,
    dialogs: [dialog],
    jobs: [dialog],
    reference: null,
    flow,
    context,
    rules,
    drafts: [],
    today: context.today,
  })
}
