import type { Edition, RuleOf } from '../../../policy/edition.ts'
import { rulesOf } from '../../policy/ruleset.ts'
import { listed } from '../../policy/because.ts'
import type { RuleFacts, Rulebook, Ruled } from '../../policy/types.ts'
import type { Asked } from './goals.ts'
import type { Reader } from './words.ts'
import type { Draft } from './types.ts'

/** What the rules about records need beside a question. */
export interface AskedOfRecords extends Asked {
  edition: Edition | null
  ruleFacts: RuleFacts
  reader: Reader
}

const ruled = ({ because, citation }: Ruled<unknown>, ...more: string[]): Draft => ({
  kind: 'rule',
  lines: [because, ...more],
  citations: [citation],
})

export function limitDraft({ text, book, questions }: Asked): Draft | null {
  if (!questions.asks.goalLimit.test(text) || /\bconcurrent|backup\b/.test(text)) return null
  const limit = book.goalLimit()
  if (limit.value === null) return null
  const asked = numberIn(text)
  const head = asked === null ? '' : asked > limit.value ? 'No. ' : 'Yes. '
  return ruled({ ...limit, because: `${head}${limit.because}` })
}

/** The number of goals that a question speaks of; null where it only asks how many. */
function numberIn(text: string): number | null {
  const found = /\b(\d|two|three|four|five|second|third|2nd|3rd)\b(?! ?-?years?\b).{0,25}\bgoals?\b/.exec(
    text,
  )?.[1]
  const words = ['', 'one', 'two', 'three', 'four', 'five']
  const places = ['', 'first', 'second', 'third']
  if (found === undefined) return null
  const at = Math.max(words.indexOf(found), places.indexOf(found))
  return at > 0 ? at : Number(found[0])
}

/** A goal for a parent or another person on the case. */
export function personDraft({ text, book, questions }: Asked): Draft | null {
  if (!questions.asks.person.test(text)) return null
  const served = book.servedOnly()
  return served.citation === null ? null : ruled({ ...served, because: `No, not as such. ${served.because}` })
}

export function linkDraft({ text, book, goals, questions }: Asked): Draft | null {
  if (!questions.asks.link.test(text)) return null
  const [goal] = goals
  if (goal === undefined) return linkable(book)
  const link = book.resourceLink(goal)
  if (link.citation === null) return null
  const label = book.goal(goal)?.label ?? goal
  return ruled(
    link,
    link.value
      ? `That holds for ${label}.`
      : `It says nothing of linking one to ${label}, so I cannot say that it is possible.`,
  )
}

/** No goal named: the goals to which a resource can be linked. */
function linkable(book: Rulebook): Draft | null {
  const open = book.goals().flatMap(({ id, label }) => {
    const link = book.resourceLink(id)
    return link.value === true ? [{ label, link }] : []
  })
  const [first] = open
  return first ? ruled(first.link, `That holds for ${listed(open.map(({ label }) => label))}.`) : null
}

export function recruitmentDraft({ text, book, facts, goals, questions }: Asked): Draft | null {
  if (!questions.asks.recruitment.test(text)) return null
  const goal = goals[0] ?? book.goals().find(({ planClass }) => planClass === 'custodial')?.id
  if (goal === undefined) return null
  const answer = book.recruitment(goal, facts)
  return answer.citation === null || facts.guardianship === undefined ? null : ruled(answer)
}

/** Whether a concurrent goal must be named, by the edition's own rule about that field. */
export function concurrentDraft(asked: AskedOfRecords): Draft | null {
  const { text, book, edition, goals, ruleFacts, questions } = asked
  if (!/\bconcurrent|second goal|backup goal|plan b\b/.test(text) || !questions.asks.must.test(text))
    return null
  if (questions.answerKinds.some(({ asked: kind }) => kind.test(text))) return null
  const field = edition && rulesOf(edition, 'field').find((rule) => rule.field === 'concurrent-goal')
  if (!field) return null
  const main = ruleFacts['primary-goal'] ?? goals[0]
  const answer = book.need(field.record, field.field, {
    ...ruleFacts,
    ...(main === undefined ? {} : { 'primary-goal': main }),
  })
  const head = { required: 'Yes.', optional: 'Not yet.', 'not-asked': 'No.', unknown: '' }[answer.value]
  if (answer.value !== 'unknown')
    return { kind: 'rule', lines: [`${head} ${answer.because}`], citations: [answer.citation] }
  // What is missing is the time in care: on day 0 the rule tells what is due and by when.
  const atFirst = (goal: string) =>
    book.need(field.record, field.field, { ...ruleFacts, 'primary-goal': goal, 'days-in-care': 0 })
  const told = (main === undefined ? book.goals().map(({ id }) => id) : [String(main)]).map((goal) => ({
    goal,
    answer: atFirst(goal),
  }))
  const yes = told.filter((one) => one.answer.value !== 'not-asked' && one.answer.value !== 'unknown')
  const no = told.find((one) => one.answer.value === 'not-asked')
  const names = listed(
    yes.map(({ goal }) => book.goal(goal)?.label ?? goal),
    'or',
  )
  return {
    kind: 'rule',
    lines: [
      ...(main === undefined ? ['It depends on the main goal.'] : []),
      ...(yes[0] ? [`Yes, while the main goal is ${names}. ${yes[0].answer.because}`] : []),
      ...(no ? [`${main === undefined ? 'With another main goal, no.' : 'No.'} ${no.answer.because}`] : []),
    ],
    citations: [yes[0]?.answer.citation ?? null, no?.answer.citation ?? null],
  }
}

/** Whether a referral must or may be made, from what the worker told. */
export function referralDraft(asked: AskedOfRecords): Draft | null {
  const rules = asked.edition ? rulesOf(asked.edition, 'refer') : []
  for (const service of new Set(rules.map((rule) => rule.service))) {
    const own = rules.filter((rule) => rule.service === service)
    if (!isAskedFor(service, own, asked)) continue
    const draft = referralTo(service, own, asked)
    // Where no fact of a duty is told, the words have to be those of a referral.
    const begun = own.some(({ when }) =>
      Object.keys(when).some((fact) => asked.ruleFacts[fact] !== undefined),
    )
    return begun ? { ...draft, sure: true } : draft
  }
  return null
}

type Refer = RuleOf<'refer'>

/** The service is named with a question of duty, or the facts of a duty are told and nothing else is asked for. */
function isAskedFor(
  service: string,
  own: readonly Refer[],
  { text, ruleFacts, questions, reader }: AskedOfRecords,
) {
  const words = questions.services[service]
  const named = reader.plain(text).includes(reader.plain(service)) || (words?.test(text) ?? false)
  const told = own.some(
    ({ value, when }) => value === 'must' && Object.keys(when).every((fact) => ruleFacts[fact] === true),
  )
  const otherAsk = questions.answerKinds.some(({ asked: kind }) => kind.test(text))
  const begun = own.some(({ when }) => Object.keys(when).some((fact) => ruleFacts[fact] === true))
  return !otherAsk && (told || (named && (questions.asks.must.test(text) || (begun && text.endsWith('?')))))
}

function referralTo(
  service: string,
  own: readonly Refer[],
  { book, edition, ruleFacts }: AskedOfRecords,
): Draft {
  const answer = book.referral(service, ruleFacts)
  const duties = own.filter(({ value }) => value === 'must')
  const may = own.find(({ value }) => value === 'may')
  const kind = 'rule' as const
  if (answer.value === 'must')
    return {
      kind,
      lines: [`Yes, the referral must be made. ${answer.because}`],
      citations: [answer.citation],
    }
  // A duty of which one part is known not to hold is out.
  const open = duties.filter(({ when }) => !Object.keys(when).some((fact) => ruleFacts[fact] === false))
  if (answer.value === 'may')
    return {
      kind,
      lines: [
        `It may be made; none of the duties that are named fits. ${answer.because}`,
        ...wouldOblige(duties, ruleFacts, edition),
        openList(edition),
      ],
      citations: [answer.citation, ...duties.map(({ citation }) => citation)],
    }
  const begun = open.filter(({ when }) => Object.keys(when).some((fact) => ruleFacts[fact] === true))
  const shown = begun.length > 0 ? begun : open
  return {
    kind,
    lines: [
      'It is not always optional. The referral must be made where both parts of one of these hold:',
      ...shown.map(({ because }) => `- ${because}`),
      ...(may ? [`Otherwise: ${may.because}`] : []),
      openList(edition),
    ],
    citations: [...shown.map(({ citation }) => citation), may?.citation ?? null],
  }
}

/** The least that would make it a duty: the scenarios of which one fact alone does not hold. */
function wouldOblige(duties: readonly Refer[], known: RuleFacts, edition: Edition | null): string[] {
  const labels = new Map(edition?.facts.map(({ id, label }) => [id, label.replace(/^whether /, '')]))
  const lacking = duties.map(({ when }) => Object.keys(when).filter((fact) => known[fact] !== true))
  const near = lacking.filter((facts) => facts.length === 1).map(([fact = '']) => labels.get(fact) ?? fact)
  return near.length === 0 ? [] : [`It would be a duty if this held too: ${listed(near, 'or')}.`]
}

const openList = (edition: Edition | null): string =>
  edition?.rules.find((rule) => rule.rule === 'statement' && rule.topic?.endsWith('must-list-open'))
    ?.because ?? ''

/** What has to be there before a step: every gate of it that applies, with how to mend it. */
export function gatesDraft(asked: AskedOfRecords): Draft | null {
  const { text, book, edition, ruleFacts, questions, reader } = asked
  if (!edition || !questions.asks.before.test(text)) return null
  const words = new Set(reader.stems(text))
  const gates = [...new Set(rulesOf(edition, 'gate').map(({ gate }) => gate))]
  const steps = gates.filter((id) => questions.asks.step.test(id.split('-').at(-1) ?? ''))
  const gate = steps.find((id) => reader.stems(id.split('-').at(-1) ?? '').every((stem) => words.has(stem)))
  if (gate === undefined) return null
  const answers = book.gates(gate, ruleFacts)
  if (answers.length === 0) return null
  return {
    kind: 'rule',
    lines: ['These have to hold:', ...answers.map(({ because }) => `- ${because}`)],
    citations: answers.map(({ citation }) => citation),
  }
}
