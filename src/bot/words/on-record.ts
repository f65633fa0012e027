import type { IsoDate, Rulebook } from '../../policy/types.ts'
import type { ActiveGoal, JobFacts } from '../facts.ts'
import type { GuidedFlow } from '../guided-flow.ts'
import type { OnRecord } from '../on-record.ts'
import type { Action, Reply } from '../reply.ts'
import { sayDate, sayDay } from './dates.ts'
import { startAction } from './jobs.ts'
import { childLine, initials } from './people.ts'
import { plainReply } from './plain.ts'

/** What a look at a child or a case needs beside them. */
export interface Looking {
  rules: Rulebook
  jobs: readonly GuidedFlow[]
  today: IsoDate
}

const roles = { primary: 'Goal', second: 'Second goal', concurrent: 'Concurrent goal' } as const

export const goalLine = ({ label, role, targetDate }: Pick<ActiveGoal, 'label' | 'role' | 'targetDate'>) =>
  `${roles[role]}: ${label}, ${targetDate === null ? 'no target date' : `target ${sayDate(targetDate)}`}`

/** The goals now active for a child and what else is on record, and what can be done next. */
export function childOnRecord(facts: JobFacts, looking: Looking): Reply {
  const { case: of, child, activeGoals } = facts
  if (!child) return caseOnRecord(facts, looking)
  const goals = activeGoals.map(goalLine)
  const lines = [...goals, ...plansOf(of.onRecord, child.id, looking), ...caseLines(of.onRecord)]
  const who = childLine(child, looking.today)
  const actions: Action[] = [
    ...looking.jobs.map((job) => startAction(job, of.id, job.about === 'child' ? child.id : null)),
    {
      label: 'Which are allowed?',
      command: { type: 'allowed-goals', case: of.id, child: child.id, facts: {} },
    },
  ]
  const none = lines.length === 0
  const body = none ? `No active goal is on record for ${initials(child)}.` : lines.join('\n\n')
  const reply = plainReply(`Goals · ${who}`, body, [], actions)
  return { ...reply, text: [`Goals for ${who}:`, ...(none ? ['none on record'] : lines)].join('\n') }
}

/** What is on record for a whole case: each child with their goals, then what belongs to the case. */
export function caseOnRecord({ case: of }: JobFacts, looking: Looking): Reply {
  const children = of.participants.filter((person) => person.served)
  const lines = children.map((child) => {
    const goals = of.onRecord.goals.filter((goal) => goal.child === child.id && goal.status === 'active')
    return [
      childLine(child, looking.today),
      ...goals.map(goalLine),
      ...plansOf(of.onRecord, child.id, looking),
    ].join(' · ')
  })
  const all = [...lines, ...caseLines(of.onRecord)]
  const actions: Action[] = [
    ...looking.jobs.filter(({ about }) => about === 'case').map((job) => startAction(job, of.id)),
    ...children.map((child): Action => ({
      label: childLine(child, looking.today),
      command: { type: 'goals-on-record', case: of.id, child: child.id },
    })),
  ]
  const reply = plainReply(`Case ${of.id}`, all.join('\n\n') || 'Nothing is on record yet.', [], actions)
  const ask = children.length > 0 ? ['Say a child’s number to see more.'] : []
  return {
    ...reply,
    text: [`Case ${of.id}:`, ...(all.length > 0 ? all : ['nothing on record yet']), ...ask].join('\n'),
  }
}

function plansOf(
  { concurrentPlans, servicePlanGoals }: OnRecord,
  child: string,
  { rules }: Looking,
): string[] {
  const plans = concurrentPlans.filter((plan) => plan.child === child && plan.status === 'active')
  const own = servicePlanGoals.filter((goal) => goal.status === 'active' && goal.children.includes(child))
  return [
    ...plans.map(
      ({ concurrentGoal, establishedOn }) =>
        `Concurrent plan: ${rules.goal(concurrentGoal)?.label ?? concurrentGoal}, since ${sayDay(establishedOn)}`,
    ),
    ...own.map(({ label, startDate }) => `Child's own goal: ${label}, since ${sayDay(startDate)}`),
  ]
}

function caseLines({ casePlans, servicePlanGoals, cesReferrals }: OnRecord): string[] {
  const family = servicePlanGoals.filter(({ status, scope }) => status === 'active' && scope === 'family')
  const open = casePlans.filter(({ status }) => status !== 'superseded').slice(0, 2)
  return [
    ...family.map(({ label, startDate }) => `Family goal: ${label}, since ${sayDay(startDate)}`),
    ...open.map(({ content, status }) => `Case plan of ${sayDay(content.planDate)}: ${status}`),
    ...cesReferrals.map(({ id, status }) => `Housing referral ${id}: ${status.replaceAll('-', ' ')}`),
  ]
}
