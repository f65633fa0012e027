import type { Edition } from '../../../policy/edition.ts'
import { rulesOf, type RuleSet } from '../ruleset.ts'
import type { IsoDate } from '../types.ts'
import { editionOn, type DutyBook } from './book.ts'
import { daysAhead, type Subject } from './facts.ts'
import { judgeDuty, type Asked, type DeadlineRule, type Judged } from './judge.ts'
import type { Duty, DutyCase, DutyMoment } from './types.ts'

/** A rule as it was judged for one subject. */
interface Stand {
  asked: Asked
  judged: Judged
}

/**
 * The duties of a case that are still open, by the edition in force on the day each counts from. What is done or not
 * owed is left out; what cannot be counted stays, with its problem.
 */
export function openDuties(book: DutyBook, of: DutyCase, moment: DutyMoment): Duty[] {
  const stateStands = (subject: Subject) =>
    book.sets.flatMap((set) => standsIn(set.edition, set, { book, of, subject, moment }, []))
  const ofCase = stateStands(null)
  const ofChildren = of.children.flatMap((subject) => {
    const own = stateStands(subject)
    const floor = (edition: Edition) =>
      floorStands(edition, [...ofCase, ...own], { book, of, subject, moment })
    return [...own, ...book.federal.flatMap(floor)]
  })
  return [...ofCase, ...ofChildren].flatMap(dutiesOf)
}

/** The first day after today on which the duties may read otherwise without anything being written; null where none is. */
export function changesOn(book: DutyBook, of: DutyCase, today: IsoDate): IsoDate | null {
  const editions = [...book.sets.map(({ edition }) => edition), ...book.federal]
  const days = [...daysAhead(of, today), ...editions.map(({ effective }) => effective)]
  return days.filter((day) => day > today).sort()[0] ?? null
}

interface Question {
  book: DutyBook
  of: DutyCase
  subject: Subject
  moment: DutyMoment
}

function standsIn(
  edition: Edition,
  set: RuleSet,
  question: Question,
  alsoDone: Asked['alsoDone'],
  only: (rule: DeadlineRule) => boolean = () => true,
): Stand[] {
  const { book, of, subject, moment } = question
  const editions = edition.state === 'us' ? book.federal : book.sets.map((one) => one.edition)
  return rulesOf(edition, 'deadline')
    .filter((rule) => (rule.about === 'child') === (subject !== null) && only(rule))
    .flatMap((rule) => {
      const asked = { rule, edition, set, of, subject, moment, alsoDone }
      const judged = judgeDuty(asked)
      return editionOn(editions, judged.on ?? moment.today) === edition ? [{ asked, judged }] : []
    })
}

/** A federal duty is left out where the state's own stands for it and is due no later. */
function floorStands(edition: Edition, states: readonly Stand[], question: Question): Stand[] {
  const newest = question.book.sets.at(-1)
  if (!newest) return []
  return rulesOf(edition, 'deadline').flatMap((rule) => {
    const covering = states.filter(
      ({ asked, judged }) => asked.rule.covers?.includes(rule.id) && judged.is !== 'not-owed',
    )
    const alsoDone = covering.flatMap(({ asked }) => asked.rule.done)
    const own = standsIn(edition, newest, question, alsoDone, ({ id }) => id === rule.id)
    return own.filter((stand) => !covering.some((state) => standsFor(state, stand)))
  })
}

function standsFor({ judged: state }: Stand, { asked, judged: floor }: Stand): boolean {
  if (floor.is !== 'open') return true
  // What a state wants once does not stand for what federal law wants again and again.
  if (state.is === 'done') return asked.rule.every === undefined
  const own = dayOf(state)
  const least = dayOf(floor)
  return least === null || (own !== null && own <= least)
}

const dayOf = (judged: Judged): IsoDate | null =>
  judged.is === 'open' ? (judged.open.flatMap(({ due }) => due?.earliest ?? []).sort()[0] ?? null) : null

function dutiesOf({ asked, judged }: Stand): Duty[] {
  if (judged.is !== 'open') return []
  const { rule, edition, of, subject, moment } = asked
  const early = edition.effective > (judged.on ?? moment.today)
  return judged.open.map(({ mark, triggerOn, due, problem, more }) => ({
    id: [rule.id, subject?.id ?? of.id, ...(mark ? [mark] : [])].join(':'),
    rule: rule.id,
    edition: `${edition.state}@${edition.effective}`,
    state: of.state,
    case: of.id,
    child: subject?.id ?? null,
    kind: rule.kind,
    what: rule.what,
    trigger: { what: labelOf(rule, more), on: triggerOn },
    due,
    problem,
    because: [rule.because, more, early ? 'No older rules are known here, so these stand in.' : null]
      .filter((one) => one !== null)
      .join(' '),
    citation: rule.citation,
    tag: rule.tag,
    job: rule.job ?? null,
  }))
}

const labelOf = ({ trigger, what }: DeadlineRule, more: string | null): string =>
  (more === null ? trigger?.label : (trigger?.orElse?.label ?? trigger?.label)) ?? what
