import type { WriteRequest } from '../../src/bot/ports.ts'
import type { Context } from './facts.ts'
import { outcomeNote } from './outcome-note.ts'
import type { CesOutcomeRecord } from './outcome-record.ts'

const numbered = (id: string | undefined): number | undefined =>
  id === undefined ? undefined : Number(/\d+$/.exec(id)?.[0])

const eventOf = ({ hmisEvent, hmisResult }: CesOutcomeRecord) => {
  const hmisType = numbered(hmisEvent)
  if (hmisType === undefined) return {}
  const result = numbered(hmisResult)
  return { event: { hmisType, ...(result !== undefined && { result }) } }
}

/** The outcome, and the contact note that it needs. */
export const outcomeWrite = (r: CesOutcomeRecord, c: Context): WriteRequest => ({
  case: c.facts.case.id,
  child: null,
  steps: [
    {
      kind: 'ces-outcome',
      of: r.referral,
      body: {
        status: r.status,
        on: r.on,
        ...(r.prescreenTool !== undefined &&
          r.prescreenBy !== undefined && { prescreen: { tool: r.prescreenTool, by: r.prescreenBy } }),
        ...eventOf(r),
        ...(r.note !== undefined && { note: r.note }),
      },
    },
    {
      kind: 'contact-note',
      of: c.facts.case.id,
      body: {
        kind: ['prescreened', 'connected', 'waitlisted'].includes(r.status) ? 'follow-up' : 'result',
        occurredOn: r.on,
        narrative: outcomeNote(r, c),
        referral: r.referral,
        outcome: { $record: 0 },
      },
    },
  ],
})
