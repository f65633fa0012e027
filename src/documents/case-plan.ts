import { hasConditions } from '../bot/plan-on-record.ts'
import { considered, functioning, safety } from './assessed.ts'
import { entries, heading, text, type Block, type PlainDocument } from './blocks.ts'
import { conditions } from './conditions.ts'
import { signatures } from './signatures.ts'
import { isApproved, standingOf, type PlanSource } from './source.ts'
import { steps } from './steps.ts'
import { inWords, nameOf, planTitle, sayDay } from './words.ts'

/** One case plan as a document; its standing is plain on every page. */
export function casePlan(source: PlanSource): PlainDocument {
  const { plan, case: of, today } = source
  const { content } = plan
  const title = planTitle(plan, source)
  return {
    title,
    header: `${title} · ${of.id} · plan of ${sayDay(content.planDate)}`,
    mark: standingOf(plan),
    footer: `Printed ${sayDay(today)} · Policy edition ${plan.edition}`,
    blocks: [
      heading(1, title),
      ...standing(source),
      ...about(source),
      ...(hasConditions(content)
        ? [
            ...functioning(content),
            ...safety(content, source),
            ...conditions(content, source),
            ...considered(content, source),
          ]
        : steps(content, source)),
      ...signatures(source),
    ],
  }
}

function standing({ plan }: PlanSource): Block[] {
  if (!isApproved(plan)) {
    return [{ type: 'banner', text: 'NOT APPROVED. This copy may still change and is not to be signed.' }]
  }
  return plan.supersededBy === null
    ? [text(`Approved on ${sayDay(plan.approvedOn)}.`)]
    : [
        {
          type: 'banner',
          text: `Approved on ${sayDay(plan.approvedOn)}, and replaced by a newer approved plan since.`,
        },
      ]
}

function about(source: PlanSource): Block[] {
  const { plan, case: of, rules } = source
  return [
    heading(2, 'Case'),
    ...entries(null, [
      ['Case number', of.id],
      ['State', rules.stateName],
      ['Plan date', sayDay(plan.content.planDate)],
      ['Plan number', plan.id],
    ]),
    heading(2, 'Children'),
    children(source),
  ]
}

/** Person types and court numbers only where plans of this shape have them. */
function children({ plan, case: of, rules }: PlanSource): Block {
  const { content } = plan
  const rows = plan.children.map((id) => {
    const child = of.participants.find((one) => one.id === id)
    return [id, nameOf(of.participants, id), sayDay(child?.dateOfBirth) || 'Not on record'] as const
  })
  if (!hasConditions(content)) {
    return { type: 'table', heads: ['Name', 'Born'], widths: [60, 40], rows: rows.map(([, ...row]) => row) }
  }
  const typeOf = (id: string) => content.children.find(({ ref }) => ref === id)?.personType
  const courtsOf = (id: string) => content.courtNumbers.flatMap((one) => (one.child === id ? one.number : []))
  return {
    type: 'table',
    heads: ['Name', 'Born', 'Person type', 'Court number'],
    widths: [34, 24, 20, 22],
    rows: rows.map(([id, ...row]) => [
      ...row,
      inWords(rules, 'person-type', typeOf(id)) || 'None',
      courtsOf(id).join(', ') || 'None',
    ]),
  }
}
