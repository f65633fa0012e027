import type { NewServicePlanGoal } from '../../contract/service-plan-goals.ts'
import type { IsoDate, RuleFacts, Rulebook } from '../../../policy/types.ts'
import { problem, type Answer } from '../answers.ts'
import { isServed, type File, type OnCase } from '../case-file.ts'
import { about, firstOf, gated, lacking, unlisted } from '../rules.ts'

interface Judged {
  goal: NewServicePlanGoal
  file: File
  book: Rulebook
  today: IsoDate
}

/** Why a service plan goal cannot be recorded; null where it can. */
export function judgeGoal(judged: Judged): Answer | null {
  const { goal, book } = judged
  const facts = factsOf(judged)
  return firstOf(
    () => judgeChildren(judged),
    () => judgeDays(judged),
    () => judgeVerdicts(judged),
    () => lacking(book, 'service-plan-goal', givenIn(goal), facts),
    () => judgeRuledOut(judged),
    () => unlisted(book, 'kin-relation', 'kin', goal.kin?.relation),
    () => unlisted(book, 'kin-licence', 'kin', goal.kin?.licensed),
    () => gated(book, 'service-plan-goal', facts),
  )
}

function judgeChildren({ goal, file }: Judged): Answer | null {
  const { scope, children = [] } = goal
  if (scope === 'family') {
    if (goal.children !== undefined || goal.reasonForChild !== undefined)
      return about(
        'children',
        'contradiction',
        'A goal of the whole family names no single child. Choose one of the two.',
      )
    const served = file.people.some((person) => person.served)
    return served ? null : problem('not-a-served-child', 'No child on this case receives services.')
  }
  if (children.length === 0)
    return about('children', 'field-missing', 'Say for which children of the family the goal is.')
  if (new Set(children).size < children.length)
    return about('children', 'contradiction', 'A child is named twice.')
  const strange = children.some((id) => !file.people.some((person) => person.id === id))
  if (strange)
    return about('children', 'not-of-this-case', 'One of the children does not belong to this case.')
  const served = children.every((id) => isServed(file, id))
  return served
    ? null
    : about('children', 'not-a-served-child', 'Goals are for children who receive services.')
}

const childrenOf = ({ goal, file }: Judged): OnCase[] =>
  file.people.filter(({ id, served }) => served && (goal.children?.includes(id) ?? true))

function judgeDays(judged: Judged): Answer | null {
  const { goal, today } = judged
  if (goal.startDate > today)
    return about(
      'start-date',
      'start-in-future',
      'The start date is in the future. Use today or an earlier day.',
    )
  const unborn = childrenOf(judged).some(
    (child) => child.dateOfBirth !== null && goal.startDate < child.dateOfBirth,
  )
  if (unborn) return about('start-date', 'start-before-birth', 'The start date lies before a child was born.')
  if (goal.conference && goal.conference.date > today)
    return about(
      'conference',
      'day-in-future',
      'The conference lies in the future. Record the goal when it was held.',
    )
  return null
}

/** One goal for several children has to be open to each of them. */
function judgeVerdicts(judged: Judged): Answer | null {
  const { goal, file, book } = judged
  for (const child of childrenOf(judged)) {
    const { verdict, because } = book.verdictFor(goal.goal, {
      caseType: file.caseType,
      guardianship: child.guardianship,
      goalDate: goal.startDate,
      served: child.served,
      ...(child.dateOfBirth !== null && { dateOfBirth: child.dateOfBirth }),
    })
    if (verdict === 'not-allowed') return about('goal', 'goal-not-allowed', because)
    if (verdict === 'unknown' || book.goal(goal.goal) === null)
      return about('goal', 'goal-not-known', because)
  }
  return null
}

/** The edition lists what a goal wants ruled out, where it wants anything. */
function judgeRuledOut({ goal, book }: Judged): Answer | null {
  const named = (goal.ruledOut ?? []).map((one) => one.goal)
  const sound = named.every((code) => code !== goal.goal && book.goal(code) !== null)
  if (!sound || new Set(named).size < named.length)
    return about(
      'ruled-out',
      'ruled-out-invalid',
      'Each goal ruled out is another goal of this state, named once.',
    )
  const wanted = book.list(`ruled-out-${goal.goal}`)
  const left = wanted?.items.filter(({ id }) => !named.includes(id)) ?? []
  if (!wanted || left.length === 0) return null
  const labels = left.map(({ label }) => label).join(', ')
  return about('ruled-out', 'requirement-missing', `${wanted.because} Not ruled out yet: ${labels}.`)
}

const factsOf = ({ goal, file }: Judged): RuleFacts => ({
  goal: goal.goal,
  scope: goal.scope,
  'case-type': file.caseType,
  'non-protective-placement': goal.nonProtectivePlacement,
  'kin-licensed': goal.kin?.licensed,
})

const givenIn = (goal: NewServicePlanGoal) => ({
  'reason-for-child': goal.reasonForChild !== undefined,
  conference: goal.conference !== undefined,
  'conference-reason': goal.conference !== undefined,
  'ruled-out': (goal.ruledOut ?? []).length > 0,
  kin: goal.kin !== undefined,
  'non-protective-placement': goal.nonProtectivePlacement !== undefined,
  connections: goal.connections !== undefined,
})
