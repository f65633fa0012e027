import { hasConditions } from '../../../bot/plan-on-record.ts'
import type { CaseFileOnRecord } from '../../contract/on-record.ts'
import type { PlanContent } from '../../contract/plan-content.ts'
import { planFacts } from '../../../policy/case-plan-facts.ts'
import type { IsoDate, Rulebook } from '../../../policy/types.ts'
import type { Answer } from '../answers.ts'
import { gated } from '../rules.ts'

interface Step {
  content: PlanContent
  kept: CaseFileOnRecord
  book: Rulebook
  day: IsoDate
  step: 'submission' | 'approval'
}

/** Why a plan may not be handed in or approved yet; null where every gate of the edition is met. */
export function gatesOf({ content, kept, book, day, step }: Step): Answer | null {
  const facts = hasConditions(content)
    ? planFacts(content, kept.cansItems, { day, step }, book)
    : {
        step,
        'plan-type': content.planType,
        'plan-date-in-future': content.planDate > day,
        'agreed-by': Object.entries(content.agreedBy).flatMap(([who, agreed]) => (agreed ? [who] : [])),
        'uploaded-to-imaging': content.uploadedToImaging,
        tasks: content.tasks.length,
      }
  return gated(book, 'case-plan-approval', facts)
}
