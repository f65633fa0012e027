import type { DutyCommand } from '../../commands/duty.ts'
import { acknowledgedReply } from '../../words/duties/acting.ts'
import type { Turned } from '../situation.ts'
import { answered } from './answered.ts'
import { marked, onDuty, type Scene } from './acting.ts'
import { checkpointNow } from './checkpoint.ts'

/** Seen, and not done: no nudges until the next checkpoint. */
export const acknowledge = (command: Extract<DutyCommand, { type: 'acknowledge' }>, scene: Scene): Turned =>
  onDuty(command, scene, (target) => {
    const { name, standing } = target
    const checkpoint = checkpointNow(target, scene)
    const { acknowledged } = standing
    const again = acknowledged?.checkpoint === checkpoint && acknowledged.by.id === scene.situation.person.id
    const { today } = scene.situation
    const reply = acknowledgedReply(name, checkpoint, { again: again && !command.kept, today })
    if (again) return answered(scene.session, reply, 'acknowledge', { duty: name })
    return marked(target, { kind: 'acknowledged', checkpoint }, reply, scene, 'acknowledge')
  })
