import { defineDialog } from '../src/dialog/index.ts'
import type { Notice, Refusal } from '../src/dialog/types.ts'
import type { JobFacts } from '../src/bot/facts.ts'
import type { Context } from './housing/facts.ts'
import { willSay } from './housing/notices.ts'
import { outcomeNote } from './housing/outcome-note.ts'
import { outcomeQuestions } from './housing/outcome-questions.ts'
import { cesOutcomeRecord, type CesOutcomeRecord } from './housing/outcome-record.ts'
import { outcomeWrite } from './housing/outcome-write.ts'
import { complete, openReferrals } from './housing/people.ts'
import { servedChildren, withConsult } from './indian-child.ts'

type Said = Partial<CesOutcomeRecord>

const door = (c: Context): Refusal | null => {
  if (complete(c).length > 0) return null
  const [waiting] = openReferrals(c)
  if (!waiting)
    return {
      because: 'There is no open housing referral in this case. Say "housing referral" to make one.',
      offers: [{ label: 'Housing referral', dialog: 'ces-referral' }],
    }
  const [gate] = c.rules.gates('ces-referral-complete', { 'note-acknowledged': false })
  const why = gate ? `${gate.because} ` : ''
  return {
    because: `Referral ${waiting.id} has no contact note on record yet. ${why}Say "housing note" to record it.`,
    citation: gate?.citation ?? null,
    offers: [{ label: 'Contact note', dialog: 'ces-note' }],
  }
}

const closing = (a: Said, c: Context): Notice[] => {
  if (a.status !== 'closed-not-housed') return []
  return c.rules.gates('closing', { 'housing-secured': false }).map(({ because, citation }) => ({
    kind: 'hint',
    text: `${because} Say "closing summary" when you close the case.`,
    citation,
  }))
}

const notices = (a: Said, c: Context): Notice[] => {
  const whole = a.referral !== undefined && a.status !== undefined && a.on !== undefined
  const note = whole ? [willSay(a.on ?? c.today, outcomeNote(a, c))] : []
  return withConsult(servedChildren(c), c, note, () => closing(a, c))
}

/** Records what became of a housing referral, with the contact note that each such step needs. */
export const cesOutcome = defineDialog<JobFacts>()({
  id: 'ces-outcome',
  version: 1,
  title: 'Housing outcome',
  cues: ['ces outcome', 'housing outcome', 'referral outcome', 'housing follow-up', 'housing follow up'],
  about: 'case',
  record: cesOutcomeRecord,
  open: door,
  prefill: (_, c) => {
    const [only, ...more] = complete(c)
    return { on: c.today, ...(only && more.length === 0 && { referral: only.id }) }
  },
  notices,
  write: outcomeWrite,
  questions: outcomeQuestions,
})
