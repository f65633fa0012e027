import type { Edition } from '../../../policy/edition.ts'
import { rulesOf } from '../../policy/ruleset.ts'
import type { RuleFacts, Ruled } from '../../policy/types.ts'
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
  return limit.value === null ? null : ruled(limit)
}

/** A goal for a parent or another person on the case. */
export function personDraft({ text, book, questions }: Asked): Draft | null {
  if (!questions.asks.person.test(text)) return null
  const served = book.servedOnly()
  return served.citation === null ? null : ruled({ ...served, because: `No, not as such. ${served.because}` })
}

export function linkDraft({ text, book, goals, questions }: Asked): Draft | null {
  const [goal] = goals
  if (!questions.asks.link.test(text) || goal === undefined) return null
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
  const field = edition && rulesOf(edition, 'field').find((rule) => rule.field === 'concurrent-goal')
  if (!field) return null
  const main = ruleFacts['primary-goal'] ?? goals[0]
  const answer = book.need(field.record, field.field, {
    ...ruleFacts,
    ...(main === undefined ? {} : { 'primary-goal': main }),
  })
  const head = { required: 'Yes.', optional: 'Not yet.', 'not-asked': 'No.', unknown: '' }[answer.value]
  if (answer.value === 'unknown') {
    const all = rulesOf(edition, 'field').filter((rule) => rule.field === 'concurrent-goal')
    return {
      kind: 'rule',
      lines: ['It depends on the main goal and the days in care.', ...all.map(({ because }) => because)],
      citations: all.map(({ citation }) => citation),
    }
  }
  return { kind: 'rule', lines: [`${head} ${answer.because}`], citations: [answer.citation] }
}

/** Whether a referral must or may be made, from what the worker told. */
export function referralDraft(asked: AskedOfRecords): Draft | null {
  const { text, book, edition, ruleFacts, questions, reader } = asked
  const rules = edition ? rulesOf(edition, 'refer') : []
  const services = [...new Set(rules.map(({ service }) => service))]
  for (const service of services) {
    const own = rules.filter((rule) => rule.service === service && rule.value === 'must')
    const named =
      reader.plain(text).includes(reader.plain(service)) ||
      /\b(?:housing|homeless\w*)\b.{0,20}\breferral|\breferral\b.{0,20}\bhousing\b/.test(text)
    const told = own.some(({ when }) => Object.keys(when).every((fact) => ruleFacts[fact] === true))
    const otherAsk = questions.answerKinds.some(({ asked: kind }) => kind.test(text))
    if (!told && (!named || otherAsk || !questions.asks.must.test(text))) continue
    const answer = book.referral(service, ruleFacts)
    const may = rules.find((rule) => rule.service === service && rule.value === 'may')
    if (answer.value === 'must')
      return {
        kind: 'rule',
        lines: [`Yes, the referral must be made. ${answer.because}`],
        citations: [answer.citation],
      }
    if (answer.value === 'may')
      return {
        kind: 'rule',
        lines: [
          `It may be made; none of the duties that are named fits. ${answer.because}`,
          openList(edition),
        ],
        citations: [answer.citation, ...own.map(({ citation }) => citation)],
      }
    const near = own.filter(
      ({ when }) =>
        Object.keys(when).some((fact) => ruleFacts[fact] === true) &&
        !Object.keys(when).some((fact) => ruleFacts[fact] === false),
    )
    const shown = near.length > 0 ? near : own
    return {
      kind: 'rule',
      lines: [
        'It is not always optional. The referral must be made where both parts of one of these hold:',
        ...shown.map(({ because }) => `- ${because}`),
        answer.because,
        ...(may ? [`Otherwise: ${may.because}`] : []),
      ],
      citations: [...shown.map(({ citation }) => citation), may?.citation ?? null],
    }
  }
  return null
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
