import { sayDate } from '../../src/dialog/index.ts'
import type { Option, QuestionOf, Refusal } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { because, labelIn, optionsFrom, personOf, reasonOf, shortly, stated, type Context } from './facts.ts'
import { complete } from './people.ts'
import type { CesOutcomeRecord } from './outcome-record.ts'

type Said = Partial<CesOutcomeRecord>

const referralOptions = (_: Said, c: Context): Option[] =>
  complete(c).map(({ id, headOfHousehold, accessPoint }) => {
    const who = personOf(headOfHousehold, c.facts.case)
    return { value: id, label: `${who ? shortly(who) : headOfHousehold}, to ${accessPoint.name}` }
  })

/** The last day of which something about this referral is on record. */
const lastDay = (id: string | undefined, c: Context): string | null =>
  c.facts.case.onRecord.contactNotes
    .filter(({ referral }) => referral === id)
    .map(({ occurredOn }) => occurredOn)
    .sort()
    .at(-1) ?? null

const dayObjection = (day: string, a: Said, c: Context): Refusal | null => {
  if (day > c.today) return { because: `That day is after today, ${sayDate(c.today)}.` }
  const last = lastDay(a.referral, c)
  return last !== null && day < last
    ? { because: `There is an entry of ${sayDate(last)} already; this one cannot be earlier.` }
    : null
}

const facts = (a: Said) => ({ 'ces-status': a.status })
const need = (field: string) => (a: Said, c: Context) => c.rules.need('ces-outcome', field, facts(a))
const asEditionSays = (field: string) => ({
  need: (a: Said, c: Context) =>
    need(field)(a, c).value === 'required' ? ('required' as const) : ('offered' as const),
  when: (a: Said, c: Context) => ['required', 'optional'].includes(need(field)(a, c).value),
  why: (a: Said, c: Context) => because(need(field)(a, c)),
})

/** What became of a referral, when, and what the access point said of it. */
export const outcomeQuestions: readonly QuestionOf<CesOutcomeRecord, JobFacts>[] = [
  {
    ask: 'referral',
    label: 'Referral',
    kind: 'choice',
    need: 'required',
    prompt: () => 'Which referral is it about?',
    why: stated('ces-contact-note'),
    options: referralOptions,
  },
  {
    ask: 'status',
    label: 'Outcome',
    aliases: ['status', 'result'],
    kind: 'choice',
    need: 'required',
    prompt: () => 'What became of it?',
    why: reasonOf('ces-status'),
    options: optionsFrom('ces-status'),
    show: (status, _, c) => labelIn('ces-status', status, c),
  },
  {
    ask: 'on',
    label: 'Day',
    aliases: ['date', 'on'],
    kind: 'date',
    need: 'required',
    prompt: () => 'On which day was that?',
    why: stated('ces-contact-note'),
    check: dayObjection,
  },
  {
    ...asEditionSays('prescreen'),
    ask: 'prescreenTool',
    label: 'Screening tool',
    aliases: ['tool'],
    kind: 'text',
    maxLength: 120,
    prompt: () => 'What is the screening tool called? Its name only, never a score.',
  },
  {
    ...asEditionSays('prescreen'),
    ask: 'prescreenBy',
    label: 'Screened by',
    aliases: ['by'],
    kind: 'text',
    maxLength: 120,
    prompt: () => 'Who did the screening?',
  },
  {
    ...asEditionSays('event'),
    ask: 'hmisEvent',
    label: 'Event in the housing system',
    aliases: ['event', 'hmis event'],
    kind: 'choice',
    prompt: () => 'Which event did the access point enter?',
    options: optionsFrom('hmis-event'),
  },
  {
    ...asEditionSays('event'),
    ask: 'hmisResult',
    label: 'Result of the event',
    aliases: ['hmis result'],
    kind: 'choice',
    when: (a) => a.hmisEvent !== undefined,
    prompt: () => 'With which result?',
    options: optionsFrom('hmis-result'),
  },
  {
    ask: 'note',
    label: 'More for the note',
    aliases: ['note', 'contact note'],
    kind: 'text',
    need: 'offered',
    maxLength: 1000,
    prompt: () => 'What else is the contact note to say? No name, no address.',
    why: stated('ces-contact-note'),
  },
]
