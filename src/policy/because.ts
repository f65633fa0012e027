import type { Edition } from '../../policy/edition.ts'
import type { Verdict } from './types.ts'
import type { Missing } from './worlds.ts'

type Value = string | number | boolean | undefined
type Outcomes = readonly { value: Value; verdict: Verdict }[]

const SAID: Record<Verdict, string> = {
  allowed: 'it is allowed',
  conditional: 'it has conditions',
  'not-allowed': 'it is not allowed',
  unknown: 'the documents do not say',
}

/** One sentence that names the missing facts and, for a single one, how each value would come out. */
export function dependsOn(
  deciding: readonly Missing[],
  outcomes: Outcomes | null,
  edition: Edition,
  subject: string,
): string {
  const names = deciding.map(({ fact }) => factName(fact, edition))
  const which = deciding.length === 1 ? 'which is' : 'which are'
  const said = `${subject} depends on ${listed(names)}, ${which} not known here`
  const only = deciding[0]
  return outcomes && only ? `${said}: ${ways(only, outcomes, edition)}.` : `${said}.`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

function factName(fact: Missing['fact'], edition: Edition): string {
  if (fact === 'caseType') return 'the case type'
  if (fact === 'guardianship') return 'the guardianship status'
  if (fact === 'age') return "the child's age on the goal date"
  return `whether ${edition.preconditions.find(({ id }) => id === fact.precondition)?.label ?? fact.precondition}`
}

function ways({ fact, values }: Missing, outcomes: Outcomes, edition: Edition): string {
  const verdicts = [...new Set(outcomes.map(({ verdict }) => verdict))]
  const parts = verdicts.map((verdict) => {
    const own = values.filter((value) =>
      outcomes.some((one) => one.value === value && one.verdict === verdict),
    )
    return `${valueWords(fact, own, values, edition)} ${SAID[verdict]}`
  })
  return listed(parts)
}

function valueWords(
  fact: Missing['fact'],
  own: readonly Value[],
  all: readonly Value[],
  edition: Edition,
): string {
  if (fact === 'age')
    return listed(
      own.map((value) => ageWords(Number(value), all.map(Number))),
      'or',
    )
  if (fact === 'caseType') {
    const labels = own.map(
      (value) => edition.caseTypes.find(({ id }) => id === value)?.label ?? String(value),
    )
    return `in ${listed(labels, 'or')} cases`
  }
  if (fact === 'guardianship') {
    const degrees = own.map((value) => (value === 'none' ? 'no' : String(value)))
    return `with ${listed(degrees, 'or')} guardianship`
  }
  return own.includes(true) ? 'if so,' : 'if not,'
}

function ageWords(from: number, starts: readonly number[]): string {
  const next = starts.find((start) => start > from)
  if (from === 0) return `under ${next ?? 0}`
  return next === undefined ? `from ${from} on` : `from ${from} to ${next - 1}`
}
