import type { Duty } from '../../../reminders/owed.ts'
import type { DutyName } from '../../commands/duty.ts'
import type { GuidedFlow } from '../../guided-flow.ts'
import type { Action } from '../../reply.ts'
import { myList } from './nudge.ts'

/** The buttons beside a duty: two of them in a list. */
export interface DutyButtons {
  inPost(duty: Duty): readonly Action[]
  ofPost: readonly Action[]
  inList(duty: Duty): readonly Action[]
  /** Of a message about one duty to one person. */
  alone(duty: Duty, to: { id: string }): readonly Action[]
}

const nameOf = ({ deadline: { id, due, case: of, what } }: Duty): DutyName => ({
  ...{ deadline: id, due: due?.earliest ?? null, case: of, what },
})

const acknowledge = (duty: Duty): Action => ({
  label: 'Acknowledge',
  command: { type: 'acknowledge', duty: nameOf(duty) },
})
const snooze = (duty: Duty): Action => ({
  label: 'Snooze',
  command: { type: 'snooze', duty: nameOf(duty), until: null },
})

/** What can be done about a duty. Starting the guided flow that does it is offered to whoever has it, alone. */
export function dutyButtons(dialogs: readonly GuidedFlow[]): DutyButtons {
  const start = ({ deadline, standing }: Duty, to: { id: string }): Action[] => {
    const { job, case: of, child } = deadline
    const known = dialogs.some(({ id }) => id === job)
    return job !== null && known && standing.owner?.id === to.id
      ? [
          {
            label: 'Start',
            command: { type: 'start', dialog: job, case: of, child, values: {} },
            style: 'primary',
          },
        ]
      : []
  }
  const both = (duty: Duty) => [acknowledge(duty), snooze(duty)]
  return {
    inPost: both,
    ofPost: [{ label: 'My list', command: myList }],
    inList: both,
    alone: (duty, to) => [
      ...start(duty, to),
      ...both(duty),
      { label: 'Done with evidence', command: { type: 'done', duty: nameOf(duty), evidence: null } },
      ...(duty.standing.owner?.id === to.id
        ? []
        : [{ label: 'Reassign', command: { type: 'reassign', duty: nameOf(duty), to: null } } as const]),
      { label: 'Why?', command: { type: 'show-duty', duty: nameOf(duty), why: true } },
    ],
  }
}
