import type { Citation, RuleFacts } from '../../src/policy/types.ts'
import type { FlowContext, Option, Reason } from '../../src/dialog/types.ts'
import type { CaseRecord, JobFacts, Participant } from '../../src/bot/facts.ts'

export type Context = FlowContext<JobFacts>
export type TriState = 'yes' | 'no' | 'unknown'

/** The service under which the rules name this referral. */
export const service = 'ces'

/** The six answers that decide whether a referral must be made, in the order in which they are asked. */
export const six = [
  'goalIsReunification',
  'housingIsPrimaryBarrier',
  'onTrialHomeVisit',
  'housingPreventsClosure',
  'exitingToIndependence',
  'housingAtRisk',
] as const
export type Six = (typeof six)[number]
export type SixAnswers = { [ask in Six]?: TriState | undefined }

/** The part of a referral that the rules look at. */
export interface Said extends SixAnswers {
  subject?: string | undefined
  housingSituation?: string | undefined
  dvSafety?: TriState | undefined
  consentGiven?: 'yes' | 'no' | undefined
}

const factNames = new Map<Six, string>(
  six.map((ask) => [ask, ask.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)]),
)

/** `goalIsReunification` as rules name it: `goal-is-reunification`. */
export const factOf = (ask: Six): string => factNames.get(ask) ?? ask

const truth = (said: TriState | undefined): boolean | undefined =>
  said === undefined || said === 'unknown' ? undefined : said === 'yes'

export const ruleFacts = (a: Said): RuleFacts => {
  const facts: Record<string, RuleFacts[string]> = {
    'ces-subject': a.subject,
    'housing-situation': a.housingSituation,
    'dv-safety': a.dvSafety,
    'consent-given': truth(a.consentGiven),
  }
  for (const [ask, fact] of factNames) facts[fact] = truth(a[ask])
  return facts
}

/** Whether the referral must or may be made by what is said so far. */
export const verdict = (a: SixAnswers, c: Context) => c.rules.referral(service, ruleFacts(a))

/** Whether there is, or may be, violence at home: what is not known is treated with the same care. */
export const careful = ({ dvSafety }: Pick<Said, 'dvSafety'>): boolean =>
  dvSafety === 'yes' || dvSafety === 'unknown'

export const because = (rule: { because: string; citation: Citation | null } | null): Reason => ({
  text: rule?.because ?? '',
  citation: rule?.citation ?? null,
})

/** The reason that the edition states on a topic. */
export const stated = (topic: string) => (_: unknown, c: Context) => because(c.rules.statement(topic))

/** Asked as the edition says: a required field of itself, an optional one only on offer, any other not at all. */
export const asEditionSays = (field: string) => {
  const rule = (a: Said, c: Context) => c.rules.need('ces-referral', field, ruleFacts(a))
  return {
    need: (a: Said, c: Context) =>
      rule(a, c).value === 'required' ? ('required' as const) : ('offered' as const),
    when: (a: Said, c: Context) => ['required', 'optional'].includes(rule(a, c).value),
    why: (a: Said, c: Context) => because(rule(a, c)),
  }
}

/** The codes of a list of the edition, to choose from. */
export const optionsFrom =
  (list: string) =>
  (_: unknown, c: Context): Option[] =>
    (c.rules.list(list)?.items ?? []).map(({ id, label, note }) => ({
      value: id,
      label,
      ...(note !== undefined && { note }),
    }))

/** The reason that the edition gives for a list. */
export const reasonOf = (list: string) => (_: unknown, c: Context) => because(c.rules.list(list))

export const labelIn = (list: string, id: string, c: Context): string =>
  c.rules.list(list)?.items.find((item) => item.id === id)?.label ?? id

/** Whom a number of the case means, without a name: `M.R. · parent`. */
export const shortly = (person: Participant): string =>
  `${[person.name.given, person.name.family].map((part) => `${[...part][0] ?? ''}.`).join('')} · ${person.role}`

/** The same for a note: `the parent (M.R., mo-2002-p1)`. */
export const called = (person: Participant): string => {
  const [initials = '', role = ''] = shortly(person).split(' · ')
  return `the ${role} (${initials}, ${person.id})`
}

export const personOf = (id: string, { participants }: CaseRecord): Participant | null =>
  participants.find((one) => one.id === id) ?? null

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
