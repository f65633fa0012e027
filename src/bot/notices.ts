import type { IsoDate } from '../policy/types.ts'
import type { DutyCommand, DutyName } from './commands/duty.ts'
import type { Person } from './facts.ts'
import type { Saved, WriteRequest } from './writes.ts'
import { recordedOf } from './saga.ts'

interface By {
  id: string
  name: string
}

/** What somebody is told in their own conversation without having asked. It names a case and no child. */
export type PersonalNotice =
  | { kind: 'plan-submitted'; case: string; plan: string; by: By }
  | {
      kind: 'plan-decided'
      case: string
      plan: string
      decision: 'approve' | 'return'
      note: string | null
      by: By
    }
  | { kind: 'draft-handed-over'; case: string; child: string | null; job: string; draft: string; by: By }
  /** A question for the policy desk, free of names; and, once a day, that some are open. */
  | { kind: 'desk-question'; id: string; question: string; by: By }
  | { kind: 'desk-summary'; day: IsoDate; by: By }
  | {
      kind: 'desk-answered'
      id: string
      question: string
      answer: string
      owner: string
      until: IsoDate
      by: By
    }
  /** A question of policy with what was answered, both without persons. `id`: the policy desk's. */
  | { kind: 'question-handed-over'; id: string; question: string; answered: string; by: By }
  /** A button of a team's post was pressed by this person: it goes on in their own conversation. */
  | { kind: 'duty-pressed'; case: string; duty: DutyName | null; command: DutyCommand; by: By }
  /** A supervisor named this person for a duty. */
  | { kind: 'duty-given'; case: string; duty: DutyName; by: By }

/** Whom a notice is for. */
export type Recipients =
  /** All supervisors of a unit, and whom the case system names. */
  | { type: 'supervisors'; unit: string; named: string | null }
  /** Everybody who was told of a plan, and its author; not the one who decided. */
  | { type: 'concerned'; plan: string }
  | { type: 'person'; person: string }

export interface NewNotice {
  /** Unique for what happened; the same thing is told once. */
  id: string
  to: Recipients
  notice: PersonalNotice
  /** ISO instant before which nobody is told; at once where missing. */
  notBefore?: string
}

/** A notice on its way to one person. */
export interface Waiting {
  id: string
  notice: PersonalNotice
}

/** Whom a recorded entry concerns beside the one who made it. `key` is the entry's own. */
export function noticesAfter(
  request: WriteRequest,
  done: readonly Saved[],
  key: string,
  person: Person,
): NewNotice[] {
  const by = { id: person.id, name: person.name }
  return recordedOf(request, done).flatMap(({ step }, n): NewNotice[] => {
    const plan = typeof step.of === 'string' ? step.of : (done[step.of.$record]?.records[0] ?? '')
    const id = `${key}.${n}`
    if (step.kind === 'case-plan-submission') {
      const to = { type: 'supervisors', unit: person.unit, named: person.supervisor?.id ?? null } as const
      return [{ id, to, notice: { kind: 'plan-submitted', case: request.case, plan, by } }]
    }
    if (step.kind !== 'case-plan-approval') return []
    const { decision, note = null } = step.body as { decision: 'approve' | 'return'; note?: string | null }
    const notice = { kind: 'plan-decided', case: request.case, plan, decision, note, by } as const
    return [{ id, to: { type: 'concerned', plan }, notice }]
  })
}
