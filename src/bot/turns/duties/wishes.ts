import type { Preferences } from '../../../reminders/types.ts'
import type { DutyCommand } from '../../commands/duty.ts'
import {
  awayReply,
  backReply,
  badLeaveDay,
  digestReply,
  unknownZone,
  zoneReply,
} from '../../words/duties/wishes.ts'
import type { Reply } from '../../reply.ts'
import type { Turned } from '../situation.ts'
import type { Scene } from './acting.ts'
import { answered } from './answered.ts'

type Wish = Extract<DutyCommand, { type: 'digest' | 'time-zone' | 'away' }>

/** How somebody wishes to be reminded. */
export function wish(command: Wish, scene: Scene): Turned {
  const { situation } = scene
  switch (command.type) {
    case 'digest':
      return kept(command, { digest: command.on }, digestReply(command.on), scene)
    case 'time-zone':
      return command.zone === null
        ? answered(scene.session, unknownZone(command.given), command.type)
        : kept(command, { zone: command.zone }, zoneReply(command.zone), scene)
    case 'away': {
      const { until } = command
      if (until === null && command.given === undefined)
        return kept(command, { awayUntil: null }, backReply, scene)
      if (until === null || until < situation.today) return answered(scene.session, badLeaveDay, command.type)
      return kept(command, { awayUntil: until }, awayReply(situation.person, until), scene)
    }
  }
}

function kept({ type }: Wish, change: Partial<Preferences>, reply: Reply, scene: Scene): Turned {
  const { session, facts, situation } = scene
  const value = { ...facts.preferences, ...change }
  return answered(session, reply, type, { changes: { preferences: { person: situation.person.id, value } } })
}
