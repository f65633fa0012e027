import { expect } from 'vitest'
import { cesReferral } from '../../dialogs/ces-referral.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { begin, step, view } from '../../src/dialog/index.ts'
import type { FlowContext, FlowEvent } from '../../src/dialog/types.ts'
import { NewCesReferral } from '../../src/case-api/contract/ces-referrals.ts'
import { NewContactNote } from '../../src/case-api/contract/contact-notes.ts'

/** A referral as it begins, with what was said. */
export const opened = (c: FlowContext<JobFacts>, values: Record<string, unknown> = {}) => {
  const first = begin(cesReferral, c, values)
  const seen = (flow: typeof first.flow) => ({ flow, view: view(cesReferral, flow, c) })
  const go = (flow: typeof first.flow, ...events: FlowEvent[]) =>
    events.reduce((now, event) => step(cesReferral, now.flow, event, c), { ...first, flow })
  return { ...seen(first.flow), seen, go, refused: first.refused }
}
export const answer = (values: Record<string, unknown>): FlowEvent => ({ type: 'ANSWER', values })
export const texts = ({ notices }: { notices: readonly { text: string }[] }) =>
  notices.map(({ text }) => text).join('\n')
export const row = (shown: ReturnType<typeof view>, ask: string) => shown.rows.find((one) => one.ask === ask)

/** Both writes of a confirmed flow, checked against the contract of the case API. */
export const written = (c: FlowContext<JobFacts>, values: Record<string, unknown> = {}) => {
  const { flow } = opened(c, values)
  const confirm: FlowEvent = { type: 'CONFIRM', key: 'k' }
  const once = step(cesReferral, flow, confirm, c)
  const write = once.write ?? step(cesReferral, once.flow, confirm, c).write
  if (!write) throw new Error('nothing was written')
  const [referral, note] = write.steps
  const { referral: of, ...body } = note?.body as { referral: unknown }
  expect(of).toEqual({ $record: 0 })
  expect([referral?.kind, note?.kind]).toEqual(['ces-referral', 'contact-note'])
  return {
    write,
    referral: NewCesReferral.parse(referral?.body),
    note: NewContactNote.parse({ ...body, referral: 'ces-1' }),
  }
}
