import { yearAfter, type Checked } from '../../../answers/reviewed/checking.ts'
import { quotingOf } from '../../../answers/reviewed/quoting.ts'
import type { DeskCommand, DeskPart, DeskWriting } from '../../commands/desk.ts'
import type { OpenQuestion } from '../../policy-ports.ts'
import type { Session } from '../../session.ts'
import { askPart, kept, lookOver, namesSomebody } from '../../words/desk.ts'
import { say, type DeskView, type Situation, type Turned } from '../situation.ts'
import { list } from './list.ts'

type Writing = Extract<DeskCommand, { type: 'desk-write' }>

/** What the turns of one answer share. */
interface Here {
  question: OpenQuestion
  session: Session
  desk: DeskView
  situation: Situation
}

/** Begins an answer, by which the lead stands for a year unless they say otherwise. */
export function begin(here: Here): Turned {
  const { person, today } = here.situation
  const written = { owner: person.name, until: yearAfter(today) }
  return ask(here, written, 'answer')
}

/** Takes what was said as one part, and goes on to the next that is missing; at the end everything is looked over. */
export function takePart(here: Here, { written, part, said, names }: Writing): Turned {
  if (part === null) return review(here, written)
  if (said === null) return ask(here, written, part)
  if (part === 'answer' && names) return ask(here, written, part, namesSomebody)
  const now = { ...written, [part]: said.trim() }
  const wrong = wrongIn(here, now)
  if (wrong?.part === 'question') return list(here.session, here.desk, here.situation, wrong.because)
  if (wrong && partOf[wrong.part] === part) return ask(here, written, part, wrong.because)
  return next(here, now)
}

/** The agency says so itself, and quotes no document. */
export const ownWord = (here: Here, { written }: Writing): Turned => {
  const now = { ...written, source: null }
  const wrong = wrongIn(here, now)
  return wrong?.part === 'quoting' ? ask(here, written, 'source', wrong.because) : next(here, now)
}

/** Keeps the answer as it was looked over. */
export function keep(here: Here, written: DeskWriting): Turned {
  const { question, session, desk, situation } = here
  const result = checkOf(here, written)
  if (!result.ok) {
    const part = partOf[result.part]
    return part ? ask(here, written, part, result.because) : list(session, desk, situation, result.because)
  }
  const answer = { ...result.reviewed, id: situation.ids.key, tenant: question.tenant }
  const rest = { ...desk, open: desk.open.filter(({ id }) => id !== question.id) }
  const turned = list(session, rest, situation, kept(answer))
  const audit = { ...turned.audit, action: 'desk-review' }
  return { ...turned, desk: { type: 'review', answer, question: question.id }, audit }
}

/** Which part is asked again; null where the question itself cannot be answered at the desk. */
const partOf = {
  answer: 'answer',
  quoting: 'source',
  owner: 'owner',
  until: 'until',
  question: null,
} as const

const checkOf = (
  { question, desk, situation }: Here,
  { answer = '', source, owner, until }: DeskWriting,
): Checked =>
  desk.check(
    {
      state: question.state,
      question: question.question,
      answer,
      quoting: typeof source === 'string' ? quotingOf(source) : null,
      owner,
      until,
    },
    situation.today,
  )

/** What of it is wrong so far; a part not yet given is not. */
function wrongIn(here: Here, written: DeskWriting): Extract<Checked, { ok: false }> | null {
  const result = checkOf(here, written)
  if (result.ok || (result.part === 'quoting' && written.source === undefined)) return null
  return result.part === 'answer' && written.answer === undefined ? null : result
}

const next = (here: Here, written: DeskWriting): Turned => {
  if (written.answer === undefined) return ask(here, written, 'answer')
  return written.source === undefined ? ask(here, written, 'source') : review(here, written)
}

function ask(here: Here, written: DeskWriting, part: DeskPart, wrong: string | null = null): Turned {
  const { question, session } = here
  const waiting: Writing = { type: 'desk-write', question: question.id, written, part, said: null }
  return say({ ...session, waiting }, askPart(question, part, wrong), 'desk-write', { part })
}

function review(here: Here, written: DeskWriting): Turned {
  const { question, session } = here
  const result = checkOf(here, written)
  const source = result.ok && written.source !== null ? (result.reviewed.citations[0] ?? null) : null
  const waiting: Writing = { type: 'desk-write', question: question.id, written, part: null, said: null }
  return say({ ...session, waiting }, lookOver(question, written, source), 'desk-write', { part: 'all' })
}
