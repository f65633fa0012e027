import type { Reply } from '../reply.ts'
import type { Session } from '../session.ts'
import { promptOf } from '../words/job.ts'
import { closedSince } from './closed.ts'
import { jobOf, opened, showJob } from './job.ts'
import { because } from './because.ts'
import { say, type Situation, type Turned } from './situation.ts'

/**
 * Answers a digression. Where a flow is open it stays where it is: the answer comes first, then the same prompt,
 * and the newest card carries the flow's own buttons again.
 */
export function prompted(session: Session, answer: Reply, action: string, situation: Situation): Turned {
  const flow = session.flow
  if (!flow || !['asking', 'review'].includes(flow.state.status) || !situation.private)
    return because(say(session, answer, action), answer)
  const open = opened(flow, situation)
  const closed = closedSince(session, open)?.reply
  const prompt = closed ?? showJob(open, situation)
  const ask = closed ? closed.text.split('\n').at(-1) : promptOf(jobOf(open))
  const reply: Reply = {
    text: `${answer.text}\n\n${ask}`,
    card: prompt.card && {
      ...prompt.card,
      body: [...saidOn(answer), prompt.card.body].join('\n\n'),
    },
    actions: prompt.actions,
    citations: [...answer.citations, ...prompt.citations.filter((c) => !answer.citations.includes(c))],
  }
  return because(say(session, reply, action), answer)
}

/** What the answer's own card would show, its first quote and where that stands included. */
function saidOn({ card, text }: Reply): string[] {
  const shown = (card?.passages ?? []).slice(0, 1).flatMap(({ quote, source }) => [quote, source])
  return [card ? card.body : text, ...shown].filter((part) => part !== '')
}
