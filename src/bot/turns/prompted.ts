import type { Reply } from '../reply.ts'
import type { Session } from '../session.ts'
import { opened, showJob } from './job.ts'
import { say, type Situation, type Turned } from './situation.ts'

/**
 * Answers a digression. Where a flow is open it stays where it is: the answer comes first, then the same prompt,
 * and the newest card carries the flow's own buttons again.
 */
export function prompted(session: Session, answer: Reply, action: string, situation: Situation): Turned {
  const flow = session.flow
  if (!flow || !['asking', 'review'].includes(flow.state.status) || !situation.private)
    return say(session, answer, action)
  const prompt = showJob(opened(flow, situation), situation)
  const reply: Reply = {
    text: `${answer.text}\n\n${prompt.text}`,
    card: prompt.card && {
      ...prompt.card,
      body: [answer.card?.body ?? answer.text, prompt.card.body].join('\n\n'),
    },
    actions: prompt.actions,
    citations: [...answer.citations, ...prompt.citations.filter((c) => !answer.citations.includes(c))],
  }
  return {
    ...say(session, reply, action),
    session: { ...session, last: { ...reply, citations: answer.citations }, misses: 0 },
  }
}
