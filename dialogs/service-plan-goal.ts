import { defineDialog } from '../src/dialog/index.ts'
import type { JobFacts } from '../src/bot/facts.ts'
import { servedChildren } from './indian-child.ts'
import * as checks from './service-plan-goal/checks.ts'
import { servicePlanGoalNotices } from './service-plan-goal/notices.ts'
import { servicePlanGoalRecord } from './service-plan-goal/record.ts'
import { servicePlanGoalWrite } from './service-plan-goal/write.ts'
import * as rules from './service-plan-goal/rules.ts'
import type { Chosen, Context, Field } from './service-plan-goal/rules.ts'

const asked = (field: Field) => ({
  need: 'required' as const,
  when: (a: Chosen, c: Context) => rules.needOf(field, a, c).value === 'required',
  why: (a: Chosen, c: Context) => rules.reasonOf(rules.needOf(field, a, c)),
})

const known = (topic: string) => (_: Chosen, c: Context) => rules.reasonOf(c.rules.statement(topic))

/** Records the service plan goal of a family, or a goal of their own for some of its children. */
export const servicePlanGoal = defineDialog<JobFacts>()({
  id: 'service-plan-goal',
  version: 1,
  title: 'Service plan goals',
  button: 'Record a service plan goal',
  about: 'case',
  cues: ['service plan goal', 'action plan goal', 'family goal', 'permanency goal', 'goal'],
  record: servicePlanGoalRecord,
  forChild: (child) => ({ children: [child] }),
  goals: (c) => rules.goalAnswers({}, c),
  eventDay: (a, c) => rules.goalDate(a, c),
  open: checks.closedDoor,
  notices: servicePlanGoalNotices,
  write: servicePlanGoalWrite,
  questions: [
    {
      ask: 'children',
      label: 'Child',
      aliases: ['children', 'whose goal', "child's own goal", 'own goal', 'for child', 'for'],
      kind: 'choices',
      need: 'offered',
      when: (_, c) => servedChildren(c).length > 0,
      prompt: () => "For which child is the goal? Without an entry it is the family's goal.",
      why: known('childs-own-goal'),
      options: (_, c) => servedChildren(c).map(({ id }) => ({ value: id, label: id })),
    },
    {
      ask: 'startDate',
      label: 'Start date',
      past: true,
      aliases: ['goal date', 'begin date', 'start', 'starting', 'starts', 'from'],
      kind: 'date',
      need: 'offered',
      prompt: () => 'From which day does the goal hold? Without an entry it is today.',
      why: () => ({ text: 'The goal is judged by the facts and the ages on this day.', citation: null }),
      check: checks.startDate,
    },
    {
      ask: 'goal',
      label: 'Goal',
      aliases: ['service plan goal', 'action plan goal', 'family goal', 'permanency goal'],
      kind: 'choice',
      need: 'required',
      prompt: (a) =>
        a.children === undefined
          ? "What is the family's goal?"
          : `What is the goal for ${a.children.join(', ')}?`,
      why: known('service-plan-goal'),
      options: rules.goalOptions,
      check: checks.goal,
      show: (goal, _, c) => rules.labelOf(goal, c),
      fills: (_, a, c) => {
        const held = rules.conferenceOnRecord(a, c)
        return held ? { conferenceDate: held.heldOn, conferenceReason: held.reason } : {}
      },
    },
    {
      ...asked('reason-for-child'),
      ask: 'reasonForChild',
      label: 'Reason for an own goal',
      aliases: ['reason for child', 'reason'],
      kind: 'text',
      maxLength: 1000,
      prompt: () => "Why does the child need a goal of their own beside the family's?",
    },
    {
      ask: 'nonProtectivePlacement',
      label: 'Placement not for protection',
      aliases: ['non-protective placement', 'non protective placement', 'placement'],
      kind: 'choice',
      need: (a, c) =>
        rules.needOf('non-protective-placement', a, c).value === 'required' ? 'required' : 'offered',
      when: (a, c) => ['required', 'optional'].includes(rules.needOf('non-protective-placement', a, c).value),
      prompt: () => 'Is the placement for reasons other than protection?',
      why: (a, c) => rules.reasonOf(rules.needOf('non-protective-placement', a, c)),
      options: () => [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
      check: checks.nonProtectivePlacement,
    },
    {
      ...asked('conference'),
      ask: 'conferenceDate',
      label: 'Conference date',
      past: true,
      aliases: ['permanency planning conference', 'conference', 'ppc', 'ppc date', 'conference held on'],
      kind: 'date',
      prompt: () => 'On which day was the Permanency Planning Conference held?',
      check: checks.conferenceDate,
    },
    {
      ...asked('conference-reason'),
      ask: 'conferenceReason',
      label: 'Conference reason',
      aliases: ['reason of the conference', 'unresolved issues'],
      kind: 'text',
      maxLength: 2000,
      prompt: () => 'Which issues are not resolved, and how does the risk go on?',
    },
    {
      ...asked('ruled-out'),
      ask: 'ruledOut',
      label: 'Goals ruled out',
      aliases: ['ruled out', 'other goals ruled out'],
      kind: 'choices',
      prompt: () => 'Which other goals have been ruled out?',
      options: (a, c) => rules.listOptions(rules.toRuleOut(a, c)),
      check: checks.ruledOut,
    },
    {
      ...asked('ruled-out'),
      ask: 'ruledOutReason',
      label: 'Why ruled out',
      aliases: ['ruled out reason', 'reason ruled out'],
      kind: 'text',
      maxLength: 1000,
      prompt: () => 'Why do the goals ruled out not serve the child?',
      why: known('ruled-out-reason'),
    },
    {
      ...asked('kin'),
      ask: 'kinRelation',
      label: 'Kin relation',
      aliases: ['relation', 'kinship', 'related'],
      kind: 'choice',
      prompt: () => 'How are the kin related to the child?',
      why: known('kin'),
      options: (_, c) => rules.listOptions(c.rules.list('kin-relation')),
    },
    {
      ...asked('kin'),
      ask: 'kinLicence',
      label: 'Kin licence',
      aliases: ['licence', 'license', 'licensed'],
      kind: 'choice',
      prompt: () => 'Is the home of the kin licensed?',
      options: (_, c) => rules.listOptions(c.rules.list('kin-licence')),
      check: checks.kinLicence,
    },
    {
      ask: 'connections',
      label: 'Connections',
      aliases: ['ties', 'family ties', 'connections kept'],
      kind: 'text',
      need: 'offered',
      maxLength: 2000,
      when: (a, c) => ['required', 'optional'].includes(rules.needOf('connections', a, c).value),
      prompt: () => 'How will the child keep the ties that matter?',
      why: (a, c) => rules.reasonOf(rules.needOf('connections', a, c)),
    },
  ],
})
