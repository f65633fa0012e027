import type { GoalOnRecord, ServicePlanGoalOnRecord } from '../bot/on-record.ts'
import { hasConditions, type CasePlanOnRecord } from '../bot/plan-on-record.ts'
import { responsibleName } from './conditions.ts'
import { heading, quiet, text, type Block, type PlainDocument } from './blocks.ts'
import { isApproved, standingOf, type Source } from './source.ts'
import { dayOf, inWords, nameOf, namesOf, planTitle, sayDay, sayShortDay } from './words.ts'

/** History of Planning and Services: every goal and every plan with all its services, however long ago they ended. */
export function history(source: Source): PlainDocument {
  const { case: of, today } = source
  const title = 'History of Planning and Services'
  const plans = [...of.onRecord.casePlans].reverse()
  return {
    title,
    header: `${title} · ${of.id}`,
    mark: null,
    footer: `Printed ${sayDay(today)}`,
    blocks: [
      heading(1, title),
      text(
        'This is the full history that is on record for the case. No period is left out. What was not approved is marked.',
      ),
      ...goals(source),
      ...familyGoals(source),
      ...concurrent(source),
      heading(2, 'Plans'),
      ...(plans.length > 0
        ? plans.flatMap((plan) => onePlan(plan, source))
        : [quiet('No plan is on record.')]),
    ],
  }
}

const spell = ({ startDate, status, closedOn }: GoalOnRecord | ServicePlanGoalOnRecord) => [
  sayShortDay(startDate),
  status === 'active' ? 'Active' : `Ended ${sayShortDay(closedOn)}`.trim(),
]

function goals({ case: of }: Source): Block[] {
  if (of.onRecord.goals.length === 0) return []
  const rows = of.onRecord.goals.map((goal) => [
    nameOf(of.participants, goal.child),
    `${goal.label} (${goal.role})`,
    ...spell(goal),
  ])
  return [
    heading(2, 'Permanency goals'),
    { type: 'table', heads: ['Child', 'Goal', 'From', 'Standing'], widths: [28, 30, 21, 21], rows },
  ]
}

function familyGoals({ case: of }: Source): Block[] {
  const all = [...of.onRecord.servicePlanGoals].reverse()
  if (all.length === 0) return []
  const rows = all.map((goal) => [
    goal.scope === 'family' ? 'The family' : namesOf(of.participants, goal.children),
    goal.label,
    ...spell(goal),
  ])
  return [
    heading(2, 'Service plan goals'),
    { type: 'table', heads: ['For', 'Goal', 'From', 'Standing'], widths: [28, 30, 21, 21], rows },
  ]
}

function concurrent({ case: of, rules }: Source): Block[] {
  const all = [...of.onRecord.concurrentPlans].reverse()
  if (all.length === 0) return []
  const rows = all.map(({ child, concurrentGoal, establishedOn, status, closedOn }) => [
    nameOf(of.participants, child),
    rules.goal(concurrentGoal)?.label ?? concurrentGoal,
    sayShortDay(establishedOn),
    status === 'active' ? 'Active' : `Ended ${sayShortDay(closedOn)}`.trim(),
  ])
  return [
    heading(2, 'Concurrent plans'),
    {
      type: 'table',
      heads: ['Child', 'Concurrent goal', 'From', 'Standing'],
      widths: [28, 30, 21, 21],
      rows,
    },
  ]
}

function onePlan(plan: CasePlanOnRecord, source: Source): Block[] {
  const { case: of } = source
  return [
    heading(3, `${planTitle(plan, source)} of ${sayDay(plan.content.planDate)}`),
    text(`${standingOf(plan)}. Plan number ${plan.id}. For ${namesOf(of.participants, plan.children)}.`),
    ...decisions(plan, source),
    ...services(plan, source),
    ...tasks(plan),
  ]
}

/** Who decided is named for an approved plan only. */
function decisions(plan: CasePlanOnRecord, { zone }: Source): Block[] {
  if (plan.decisions.length === 0) return []
  const rows = plan.decisions.map(({ decision, by, at, note }) => [
    sayShortDay(dayOf(at, zone)),
    decision === 'approve' ? 'Approved' : 'Returned',
    isApproved(plan) ? by.name : 'A supervisor',
    note ?? '',
  ])
  return [{ type: 'table', heads: ['Day', 'Decision', 'By', 'Note'], widths: [20, 15, 25, 40], rows }]
}

function services(plan: CasePlanOnRecord, { rules, case: of }: Source): Block[] {
  const { content } = plan
  if (!hasConditions(content)) return []
  return content.conditions.flatMap((condition, at): Block[] => [
    heading(4, `Condition ${at + 1}: ${namesOf(of.participants, condition.participants)}`),
    text(condition.text),
    ...(condition.goals.length > 0 ? [{ type: 'points', items: condition.goals } as const] : []),
    ...(condition.services.length > 0
      ? [
          {
            type: 'table',
            heads: ['Service', 'Responsible', 'Began', 'Ended', 'Status'],
            widths: [34, 21, 15, 15, 15],
            rows: condition.services.map((service) => [
              `${inWords(rules, 'service-category', service.category)}\n${service.explanation}\n${service.progress ?? ''}`,
              responsibleName(service, plan),
              sayShortDay(service.beginDate),
              sayShortDay(service.endDate) || 'Not ended',
              inWords(rules, 'service-status', service.status),
            ]),
          } as const,
        ]
      : []),
  ])
}

const states = {
  next: 'Next',
  'existing-strength': 'Existing strength',
  'existing-safety': 'Existing safety',
}

function tasks({ content }: CasePlanOnRecord): Block[] {
  if (hasConditions(content) || content.tasks.length === 0) return []
  const rows = content.tasks.map(({ who, what, by, state }) => [who, what, sayShortDay(by), states[state]])
  return [{ type: 'table', heads: ['Who', 'What', 'By', 'Standing'], widths: [20, 44, 18, 18], rows }]
}
