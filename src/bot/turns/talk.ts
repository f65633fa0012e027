import type { Citation } from '../../policy/types.ts'
import type { Session } from '../session.ts'
import { gapsReply } from '../words/gaps.ts'
import { sayCitation } from '../words/goals.ts'
import { help, myCases, plainReply } from '../words/plain.ts'
import {
  channelHelp,
  notUnderstood,
  nothingOpen,
  oldButtonSaid,
  refusedInput,
  welcome,
} from '../words/talk.ts'
import { jobView, opened, showJob } from './job.ts'
import { offerOf } from './offer.ts'
import { prompted } from './prompted.ts'
import { jobsHere, say, type Situation, type Turned } from './situation.ts'

/** The same again. Without anything said yet, the welcome. */
export function repeat(session: Session, situation: Situation): Turned {
  if (session.flow) return say(session, showJob(opened(session.flow, situation), situation), 'repeat')
  return say(session, session.last ?? welcome(offerOf(situation), situation.cases), 'repeat')
}

/** The rule behind the last thing said, else why the open question is asked. */
export function why(session: Session, situation: Situation): Turned {
  const said = session.reason?.citations.length ? { text: '', citations: session.reason.citations } : null
  const asked = said ?? (session.flow ? reasonForQuestion(session, situation) : null)
  const citations = asked?.citations ?? []
  const text = [asked?.text, ...citations.map((c) => `${quoted(c)} ${sayCitation(c)}`)]
    .filter(Boolean)
    .join('\n')
  if (text === '' && !situation.private) return say(session, channelHelp, 'why')
  const body = text === '' ? noRule : text
  return prompted(session, plainReply('Why', body, citations, next(situation)), 'why', situation)
}

/** What the documents of the worker's state do not say. It names nobody, so it is answered anywhere. */
export function gaps(session: Session, situation: Situation): Turned {
  const rules = situation.rulesFor(situation.person.state)
  return prompted(session, gapsReply(rules, next(situation)), 'gaps', situation)
}

const noRule = 'There is no rule behind that. Ask "which goals are allowed?" to see the rules for a child.'
/** In a channel there is no list of anybody's cases. */
const next = (situation: Situation) => (situation.private ? [myCases, help] : [])

const quoted = ({ quote }: Citation) => `"${quote}"`

function reasonForQuestion(
  session: Session,
  situation: Situation,
): { text: string; citations: readonly Citation[] } | null {
  if (!session.flow) return null
  const { asking, notices } = jobView(opened(session.flow, situation))
  if (asking) return { text: asking.why.text, citations: asking.why.citation ? [asking.why.citation] : [] }
  const cited = notices.flatMap(({ citation }) => (citation ? [citation] : []))
  return cited.length > 0 ? { text: notices.map(({ text }) => text).join(' '), citations: cited } : null
}

/** One clear sentence, and the way on: the open prompt again, or what can be done. */
export function missed(session: Session, situation: Situation): Turned {
  const misses = session.misses + 1
  const turned = prompted(
    session,
    notUnderstood(session.misses, jobsHere(situation)),
    'not-understood',
    situation,
  )
  return { ...turned, session: { ...turned.session, misses } }
}

export function refuse(because: string, session: Session, situation: Situation): Turned {
  return prompted(session, refusedInput(because), 'refused-input', situation)
}

/** A button that means nothing any more. Said beside the newest card, which stays as it is. */
export function oldButton(session: Session, situation: Situation): Turned {
  const reply = oldButtonSaid(session.flow !== null && situation.private)
  return { ...say(session, reply, 'old-button'), session, aside: true }
}

export function nothing(session: Session, situation: Situation): Turned {
  return say(session, nothingOpen(jobsHere(situation)), 'nothing-open')
}
