import type { DutyCommand } from '../../commands/duty.ts'
import { askWho, reassignedReply } from '../../words/duties/reassign.ts'
import { onlySupervisors } from '../../words/duties/refused.ts'
import type { Turned } from '../situation.ts'
import { marked, onDuty, type Scene, type Target } from './acting.ts'
import { answered } from './answered.ts'

interface Named {
  id: string
  name: string
}

/** Within the unit: changes who is reminded, and nothing in the case system. */
export function reassign(command: Extract<DutyCommand, { type: 'reassign' }>, scene: Scene): Turned {
  const { session, situation } = scene
  if (situation.person.role !== 'supervisor') return answered(session, onlySupervisors, 'reassign')
  return onDuty(command, scene, (target) => {
    const { deadline, standing } = target
    const among = colleagues(scene, standing.reassigned?.to.id ?? deadline?.owner?.id ?? null)
    const given = command.to?.id ?? command.given?.trim() ?? null
    const to = given === null ? null : called(given, among)
    return to ? handed(target, to, scene) : ask(target, among, given, scene)
  })
}

function ask({ name }: Target, among: readonly Named[], given: string | null, { session }: Scene): Turned {
  const waiting = { type: 'reassign', duty: name, to: null } as const
  return answered(session, askWho(name, among, given !== null), 'reassign', { duty: name, waiting })
}

/** Whoever is named hears of it. */
function handed(target: Target, to: Named, scene: Scene): Turned {
  const { name } = target
  const { person, ids } = scene.situation
  const turned = marked(target, { kind: 'reassigned', to }, reassignedReply(name, to), scene, 'reassign')
  if (to.id === person.id) return turned
  const by = { id: person.id, name: person.name }
  const notice = { kind: 'duty-given', case: name.case, duty: name, by } as const
  return {
    ...turned,
    notices: [{ id: `duty-given:${ids.key}`, to: { type: 'person', person: to.id }, notice }],
  }
}

/** Whoever has an open duty in the unit, and the supervisor; not the one who is reminded now. */
function colleagues({ facts: { read }, situation: { person } }: Scene, now: string | null): Named[] {
  const owners = (read?.ok ? read.value : []).flatMap(({ owner, unit }) =>
    owner && unit === person.unit ? [owner] : [],
  )
  const all = new Map([...owners, { id: person.id, name: person.name }].map((one) => [one.id, one.name]))
  return [...all]
    .filter(([id]) => id !== now)
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** The only one whose name holds all of the words. */
function called(given: string, among: readonly Named[]): Named | null {
  const words = given
    .toLowerCase()
    .split(/[\s.,]+/)
    .filter(Boolean)
  const fits = among.filter(({ id, name }) =>
    words.every((word) => name.toLowerCase().split(' ').includes(word) || id === word),
  )
  return fits.length === 1 && words.length > 0 ? (fits[0] ?? null) : null
}
