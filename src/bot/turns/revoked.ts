import { subjectOf } from '../facts.ts'
import type { Draft } from '../ports.ts'
import type { Session } from '../session.ts'
import type { Situation } from './situation.ts'
import { setAside } from './start.ts'

/**
 * The session without a flow whose child the worker may no longer see; what was entered becomes a draft, which opens
 * again with the assignment. Null where nothing was revoked, or where the record is on its way already.
 */
export function putAway(
  session: Session,
  situation: Situation,
): { session: Session; draft: Draft | null; named: string } | null {
  const { flow } = session
  const { focus } = situation
  if (!flow || flow.state.status === 'saving') return null
  if (focus.type !== 'not-found' || focus.named !== subjectOf(flow.facts)) return null
  const aside = setAside(flow, situation)
  const kept: Session = { ...session, flow: null, open: null, waiting: null, last: null, reason: null }
  return { session: kept, draft: aside?.draft ?? null, named: focus.named }
}
