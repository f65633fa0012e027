import * as z from 'zod'
import { defineDialog } from '../src/dialog/index.ts'
import type { Notice } from '../src/dialog/types.ts'
import type { JobFacts } from '../src/bot/facts.ts'
import type { WriteRequest } from '../src/bot/ports.ts'
import { because, type Context } from './housing/facts.ts'
import { servedChildren, withConsult } from './indian-child.ts'

/** What the flow fills in: how the search for lasting housing ended. */
export const closingSummaryRecord = z.strictObject({
  housingSecured: z.enum(['yes', 'no']),
  effortsMade: z.string().trim().min(1).max(2000).optional(),
  reasonsNotSecured: z.string().trim().min(1).max(2000).optional(),
})
type Said = Partial<z.infer<typeof closingSummaryRecord>>

const facts = ({ housingSecured }: Said) => ({
  'housing-secured': housingSecured === undefined ? undefined : housingSecured === 'yes',
})

const asEditionSays = (field: string) => {
  const rule = (a: Said, c: Context) => c.rules.need('closing-summary', field, facts(a))
  return {
    need: (a: Said, c: Context) =>
      rule(a, c).value === 'required' ? ('required' as const) : ('offered' as const),
    when: (a: Said, c: Context) => ['required', 'optional'].includes(rule(a, c).value),
    why: (a: Said, c: Context) => because(rule(a, c)),
    kind: 'text' as const,
    maxLength: 2000,
  }
}

/** What is on record already, else what the last closed referral says. */
const known = (_: unknown, c: Context): Said => {
  const { closingSummary: kept, cesReferrals } = c.facts.case.onRecord
  if (kept)
    return {
      housingSecured: kept.housingSecured ? 'yes' : 'no',
      ...(kept.effortsMade !== null && { effortsMade: kept.effortsMade }),
      ...(kept.reasonsNotSecured !== null && { reasonsNotSecured: kept.reasonsNotSecured }),
    }
  const last = cesReferrals.find(({ status }) => status === 'closed-housed' || status === 'closed-not-housed')
  return last ? { housingSecured: last.status === 'closed-housed' ? 'yes' : 'no' } : {}
}

const unmet = (a: Said, c: Context): Notice[] =>
  c.rules
    .gates('closing', {
      ...facts(a),
      'efforts-made': a.effortsMade,
      'reasons-not-secured': a.reasonsNotSecured,
    })
    .filter(({ met }) => met === false)
    .map((gate) => ({ kind: 'hint', text: `${gate.because} ${gate.mend}`, citation: gate.citation }))

const write = (r: z.infer<typeof closingSummaryRecord>, c: Context): WriteRequest => {
  const { housingSecured, ...told } = r
  const kept = c.facts.case.onRecord.closingSummary
  return {
    case: c.facts.case.id,
    child: null,
    steps: [
      {
        kind: 'closing-summary',
        of: c.facts.case.id,
        ifMatch: String(kept?.version ?? 0),
        body: { housingSecured: housingSecured === 'yes', ...told },
      },
    ],
  }
}

/** The part of a case's closing summary that tells how the search for housing ended. */
export const closingSummary = defineDialog<JobFacts>()({
  id: 'closing-summary',
  version: 1,
  title: 'Closing summary: housing',
  cues: ['closing summary', 'close the case'],
  about: 'case',
  record: closingSummaryRecord,
  open: () => null,
  prefill: known,
  notices: (a, c) => withConsult(servedChildren(c), c, [], () => unmet(a, c)),
  write,
  questions: [
    {
      ask: 'housingSecured',
      label: 'Lasting housing found',
      aliases: ['housing secured', 'housing found', 'housing'],
      kind: 'choice',
      need: 'required',
      prompt: () => 'Was lasting housing found for the family?',
      why: (_, c) => because(c.rules.gates('closing', { 'housing-secured': false })[0] ?? null),
      options: () => [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
    },
    {
      ...asEditionSays('efforts-made'),
      ask: 'effortsMade',
      label: 'Efforts made',
      aliases: ['efforts'],
      prompt: () => 'What was tried to find housing?',
    },
    {
      ...asEditionSays('reasons-not-secured'),
      ask: 'reasonsNotSecured',
      label: 'Reasons why not',
      aliases: ['reasons', 'reason'],
      prompt: () => 'Why could no lasting housing be found?',
    },
  ],
})
