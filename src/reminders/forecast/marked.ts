import type { Deadline, Mark } from '../types.ts'

export interface Marked {
  /** What is still to be done, each with whoever it was handed to. */
  open: readonly Deadline[]
  /** What somebody said is done, with evidence; the case system does not know yet. */
  saidDone: readonly Deadline[]
}

/** The duties as people left them. `marks` come oldest first; those of another due day say nothing about this one. */
export function marked(duties: readonly Deadline[], marks: readonly Mark[]): Marked {
  const takers = new Map<string, NonNullable<Deadline['owner']>>()
  const done = new Set<string>()
  for (const mark of marks) {
    const key = `${mark.due} ${mark.deadline}`
    if (mark.kind === 'reassigned') takers.set(key, mark.to)
    if (mark.kind === 'done') done.add(key)
  }
  const keyOf = ({ id, due }: Deadline) => `${due?.earliest ?? ''} ${id}`
  return {
    open: duties
      .filter((duty) => !done.has(keyOf(duty)))
      .map((duty) => {
        const owner = takers.get(keyOf(duty))
        return owner ? { ...duty, owner } : duty
      }),
    saidDone: duties.filter((duty) => done.has(keyOf(duty))),
  }
}
