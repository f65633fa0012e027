import type { ActiveGoal, JobFacts } from './facts.ts'
import type { WriteRequest, WriteStep } from './writes.ts'

/** A colleague's goal that ends so that the worker's can stand, and why. */
export interface Replacing {
  goal: string
  label: string
  version: number
  reason: string
}

/** How a refusal says that somebody else wrote meanwhile. `goal`: a goal in the way, which the case API can close. */
export type Conflict = 'goal' | 'other'

const conflicts: Readonly<Record<string, Conflict>> = {
  'goal-limit-reached': 'goal',
  'goal-already-active': 'goal',
  'role-not-free': 'goal',
  'goal-already-closed': 'goal',
  'version-stale': 'other',
  'no-primary-goal': 'other',
  'concurrent-plan-already-active': 'other',
  'service-plan-goal-already-active': 'other',
  'plan-already-open': 'other',
  'plan-not-open': 'other',
  'plan-not-submitted': 'other',
  'content-changed': 'other',
  'import-changed': 'other',
  'referral-already-open': 'other',
  'referral-closed': 'other',
}

/** Whether a refusal means that the record changed under the worker's hands. A goal can be in the way of goals only. */
export function conflictOf(code: string, { steps }: WriteRequest): Conflict | null {
  const ofGoals = steps.some(({ kind }) => kind === 'permanency-goals')
  const conflict = conflicts[code] ?? null
  return ofGoals && code === 'version-stale' ? 'goal' : conflict
}

/** The goals that were recorded since the worker began; where nobody knows, all that are active. */
export function theirsIn(
  { activeGoals }: JobFacts,
  known: readonly string[] | undefined,
): readonly ActiveGoal[] {
  const since = activeGoals.filter(({ id }) => !known?.includes(id))
  return since.length > 0 ? since : activeGoals
}

/** The facts as they will be once that goal has ended: the one left over is the main goal. */
export function without(facts: JobFacts, { goal }: Pick<Replacing, 'goal'>): JobFacts {
  const active = facts.activeGoals.filter(({ id }) => id !== goal)
  const alone = active.length === 1 && active[0]?.role === 'second'
  const activeGoals = alone ? active.map((one) => ({ ...one, role: 'primary' as const })) : active
  const goals = facts.case.onRecord.goals.map((one) =>
    one.id === goal ? { ...one, status: 'closed' as const } : one,
  )
  const onRecord = { ...facts.case.onRecord, goals }
  return { ...facts, activeGoals, case: { ...facts.case, onRecord } }
}

/** The worker's write after the closure of the other goal, in the version that was seen. */
export function withClosure(request: WriteRequest, { goal, version, reason }: Replacing): WriteRequest {
  const closure: WriteStep = { kind: 'goal-closure', of: goal, ifMatch: `"${version}"`, body: { reason } }
  return { ...request, steps: [closure, ...request.steps.map((step) => later(step) as WriteStep)] }
}

/** The same with one step before it: what names the record of a step names the one after. */
function later(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(later)
  if (typeof value !== 'object' || value === null) return value
  if ('$record' in value) return { $record: Number(value.$record) + 1 }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, later(one)]))
}
