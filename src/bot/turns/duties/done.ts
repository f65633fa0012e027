import type { DutyCommand } from '../../commands/duty.ts'
import { askEvidence, doneReply, emptyEvidence, longestEvidence, tooLong } from '../../words/duties/done.ts'
import { answered } from './answered.ts'
import type { Turned } from '../situation.ts'
import { marked, onDuty, type Scene } from './acting.ts'

/** Done, with something by which it can be seen. The case record is what ends a duty; this ends its reminders. */
export const done = (command: Extract<DutyCommand, { type: 'done' }>, scene: Scene): Turned =>
  onDuty(command, scene, (target) => {
    const { name } = target
    const evidence = command.evidence?.trim() ?? null
    if (evidence === null || evidence === '' || evidence.length > longestEvidence) {
      const error = evidence === null ? null : evidence === '' ? emptyEvidence : tooLong(evidence.length)
      const waiting = { type: 'done', duty: name, evidence: null } as const
      return answered(scene.session, askEvidence(name, error), 'done', {
        duty: name,
        waiting,
      })
    }
    return marked(target, { kind: 'done', evidence }, doneReply(name), scene, 'done')
  })
