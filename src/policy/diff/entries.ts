import type { Edition, Rule, RuleOf } from '../../../policy/edition.ts'
import { namesOf } from '../../../policy/names.ts'
import { conditionsInWords, conditionsKey } from './conditions.ts'
import type { Entry, Subject } from './changes.ts'

/** What an edition says about records, duties and itself, subject by subject. Verdicts about goals are compared by cases. */
export function entriesOf(edition: Edition): Partial<Record<Subject, Entry[]>> {
  const from = <K extends Rule['rule']>(kind: K, read: (rule: RuleOf<K>) => Described) =>
    edition.rules
      .filter((rule): rule is RuleOf<K> => rule.rule === kind)
      .map((rule) => entryOf(rule, read(rule)))
  const where = (conditions: Parameters<typeof conditionsInWords>[0]) => {
    const words = conditionsInWords(conditions, edition)
    return words && `, where ${words}`
  }
  return {
    job: edition.jobs.map((job) => plain(job, words(job))),
    'case-type': edition.caseTypes.map(({ id, label, aliases }) => plain(id, label, { label, aliases })),
    goal: edition.goals.map((goal) => plain(goal.id, goal.label, { ...goal, aliases: namesOf(goal).sort() })),
    field: from('field', ({ record, field, need, when }) => ({
      key: `${record}/${field}`,
      about: `${words(record)}, ${words(field)}`,
      shape: [need, conditionsKey(when)],
      says: `${words(need)}${where(when)}`,
    })),
    gate: from('gate', ({ gate, when, holds, mend }) => ({
      key: gate,
      about: words(gate),
      shape: [conditionsKey(when), conditionsKey(holds)],
      says: `asks for ${conditionsInWords(holds, edition)}${where(when)}. ${mend}`,
    })),
    referral: from('refer', ({ service, value, when }) => ({
      key: service,
      about: words(service),
      shape: [value, conditionsKey(when)],
      says: `${value}${where(when)}`,
    })),
    list: from('list', ({ list, items, open, missing }) => ({
      key: list,
      about: words(list),
      shape: [missing !== undefined, open, items],
      says: missing
        ? 'not given by the source'
        : `${items.map(({ label }) => label).join(', ')}${open ? ', and others' : ''}`,
    })),
    duty: edition.rules.flatMap((rule) => dutyOf(rule)),
    deadline: from('deadline', deadlineIn(where)),
    statement: from('statement', ({ topic, because }) => ({
      key: topic ?? because,
      about: topic === undefined ? 'what the rules state' : words(topic),
      shape: [because],
      says: because,
    })),
    gap: edition.gaps.map((gap) =>
      entryOf(
        { ...gap, because: gap.says },
        { key: gap.about, about: gap.about, shape: [gap.says], says: gap.says },
      ),
    ),
  }
}

interface Described {
  key: string
  about: string
  shape: readonly unknown[]
  says: string
}

/** What a duty is and when it is due; the words of both are compared as they stand. */
const deadlineIn =
  (where: (conditions: Parameters<typeof conditionsInWords>[0]) => string) =>
  ({ id, kind, what, because, about, when, ...rule }: RuleOf<'deadline'>): Described => {
    const { trigger, clock, limit, every, until, done, refer, job } = rule
    return {
      key: id,
      about: what,
      shape: [kind, about, conditionsKey(when), trigger, clock, limit, every, until, done, refer, job],
      says: `${because}${where(when)}`,
    }
  }

const NO_DUTY: readonly Rule['rule'][] = ['goals', 'field', 'gate', 'refer', 'list', 'statement', 'deadline']

/** What a goal asks for beside itself: every other kind of rule, as it stands. */
function dutyOf(rule: Rule): Entry[] {
  if (NO_DUTY.includes(rule.rule)) return []
  const {
    id: _,
    tag: _tag,
    dated: _dated,
    because,
    cite: _cite,
    citation: _at,
    rule: kind,
    ...decides
  } = rule
  const shape = [kind, decides]
  return [
    entryOf(rule, { key: `${kind} ${aboutOf(decides)}`.trim(), about: words(kind), shape, says: because }),
  ]
}

/** What tells duties of one kind apart. */
function aboutOf(decides: Record<string, unknown>): string {
  const { value, planClass } = decides
  return typeof planClass === 'string' ? planClass : typeof value === 'string' ? value : ''
}

function entryOf(
  rule: Pick<Rule, 'id' | 'tag' | 'because' | 'citation'>,
  { key, about, shape, says }: Described,
): Entry {
  const { id, tag, because, citation } = rule
  const ground = JSON.stringify([because, tag, citation.quote, citation.source, citation.effective])
  return { key, about, shape: JSON.stringify(shape), ground, side: { rule: id, says, citation } }
}

function plain(id: string, label: string, shape: unknown = null): Entry {
  return {
    key: id,
    about: label,
    shape: JSON.stringify(shape),
    ground: '',
    side: { rule: null, says: label, citation: null },
  }
}

export const words = (id: string): string => id.replaceAll('-', ' ')
