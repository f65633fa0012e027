import * as z from 'zod'
import { defineDialog } from '../../src/dialog/index.ts'
import type { Option, Refusal } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import type { WriteRequest } from '../../src/bot/ports.ts'
import { called, labelIn, personOf, stated, type Context } from './facts.ts'
import { consultFirst, servedChildren } from '../indian-child.ts'

/** What the flow fills in: the note that a referral, or a step after it, still lacks. */
export const cesContactNoteRecord = z.strictObject({
  about: z.string(),
  narrative: z.string().trim().min(1).max(4000),
})
type Said = Partial<z.infer<typeof cesContactNoteRecord>>

/** Something of Coordinated Entry that has no contact note yet. */
interface Lacking {
  /** The number of the referral or of its outcome. */
  id: string
  referral: string
  outcome: string | null
  kind: 'referral' | 'follow-up' | 'result'
  occurredOn: string
  narrative: string
}

const lasting: readonly string[] = ['prescreened', 'connected', 'waitlisted']

/** Everything that still needs its note, the oldest first. A referral recorded in this flow's own time counts from today. */
const lacking = (c: Context): Lacking[] =>
  c.facts.case.onRecord.cesReferrals.toReversed().flatMap((referral) => {
    const who = personOf(referral.headOfHousehold, c.facts.case)
    const whom = who ? called(who) : referral.headOfHousehold
    const about = `Coordinated Entry, referral ${referral.id} for ${whom}`
    const to = `Access point: ${referral.accessPoint.name}.`
    const base = { referral: referral.id }
    const first: Lacking[] =
      referral.status === 'note-pending'
        ? [
            {
              ...base,
              id: referral.id,
              outcome: null,
              kind: 'referral',
              occurredOn: c.today,
              narrative: `${about}: the referral was made. ${to}`,
            },
          ]
        : []
    const later = referral.outcomes
      .filter(({ noted }) => !noted)
      .map(({ id, status, on }): Lacking => {
        const narrative = `${about}: ${labelIn('ces-status', status, c).toLowerCase()}. ${to}`
        const kind = lasting.includes(status) ? 'follow-up' : 'result'
        return { ...base, id, outcome: id, kind, occurredOn: on, narrative }
      })
    return [...first, ...later]
  })

const door = (c: Context): Refusal | null =>
  lacking(c).length > 0
    ? null
    : { because: 'Every housing referral of this case, and every step after it, has its contact note.' }

const write = ({ about, narrative }: z.infer<typeof cesContactNoteRecord>, c: Context): WriteRequest => {
  const found = lacking(c).find(({ id }) => id === about)
  const { kind = 'follow-up', occurredOn = c.today, referral = about, outcome = null } = found ?? {}
  const body = { kind, occurredOn, narrative, referral, ...(outcome !== null && { outcome }) }
  return { case: c.facts.case.id, child: null, steps: [{ kind: 'contact-note', of: c.facts.case.id, body }] }
}

const options = (_: Said, c: Context): Option[] =>
  lacking(c).map(({ id, narrative }) => ({ value: id, label: narrative.split('. ')[0] ?? id }))

const narrativeOf = (about: string, _: Said, c: Context): Said => {
  const found = lacking(c).find(({ id }) => id === about)
  return found ? { narrative: found.narrative } : {}
}

/** Records the contact note that a housing referral lacks, where the two did not arrive together. */
export const cesContactNote = defineDialog<JobFacts>()({
  id: 'ces-note',
  version: 1,
  title: 'Contact note of a housing referral',
  cues: ['housing note', 'ces note', 'note of the referral', 'missing note'],
  about: 'case',
  record: cesContactNoteRecord,
  open: door,
  prefill: (_, c) => {
    const [only, ...more] = lacking(c)
    return only && more.length === 0 ? { about: only.id, narrative: only.narrative } : {}
  },
  notices: (_, c) => consultFirst(servedChildren(c), c),
  write,
  questions: [
    {
      ask: 'about',
      label: 'About',
      kind: 'choice',
      need: 'required',
      prompt: () => 'Which step lacks its note?',
      why: stated('ces-contact-note'),
      options,
      fills: narrativeOf,
    },
    {
      ask: 'narrative',
      label: 'Contact note',
      aliases: ['note'],
      kind: 'text',
      need: 'required',
      maxLength: 4000,
      prompt: () => 'What is the note to say? No name, no address.',
      why: stated('ces-contact-note'),
    },
  ],
})
