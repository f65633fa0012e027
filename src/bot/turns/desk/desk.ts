import type { Command } from '../../command.ts'
import type { DeskCommand } from '../../commands/desk.ts'
import type { Session } from '../../session.ts'
import { goneMeanwhile, leftWriting, notALead, stillWriting, stopped } from '../../words/desk.ts'
import { prompted } from '../prompted.ts'
import type { DeskView, Situation, Turned } from '../situation.ts'
import { away, list, meant } from './list.ts'
import { begin, keep, ownWord, takePart } from './write.ts'

/** What a policy lead does at the desk; null for every other command. */
export function atDesk(command: Command, session: Session, situation: Situation): Turned | null {
  const { desk } = situation
  if (!isDesk(command) || !desk) return null
  if (!desk.lead) return prompted(session, notALead, 'desk', situation)
  switch (command.type) {
    case 'desk':
      return list(session, desk, situation)
    case 'desk-answer': {
      const question = meant(command.question, desk)
      return question
        ? begin({ question, session, desk, situation })
        : list(session, desk, situation, goneMeanwhile)
    }
    case 'desk-put-away':
      return away(command.question, session, desk, situation)
    case 'desk-stop':
      return list(session, desk, situation, stopped)
    default:
      return writing(command, session, desk, situation)
  }
}

const isDesk = (command: Command): command is DeskCommand =>
  command.type === 'desk' || command.type.startsWith('desk-')

function writing(
  command: Extract<DeskCommand, { type: 'desk-write' | 'desk-own-word' | 'desk-keep' }>,
  session: Session,
  desk: DeskView,
  situation: Situation,
): Turned {
  const { waiting } = session
  const now = command.type === 'desk-write' ? command : waiting?.type === 'desk-write' ? waiting : null
  const question = now && meant(now.question, desk)
  if (!question) return list(session, desk, situation, goneMeanwhile)
  const here = { question, session, desk, situation }
  if (command.type === 'desk-keep') return keep(here, now.written)
  return command.type === 'desk-own-word' ? ownWord(here, now) : takePart(here, now)
}

/** A turn about something else says that an answer is still half written, or that it was left. */
export function besideWriting({ waiting }: Session, command: Command, turned: Turned): Turned {
  if (waiting?.type !== 'desk-write' || isDesk(command) || turned.aside) return turned
  const line = turned.session.waiting?.type === 'desk-write' ? stillWriting : leftWriting
  const { card, text } = turned.reply
  const body = card && { ...card, body: [card.body, line].filter(Boolean).join('\n\n') }
  const reply = { ...turned.reply, text: `${text}\n${line}`, card: body }
  return { ...turned, reply, session: { ...turned.session, last: reply } }
}
