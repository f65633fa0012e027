import type { Session } from '../session.ts'
import { formReply } from '../words/whole-form.ts'
import { jobOf, showJob, type Opened } from './job.ts'
import { say, type Situation, type Turned } from './situation.ts'

/** The job as one form with every question at once; as text, a line for each. Nothing changes. */
export function showForm(session: Session, open: Opened, situation: Situation): Turned {
  const job = showJob(open, situation)
  return say(session, formReply(jobOf(open), job), 'form')
}
