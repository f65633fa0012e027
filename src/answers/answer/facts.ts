import type { Edition } from '../../../policy/edition.ts'
import type { Questions } from '../../../policy/questions.ts'
import type { GoalFacts, IsoDate, RuleFacts, Rulebook } from '../../policy/types.ts'
import { lowered } from './words.ts'

/** What a sentence says about the child and the case. */
export interface Read {
  goalFacts: GoalFacts
  goals: readonly string[]
  ruleFacts: RuleFacts
}

/** Reads age, case type, guardianship, goals and whatever the edition's facts are told by. */
export function factsIn(
  question: string,
  book: Rulebook,
  edition: Edition | null,
  questions: Questions,
): Read {
  const text = lowered(question).replaceAll("g'ship", 'guardianship')
  const age = ageIn(text)
  // A goal's own name can hold that of a case type: "Exit Custody to Relative".
  const nameless = book
    .goalsNamedIn(text)
    .reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text)
  const caseType = caseTypeIn(nameless, book, questions)
  const guardianship = guardianshipIn(text)
  const goals = book
    .goalsNamedIn(text)
    .sort((a, b) => a.start - b.start)
    .map(({ goal }) => goal.id)
  const told = (edition?.facts ?? []).flatMap(({ id, said }): [string, boolean][] => {
    if (said?.no?.some((source) => new RegExp(source, 'iu').test(text))) return [[id, false]]
    return said?.yes?.some((source) => new RegExp(source, 'iu').test(text)) ? [[id, true]] : []
  })
  return {
    goalFacts: {
      ...(age === null ? {} : { age }),
      ...(caseType === null ? {} : { caseType }),
      ...(guardianship === null ? {} : { guardianship }),
    },
    goals,
    ruleFacts: { ...Object.fromEntries(told), ...moved(text, book) },
  }
}

/** "changed from reunification to adoption": the main goal is now the second one. */
function moved(text: string, book: Rulebook): RuleFacts {
  const to =
    /\b(?:chang\w*|switch\w*|drop\w*|replac\w*|went|moved?|goal (?:is|was|now))\b.{0,60}?\b(?:to|for|with) (.{3,60})$/.exec(
      text,
    )?.[1]
  const now =
    to ??
    /\b(?:main |case |perm(?:anency)? )?goal(?: is| was| were| now|'s| being| of| =| =>|:)+ ?(?:now )?(.{3,40})/.exec(
      text,
    )?.[1]
  const first = now === undefined ? undefined : book.goalsNamedIn(now).sort((a, b) => a.start - b.start)[0]
  return first ? { 'primary-goal': first.goal.id } : {}
}

const ages = [
  /\b(?:age[ds]?|turn(?:s|ed|ing)?|she(?:'s| is| was| were|s)|he(?:'s| is| was| were|s)|they(?:'re| are| were)) (?:of |only |just )?(\d{1,2})\b(?! ?(?:days?|weeks?|months?|hours?|goals?))/,
  /\bat (?:age )?(\d{1,2})\b(?! ?(?:days?|weeks?|months?|hours?|goals?))/,
  /\b(\d{1,2})[ -]?(?:y\/?o\b|yr\b|yrs\b|years?[ -]old\b|yo\b|yrs? old)/,
  /\b(?:under|below|younger than) (?:age )?(\d{1,2})\b(?! ?(?:days?|weeks?|months?))/,
  /\b(\d{1,2}) (?:or|and) (?:older|over|up)\b/,
]

/** A birthday that is still to come: the child is a year younger. */
const coming =
  /\b(?:turning|turns|will (?:turn|be)|about to (?:turn|be)|almost|nearly|not yet|soon to be) (\d{1,2})\b(?! ?(?:days?|weeks?|months?|hours?|goals?))/
const bare = /(?:^|\b(?:a|an|is|only|just) )(\d{1,2})(?=,| and (?:turn|will|about))/

function ageIn(text: string): number | null {
  const told = bare.exec(text)?.[1]
  if (told !== undefined) return Number(told)
  const next = coming.exec(text)?.[1]
  if (next !== undefined) return Math.max(0, Number(next) - 1)
  for (const [at, pattern] of ages.entries()) {
    const found = pattern.exec(text)?.[1]
    if (found !== undefined) return Math.max(0, Number(found) - (at === 3 ? 1 : 0))
  }
  return /\b\d+[ -]months?[ -]old\b|\b(?:infant|newborn)\b/.test(text) ? 0 : null
}

function caseTypeIn(text: string, book: Rulebook, { notCaseTypes }: Questions): string | null {
  const names = book
    .caseTypes()
    .flatMap(({ id, label, aliases }) =>
      [id, label, ...aliases]
        .filter((name) => !notCaseTypes.includes(name.toLowerCase()))
        .map((name) => ({ id, name: name.toLowerCase() })),
    )
  names.sort((a, b) => b.name.length - a.name.length)
  for (const { id, name } of names) {
    const pattern = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(/[\s-]+/g, '[\\s-]{0,2}')
    if (
      new RegExp(
        `(?<![\\p{L}\\p{N}])(?<!not (?:in )?|no |non[ -]?|post[ -]?|(?:from|avoid|prevent) (?:being |getting |be )?)${pattern}(?![\\p{L}\\p{N}])`,
        'u',
      ).test(text)
    )
      return id
  }
  return null
}

function guardianshipIn(text: string): GoalFacts['guardianship'] | null {
  if (/\b(?:not|n't|no longer|outside) (?:in |of |under )?(?:the )?full guardianship/.test(text))
    return 'none'
  if (/\bpartial guardianship/.test(text)) return 'partial'
  if (/\b(?:no|without) guardianship/.test(text)) return 'none'
  return /\bfull guardianship/.test(text) ? 'full' : null
}

/** A day that the question puts itself in: "in 2020", "on 2020-06-01", "as of March 2021"; null where it names none. */
export function dayIn(question: string): IsoDate | null {
  const text = lowered(question)
  const exact = /\b(?:on|as of|in|back in|under the rules of|by the rules of) (\d{4}-\d{2}-\d{2})\b/.exec(
    text,
  )?.[1]
  if (exact !== undefined) return exact
  const year = /\b(?:in|as of|back in|during|under the rules of) (20\d\d)\b/.exec(text)?.[1]
  return year === undefined ? null : `${year}-12-31`
}
