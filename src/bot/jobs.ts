import type { Rulebook } from '../policy/types.ts'
import type { Person } from './facts.ts'
import type { GuidedFlow } from './guided-flow.ts'

/** The guided jobs that a state's edition offers, in the edition's order. */
export const jobsOffered = (rules: Pick<Rulebook, 'jobs'>, dialogs: readonly GuidedFlow[]): GuidedFlow[] =>
  rules.jobs().flatMap((id) => dialogs.filter((dialog) => dialog.id === id))

/** Those of them that somebody of this role is shown; the others say themselves whose they are. */
export const jobsFor = ({ role }: Pick<Person, 'role'>, jobs: readonly GuidedFlow[]): GuidedFlow[] =>
  jobs.filter(({ by }) => by === undefined || by === role)

/** The job whose words a text holds; of several the one with the longest. Null where none fits. */
export function jobNamed(words: string, dialogs: readonly GuidedFlow[]): GuidedFlow | null {
  let best: { dialog: GuidedFlow; length: number } | null = null
  for (const dialog of dialogs)
    for (const cue of dialog.cues ?? [dialog.title])
      if (words.includes(cue.toLowerCase()) && cue.length > (best?.length ?? 0))
        best = { dialog, length: cue.length }
  return best?.dialog ?? null
}
