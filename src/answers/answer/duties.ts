import type { Edition, RuleOf } from '../../../policy/edition.ts'
import { rulesOf } from '../../policy/ruleset.ts'
import { listed } from '../../policy/because.ts'
import type { RuleFacts, Rulebook, Ruled } from '../../policy/types.ts'
import type { Asked } from './goal-list.ts'
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
  const head = limitHead(numberIn(text), limit.value, questions.asks.must.test(text))
  return ruled({ ...limit, because: `${head}${limit.because}` })
}

/** Yes or no to a number of goals. A limit says what may be, so whether so many must be is not answered by it. */
function limitHead(asked: number | null, limit: number, must: boolean): string {
  if (asked === null) return ''
  if (asked > limit) return 'No. '
  return must ? '' : 'Yes. '
}

/** The largest number of goals that a question speaks of; null where it only asks how many. */
function numberIn(text: string): number | null {
  const named =
    /\b(\d|two|three|four|five|second|third|fourth|2nd|3rd|4th)\b(?! ?-?(?:y\/?o|yrs?|years?|months?|weeks?|days?|kids?|child\w*|sibs?|siblings?)\b)/g
  const words = ['', 'one', 'two', 'three', 'four', 'five']
  const places = ['', 'first', 'second', 'third', 'fourth']
  const numbers = [...text.matchAll(named)].map(([, found = '']) => {
    const at = Math.max(words.indexOf(found), places.indexOf(found))
    return at > 0 ? at : Number(found[0])
  })
  return numbers.length === 0 ? null : Math.max(...numbers)
}

/** A goal for a parent or another person on the case. */
export function personDraft({ text, book, questions }: Asked): Draft | null {
  if (!questions.asks.person.test(text)) return null
  const served = book.servedOnly()
  if (served.citation === null) return null
  const head = questions.asks.served.test(text)
    ? 'Yes, if this person is a child who is being served; as a parent or another person on the case, no.'
    : 'No, not as such.'
  return ruled({ ...served, because: `${head} ${served.because}` })
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
  return whateverTheDays(main === undefined ? null : String(main), field, asked)
}

/** What is missing is the time in care: on day 0 the rule tells what is due and by when, for one main goal or for each. */
function whateverTheDays(
  main: string | null,
  field: RuleOf<'field'>,
  { book, ruleFacts }: AskedOfRecords,
): Draft {
  const atFirst = (goal: string) =>
    book.need(field.record, field.field, { ...ruleFacts, 'primary-goal': goal, 'days-in-care': 0 })
  const told = (main === null ? book.goals().map(({ id }) => id) : [main]).map((goal) => ({
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
      ...(main === null ? ['It depends on the main goal.'] : []),
      ...(yes[0] ? [`Yes, while the main goal is ${names}. ${yes[0].answer.because}`] : []),
      ...(no ? [`${main === null ? 'With another main goal, no.' : 'No.'} ${no.answer.because}`] : []),
    ],
    citations: [yes[0]?.answer.citation ?? null, no?.answer.citation ?? null],
  }
}

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
