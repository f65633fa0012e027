import type { Reply } from '../reply.ts'
import type { Session } from '../session.ts'
import { keepTheirs, replaceTheirs, saveAsDraft, sayMeanwhile, ways } from '../words/conflict.ts'
import { aboutLine } from '../words/people.ts'
import { plainReply } from '../words/plain.ts'
import { sayRefusal } from '../words/job.ts'
import { because } from './because.ts'
import type { Opened } from './job.ts'
import { say, type Turned } from './situation.ts'

/**
 * While the worker filled the flow in, the record changed so that it could not be opened any more, as when a colleague
 * used up the room for goals. Nothing of the entry is touched. Null while the flow may go on.
 */
export function closedSince(session: Session, { dialog, flow, context }: Opened): Turned | null {
  const refusal = flow.half ? null : dialog.open(context)
  if (!refusal) return null
  const about = aboutLine(context.facts)
  const theirs = context.facts.activeGoals.filter(({ id }) => !(flow.known ?? []).includes(id))
  const changed = 'The case record changed while you worked, so this was not saved.'
  const body = [changed, sayMeanwhile(theirs), sayRefusal(refusal)].filter(Boolean).join(' ')
  const replaceable = theirs.length > 0 && flow.known !== undefined
  const next = ways(replaceable)
  const plain = plainReply(dialog.title, `${body} ${next}`, refusal.citation ? [refusal.citation] : [], [
    keepTheirs,
    ...(replaceable ? [replaceTheirs] : []),
    saveAsDraft,
    { label: 'Goals on record', command: { type: 'goals-on-record', case: null, child: null } },
  ])
  const reply: Reply = {
    ...plain,
    text: [`${dialog.title} · ${about}`, body, next].join('\n'),
    card: plain.card && { ...plain.card, subtitle: about, tone: 'stop' },
  }
  return because(say(session, reply, 'closed', { refused: 'rule' }), {
    text: sayRefusal(refusal),
    citations: reply.citations,
  })
}
