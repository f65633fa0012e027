import type { Citation } from '../types.ts'

/** What one edition says, and where that stands. */
export interface Side {
  /** The rule's id; null for an answer that several rules make together. */
  rule: string | null
  says: string
  citation: Citation | null
}

export type Subject =
  | 'job'
  | 'case-type'
  | 'goal'
  | 'verdict'
  | 'field'
  | 'gate'
  | 'referral'
  | 'list'
  | 'duty'
  | 'deadline'
  | 'statement'
  | 'gap'

/** `restated`: the same is asked, for another reason or from another text. */
export type How = 'added' | 'removed' | 'changed' | 'restated'

/** One difference between two editions. `key` names what it is about, for programs: `case-plan/plan-date`. */
export interface Change {
  subject: Subject
  key: string
  about: string
  how: How
  before: readonly Side[]
  after: readonly Side[]
}

/** Something of an edition that can be compared: its place, what it decides, and what it rests on. */
export interface Entry {
  key: string
  about: string
  /** What it decides, in a form that is equal for equal decisions. */
  shape: string
  /** Its reason and its text, likewise. */
  ground: string
  side: Side
}

/**
 * Compares entries key by key. What decides the same on both sides is no change; where its reason or text is another
 * one it is restated. The rest of a key is one change, with all that each side says there.
 */
export function compared(subject: Subject, before: readonly Entry[], after: readonly Entry[]): Change[] {
  const keys = [...new Set([...before, ...after].map(({ key }) => key))]
  return keys.flatMap((key) => {
    const old = before.filter((entry) => entry.key === key)
    const now = after.filter((entry) => entry.key === key)
    const about = (old[0] ?? now[0])?.about ?? key
    const change = (how: How, from: readonly Entry[], to: readonly Entry[]): Change => ({
      subject,
      key,
      about,
      how,
      before: from.map(({ side }) => side),
      after: to.map(({ side }) => side),
    })
    const gone = old.filter(({ shape }) => !now.some((entry) => entry.shape === shape))
    const come = now.filter(({ shape }) => !old.some((entry) => entry.shape === shape))
    const kept = old.flatMap((entry) => {
      const same = now.filter(({ shape }) => shape === entry.shape)
      return same.length && !same.some(({ ground }) => ground === entry.ground)
        ? [[entry, same] as const]
        : []
    })
    const restated = kept.map(([entry, same]) => change('restated', [entry], same))
    if (!gone.length && !come.length) return restated
    return [change(howOf(gone, come, old, now), gone, come), ...restated]
  })
}

function howOf(
  gone: readonly unknown[],
  come: readonly unknown[],
  old: readonly unknown[],
  now: readonly unknown[],
): How {
  if (!old.length && come.length) return 'added'
  if (!now.length && gone.length) return 'removed'
  return 'changed'
}
