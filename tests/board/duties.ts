import type { Deadline } from '../../src/reminders/types.ts'
import { addDays } from '../../src/reminders/working-days.ts'

/** Friday, half past nine in the morning in Tennessee. */
export const now = '2026-12-04T15:30:00.000Z'
export const today = '2026-12-04'

export const folk = [
  { id: 'worker-tn', name: 'Perpetua Vandersloot' },
  { id: 'worker-tn-2', name: 'Thaddeus Quillfeather' },
  { id: 'worker-tn-3', name: 'Rosamund Ashgrove' },
] as const

const words = [
  'Permanency plan staffed',
  'Progress review',
  'Permanency hearing',
  'Plan ratified by the court',
  'Foster care review',
]

/** A duty as the case system sends it; `day` counts from today. */
export function duty(n: number, day: number | null, more: Partial<Deadline> = {}): Deadline {
  const on = day === null ? null : addDays(today, day)
  return {
    id: `tn-rule-${n % 5}:tn-${1000 + n}-c1:${n}`,
    rule: `tn-rule-${n % 5}`,
    edition: 'tn@2024-01-01',
    state: 'tn',
    case: `tn-${1000 + n}`,
    unit: 'tn-harrow-creek',
    child: `tn-${1000 + n}-c1`,
    owner: folk[n % folk.length] ?? null,
    kind: 'hard',
    what: words[n % words.length] ?? '',
    trigger: { what: 'The child entered care', on: addDays(today, -30) },
    due:
      on === null ? null : { earliest: on, latest: on, hours: null, readings: [{ counted: 'calendar', on }] },
    problem: null,
    because: 'Thirty days after entering care.',
    citation: null,
    tag: 'source',
    job: null,
    ...more,
  }
}

/** A unit's duties as they lie on an ordinary day: some overdue, most of them ahead, some without a day. */
export const ordinary = (count = 60): Deadline[] =>
  Array.from({ length: count }, (_, n) => {
    if (n % 17 === 16) return duty(n, null, { kind: 'gate' })
    const day = ((n * 37) % 64) - 7
    return duty(n, day, n % 13 === 12 ? { owner: null } : {})
  })

/** A duty that is counted in working days from a trigger. */
export function inWorkingDays(n: number, day: number, more: Partial<Deadline> = {}): Deadline {
  const on = addDays(today, day)
  return duty(n, day, {
    due: { earliest: on, latest: on, hours: null, readings: [{ counted: 'working', on }] },
    ...more,
  })
}
