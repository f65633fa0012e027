import type { Team } from '../../../reminders/types.ts'
import type { DutyCommand } from '../../commands/duty.ts'
import type { Reply } from '../../reply.ts'
import {
  badQuietDay,
  linked,
  linkedElsewhere,
  notLinked,
  notYourUnit,
  onlySupervisor,
  quietEnded,
  quietUntil,
  unlinked,
} from '../../words/duties/team.ts'
import { say, type Turned } from '../situation.ts'
import type { Scene } from './acting.ts'

type TeamCommand = Extract<DutyCommand, { type: 'link-team' | 'unlink-team' | 'quiet-team' }>

/** What a supervisor decides about the channel they speak in. It names no case. */
export function aboutTeam(command: TeamCommand, scene: Scene & { identity: string; team: Team }): Turned {
  const { situation, team } = scene
  if (situation.person.role !== 'supervisor') return refused(command, onlySupervisor, scene)
  switch (command.type) {
    case 'link-team':
      return link(command, scene)
    case 'unlink-team':
      return team.link === null
        ? refused(command, notLinked, scene)
        : changed(command, { ...team, link: null, quietUntil: null }, unlinked(team.link.unit), scene)
    case 'quiet-team':
      return quiet(command, scene)
  }
}

type TeamScene = Parameters<typeof aboutTeam>[1]

function link(command: Extract<TeamCommand, { type: 'link-team' }>, scene: TeamScene): Turned {
  const { situation, team, identity } = scene
  const { id, name, unit } = situation.person
  const asked = command.unit ?? unit
  if (asked.toLowerCase() !== unit.toLowerCase()) return refused(command, notYourUnit(asked, unit), scene)
  if (team.link && team.link.unit !== unit) return refused(command, linkedElsewhere(team.link), scene)
  // The run reads with the rights of whoever linked it last.
  const by = { id, identity, name }
  const next = { ...team, link: { unit, by, since: situation.now } }
  return changed(command, next, linked(unit, team.link !== null), scene)
}

function quiet(command: Extract<TeamCommand, { type: 'quiet-team' }>, scene: TeamScene): Turned {
  const { situation, team } = scene
  const { until } = command
  if (team.link === null) return refused(command, notLinked, scene)
  if (team.link.unit !== situation.person.unit) return refused(command, linkedElsewhere(team.link), scene)
  if (command.given !== undefined || (until !== null && until <= situation.today))
    return refused(command, badQuietDay, scene)
  const reply = until === null ? quietEnded : quietUntil(until)
  return changed(command, { ...team, quietUntil: until }, reply, scene)
}

const refused = ({ type }: TeamCommand, reply: Reply, { session }: Scene): Turned =>
  say(session, reply, type, { refused: true })

function changed({ type }: TeamCommand, team: Team, reply: Reply, { session }: Scene): Turned {
  const turned = say(session, reply, type, { unit: team.link?.unit ?? null, quietUntil: team.quietUntil })
  return { ...turned, duties: { team }, audit: { ...turned.audit, subject: team.conversation } }
}
