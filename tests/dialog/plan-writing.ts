import { casePlan } from '../../dialogs/case-plan.ts'
import type { GuidedDialog } from '../../dialogs/index.ts'
import type { WiPlanContent } from '../../src/bot/plan-on-record.ts'
import type { FlowEvent } from '../../src/dialog/types.ts'
import { open as opened, send as sent, type Played } from './play.ts'
import { wisconsin, type Situation } from './wisconsin.ts'

export const dialog = casePlan as unknown as GuidedDialog

/** One plan being written: what is said, and where it stands. */
export function writing(s: Situation = {}, values: Record<string, unknown> = {}) {
  const ctx = wisconsin(s)
  let at: Played = opened(dialog, ctx, values)
  const send = (event: FlowEvent) => (at = sent(dialog, at, event, ctx))
  return {
    ctx,
    say: (said: Record<string, unknown>) => send({ type: 'ANSWER', values: said }),
    send,
    now: () => at,
    row: (ask: string) => at.view.rows.find((row) => row.ask === ask),
    asked: (ask: string) => at.view.open.find((q) => q.ask === ask),
    notices: () => at.view.notices.map(({ text }) => text).join('\n'),
    /** Confirms, and answers the plan that is written. */
    plan: () => send({ type: 'CONFIRM', key: 'k' }).writes.at(-1)?.steps[0]?.body as WiPlanContent,
  }
}
/** Answers for a plan with one condition, and for one service of it. */
export const school = {
  start: 'blank',
  planDate: '2026-11-20',
  'conditions-1-section': 'child',
  'conditions-1-participants': ['wi-1-c1'],
  'conditions-1-text': 'School every day',
  'conditions-1-goals': ['Fewer than two missed days', 'Reading at grade level'],
}
export const tutoring = {
  'services-1-category': 'Tutoring',
  'services-1-explanation': 'Reading with a tutor',
  'services-1-responsibleType': 'medical-provider',
  'services-1-responsibleName': 'Dr. Ottoline Marchbanks',
  'services-1-frequencyDuration': 'Weekly',
  'services-1-beginDate': '2026-11-01',
  'services-1-status': 'Under way',
}
