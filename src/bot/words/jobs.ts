import type { Action, Reply } from '../reply.ts'
import type { GuidedFlow } from '../guided-flow.ts'
import { list } from './people.ts'
import { help, myCases, plainReply } from './plain.ts'

/** A button that opens a job, for a case or child or (both null) whatever is open or must be chosen. */
export const startAction = (
  dialog: GuidedFlow,
  of: string | null = null,
  child: string | null = null,
  label = buttonOf(dialog),
): Action => ({
  label,
  command: { type: 'start', dialog: dialog.id, case: of, child, values: {} },
})

export const buttonOf = ({ button, title }: GuidedFlow): string => button ?? title

/** `Goal`: the shortest of its names, where there is little room. */
export function shortName({ cues, title }: GuidedFlow): string {
  const [name = title] = [...(cues ?? [title])].sort((a, b) => a.length - b.length)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** `permanency goals`; what is written in capitals, such as CES, stays so. */
export const inSentence = ({ title }: Pick<GuidedFlow, 'title'>): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title

/** The jobs as one list of words. */
export const jobList = (jobs: readonly GuidedFlow[]): string => list(jobs.map(inSentence))

/** Buttons for the jobs, without one for any place. */
export const jobButtons = (jobs: readonly GuidedFlow[], most: number): Action[] =>
  jobs.slice(0, most).map((job) => startAction(job))

/** A job that the worker's state has not: said as it is, with what there is. */
export function notOffered(dialog: GuidedFlow, stateName: string, jobs: readonly GuidedFlow[]): Reply {
  const others =
    jobs.length > 0
      ? `What I can do with you here: ${jobList(jobs)}.`
      : 'I have no guided job for your state yet; you can ask which goals are allowed.'
  return plainReply(
    dialog.title,
    `The rules of ${stateName} have no job "${inSentence(dialog)}" for you, so I did not open one. ${others}`,
    [],
    [...jobButtons(jobs, 4), myCases, help],
  )
}
