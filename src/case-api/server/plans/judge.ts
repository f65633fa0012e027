import { problem, type Answer } from '../answers.ts'
import { isServed } from '../case-file.ts'
import { about, firstOf, unlisted } from '../rules.ts'
import type { JudgedPlan } from './judged.ts'
import { judgeMoPlan } from './judge-mo-shape.ts'
import { judgeWiPlan } from './judge-wi-shape.ts'
import { childrenIn } from './rows.ts'

/** Why a plan cannot be kept; null where it can. Gates are for its submission. */
export function judgePlan(judged: JudgedPlan): Answer | null {
  const { content, book } = judged
  return firstOf(
    () => judgeShape(judged),
    () => unlisted(book, 'plan-type', 'plan-type', content.planType),
    () => judgeChildren(judged),
    () =>
      'conditions' in content ? judgeWiPlan({ ...judged, content }) : judgeMoPlan({ ...judged, content }),
  )
}

/** A state keeps plans of its own shape: its edition lists the sections of the one, or the types of the other. */
function judgeShape({ content, book }: JudgedPlan): Answer | null {
  const list = 'conditions' in content ? 'case-plan-section' : 'plan-type'
  return book.list(list) !== null
    ? null
    : about('plan-type', 'code-not-known', `${book.stateName} keeps no plans of this type here.`)
}

function judgeChildren({ content, file }: JudgedPlan): Answer | null {
  const children = childrenIn(content)
  if (new Set(children).size < children.length)
    return about('children', 'contradiction', 'A child is named twice.')
  const strange = children.some((id) => !file.people.some((person) => person.id === id))
  if (strange)
    return about('children', 'not-of-this-case', 'One of the children does not belong to this case.')
  return children.every((id) => isServed(file, id))
    ? null
    : problem('not-a-served-child', 'Plans are for children who receive services.')
}
