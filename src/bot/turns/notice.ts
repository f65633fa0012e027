import type { DutyName } from '../commands/duty.ts'
import type { PersonalNotice } from '../notices.ts'
import type { Session } from '../session.ts'
import { afterNotice, approvalJob, noticeReply } from '../words/notices.ts'
import { aboutDuties } from './duties/duties.ts'
import { say, type Situation, type Turned } from './situation.ts'
import { start } from './start.ts'

/**
 * Tells somebody in their own conversation what happened elsewhere. What they have in hand is not touched: then it is a
 * short message with a button. Null while the case system cannot be asked what is needed for it.
 */
export function tell(notice: PersonalNotice, session: Session, situation: Situation): Turned | null {
  switch (notice.kind) {
    case 'plan-submitted':
      return planWaits(notice, session, situation)
    case 'plan-decided':
      return planDecided(notice, session)
    case 'draft-handed-over':
    case 'desk-question':
    case 'desk-summary':
    case 'desk-answered':
    case 'question-handed-over':
      return briefly(notice, session)
    case 'duty-given':
      return speakingOf(notice.duty, briefly(notice, session))
    case 'duty-pressed':
      return pressed(notice, session, situation)
  }
}

const inHand = ({ flow }: Session) => flow !== null && flow.state.status !== 'saved'

function planWaits(
  notice: Extract<PersonalNotice, { kind: 'plan-submitted' }>,
  session: Session,
  situation: Situation,
): Turned | null {
  if (situation.focus.type === 'unreachable') return null
  if (inHand(session)) return briefly(notice, session, 'What you have open stays as it is.')
  const command = { type: 'start', dialog: approvalJob, case: notice.case, child: null, values: {} } as const
  const opened = start(command, session, situation)
  const reply = afterNotice(notice, opened.reply)
  const audit = { ...opened.audit, action: notice.kind }
  return { ...opened, session: { ...opened.session, last: reply }, reply, audit }
}

/** What was pressed in the channel goes on here; acknowledging was kept at once, so it is told as it stands. */
function pressed(
  { command, duty }: Extract<PersonalNotice, { kind: 'duty-pressed' }>,
  session: Session,
  situation: Situation,
): Turned | null {
  const { duties: facts } = situation
  if (!facts || facts.read?.ok === false) return null
  const turned = aboutDuties(command, session, situation)
  return duty ? speakingOf(duty, turned) : turned
}

/** What is said next without a name means this duty. */
const speakingOf = (duty: DutyName, turned: Turned): Turned => ({
  ...turned,
  session: { ...turned.session, duties: [duty], duty },
})

/** The card on which somebody else was to decide says that it is decided. */
function planDecided(notice: Extract<PersonalNotice, { kind: 'plan-decided' }>, session: Session): Turned {
  const { flow } = session
  const theirs = flow?.state.dialog === approvalJob && flow.facts.case.id === notice.case
  if (!theirs || flow.state.status === 'saving') return briefly(notice, session)
  return say({ ...session, flow: null, waiting: null }, noticeReply(notice), notice.kind)
}

function briefly(notice: PersonalNotice, session: Session, more = ''): Turned {
  const turned = say(session, noticeReply(notice, more), notice.kind)
  return inHand(session) ? { ...turned, session, aside: true } : turned
}
