import type { z } from 'zod'
import type { MoPlan } from '../../contract/plan-content.ts'
import type { Answer } from '../answers.ts'
import { about, firstOf, lacking, unlisted } from '../rules.ts'
import type { JudgedPlan } from './judged.ts'

type Content = z.output<typeof MoPlan>

/** Why a plan of questions and tasks cannot be kept; null where it can. */
export function judgeMoPlan({ content, book }: JudgedPlan<Content>): Answer | null {
  const facts = { 'plan-type': content.planType }
  const early = content.tasks.some(
    ({ by, state }) => state === 'next' && by !== undefined && by < content.planDate,
  )
  return firstOf(
    () => (early ? about('tasks', 'day-order', 'A task is due before the plan’s own day.') : null),
    () => lacking(book, 'case-plan', givenIn(content), facts),
    () =>
      firstOf(
        ...content.tasks.map(
          ({ state }) =>
            () =>
              unlisted(book, 'task-state', 'tasks', state),
        ),
      ),
    () => unlisted(book, 'visitation-phase', 'phase', content.phase),
  )
}

const givenIn = (content: Content) => ({
  achieve: content.achieve !== undefined,
  'get-there': content.getThere !== undefined,
  'on-track': content.onTrack !== undefined,
  'how-long': content.howLong !== undefined,
  tasks: content.tasks.length > 0,
  treatments: content.treatments.length > 0,
  'pprt-on': content.pprtOn !== undefined,
  phase: content.phase !== undefined,
  'uploaded-to-imaging': content.uploadedToImaging !== undefined,
})
