import type { Edition, RuleOf } from '../../../policy/edition.ts'
import { listed } from '../../policy/because.ts'
import { rulesOf } from '../../policy/ruleset.ts'
import type { RuleFacts } from '../../policy/types.ts'
import type { AskedOfRecords } from './duties.ts'
import type { Draft } from './types.ts'

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
  const falls = ({ when }: Refer) => Object.keys(when).some((fact) => ruleFacts[fact] === false)
  const open = duties.filter((duty) => !falls(duty))
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
      ...duties
        .filter(falls)
        .map(({ because }) => `By what is known, this one does not hold here: ${because}`),
      ...(may ? [`Otherwise: ${may.because}`] : []),
      openList(edition),
    ],
    citations: [...shown, ...duties.filter(falls), ...(may ? [may] : [])].map(({ citation }) => citation),
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
