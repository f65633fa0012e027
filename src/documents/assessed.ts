import type { WiPlanContent } from '../bot/plan-on-record.ts'
import { entries, heading, text, type Block } from './blocks.ts'
import type { PlanSource } from './source.ts'
import { inWords, sayDay } from './words.ts'

/** What the plan says of how child, parents and family are doing; nothing where it says nothing. */
export function functioning({ functioning: told = {} }: WiPlanContent): Block[] {
  const parts = [
    ['Child', told.child],
    ['Parents and caregivers', told.parents],
    ['Family', told.family],
  ] as const
  const filled = parts.flatMap(([label, words]) => (words ? [heading(3, label), text(words)] : []))
  return filled.length > 0 ? [heading(2, 'Functioning'), ...filled] : []
}

/** Safety: the assessment it rests on, diminished protective capacities, and the change that is to be seen. */
export function safety(content: WiPlanContent, { case: of, rules }: PlanSource): Block[] {
  const capacities = content.diminishedCapacities ?? []
  if (!content.safetyAssessment && capacities.length === 0 && !content.behavioralChange) return []
  const assessment = of.onRecord.safetyAssessments.find(({ id }) => id === content.safetyAssessment)
  return [
    heading(2, 'Safety'),
    ...entries(null, [
      ['Safety Assessment', content.safetyAssessment],
      ['Completed', sayDay(assessment?.completedOn)],
      [
        'Diminished capacities',
        capacities.map((code) => inWords(rules, 'diminished-capacity', code)).join('\n'),
      ],
      ['Change to be seen', content.behavioralChange],
    ]),
  ]
}

/** Assessment items that were weighed and get no service, each with its reason. */
export function considered(content: WiPlanContent, { case: of }: PlanSource): Block[] {
  if (content.considered.length === 0) return []
  const rows = content.considered.map(({ cansItem, reason }) => [
    of.onRecord.cansItems.find(({ id }) => id === cansItem)?.item ?? cansItem,
    reason,
  ])
  return [
    heading(2, 'Assessment items without a service'),
    { type: 'table', heads: ['CANS item', 'Considered: why no service'], widths: [35, 65], rows },
  ]
}
