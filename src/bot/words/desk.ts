import type { Citation } from '../../policy/types.ts'
import type { Action, Reply, Row } from '../reply.ts'
import type { Command } from '../command.ts'
import type { DeskPart, DeskWriting } from '../commands/desk.ts'
import type { OpenQuestion, ReviewedAnswer } from '../policy-ports.ts'
import { sayDay } from './dates.ts'
import { help, plainReply } from './plain.ts'

const stop: Action = { label: 'Cancel', command: { type: 'desk-stop' } }

/** So many questions and renewals are shown at once. */
const most = 10

export const notALead: Reply = plainReply(
  'The policy desk',
  'The policy desk is kept by the policy leads of your agency, and you are not one of them. Ask me a policy question and I answer it; what I cannot answer goes to them. Nothing was changed.',
  [],
  [help],
)

const reasons: Readonly<Record<OpenQuestion['why'], string>> = {
  'no-answer': 'I had no answer',
  'thumbs-down': 'the answer did not help',
  'handed-over': 'handed over',
}

const times = (count: number) => (count === 1 ? 'asked once' : `asked ${count} times`)

/** Why a question is here, how often it came, and what was said about the answer. */
export const whyOf = ({ why, times: count, comments }: OpenQuestion): string =>
  [reasons[why], times(count), ...comments.slice(-2).map((comment) => `“${comment}”`)].join(' · ')

/** The open questions, and the answers that need a new look. */
export function deskCard(
  open: readonly OpenQuestion[],
  renewals: readonly { answer: ReviewedAnswer; because: string }[],
  lead = '',
): Reply {
  const lines = open.slice(0, most).map((one, at) => `${at + 1} ${one.question} (${whyOf(one)})`)
  const more = open.length > most ? `And ${open.length - most} more; these come first, oldest first.` : ''
  const old = renewals
    .slice(0, most)
    .map(({ answer, because }) => `- ${answer.question} (${answer.owner}: ${because})`)
  const body = [
    ...(lead === '' ? [] : [lead]),
    open.length === 0 ? 'No question is open.' : 'Open questions:',
    ...lines,
    ...(more === '' ? [] : [more]),
    ...(old.length === 0 ? [] : ['Answers to look at again:', ...old]),
    ...(open.length === 0 ? [] : ['Say "answer 1" or "put away 1", with the number of the question.']),
  ]
  const actions = open.slice(0, 3).flatMap(({ id }, at): Action[] => [
    { label: `Answer ${at + 1}`, command: { type: 'desk-answer', question: id } },
    { label: `Put away ${at + 1}`, command: { type: 'desk-put-away', question: id } },
  ])
  return plainReply('Policy desk', body.join('\n'), [], actions)
}

const asks: Readonly<Record<DeskPart, string>> = {
  answer: 'Write the answer, as a worker should read it. It names no child and no case.',
  source:
    'Which words of a document does it rest on? Copy one sentence as it stands. Where no document says it, say "our own word".',
  owner: 'Who stands by this answer? A name, or a name and an office.',
  until: 'Until which day does it hold? For example 30 June 2027; a year at most.',
}

/** Asks for one part of a reviewed answer; `wrong` says what was not right about the last entry. */
export function askPart(question: OpenQuestion, part: DeskPart, wrong: string | null): Reply {
  const own: Action = { label: 'Our own word', command: { type: 'desk-own-word' } }
  const body = [...(wrong === null ? [] : [wrong]), `Question: ${question.question}`, asks[part]]
  return plainReply('A reviewed answer', body.join('\n'), [], [...(part === 'source' ? [own] : []), stop])
}

/** Everything once more, before it is kept. */
export function lookOver(question: OpenQuestion, written: DeskWriting, source: Citation | null): Reply {
  const change = (part: DeskPart): Action => ({
    label: 'Change',
    command: { type: 'desk-write', question: question.id, written, part, said: null } satisfies Command,
  })
  const row = (label: string, value: string, part: DeskPart | null): Row => ({
    label,
    value,
    note: null,
    change: part === null ? null : change(part),
    remove: null,
  })
  const rows = [
    row('Question', question.question, null),
    row('Answer', written.answer ?? '', 'answer'),
    row('Source', source ? quotedAs(source) : "Your agency's own word", 'source'),
    row('Owner', written.owner, 'owner'),
    row('Until', sayDay(written.until), 'until'),
  ]
  const said =
    'Nothing is kept yet. Say "keep" to keep it; it then answers first, with the owner’s name. Or "change answer", "change source", "change owner", "change until", or "cancel".'
  const keep: Action = { label: 'Keep the answer', command: { type: 'desk-keep' }, style: 'primary' }
  const reply = plainReply('A reviewed answer', said, [], [keep, stop])
  const lines = rows.map(({ label, value }) => `${label}: ${value}`)
  const text = [...lines, said].join('\n')
  return { ...reply, text, card: reply.card && { ...reply.card, rows } }
}

const quotedAs = ({ quote, document, heading }: Citation) =>
  `“${quote.replaceAll(/\s+/g, ' ')}” (${document}, ${heading})`

export const kept = ({ question, owner, expiresOn }: ReviewedAnswer): string =>
  `Kept. "${question}" is now answered so, with the name of ${owner}, until ${sayDay(expiresOn)}. Whoever handed it over is told.`
export const putAway = (question: string): string => `Put away: "${question}". Nobody is told.`
export const stopped = 'Cancelled. Nothing was kept; the question is still open.'
export const namesSomebody =
  'That names a child or a case of yours. A reviewed answer is read by everybody, so write it without. Nothing was kept.'
export const goneMeanwhile = 'That question is not open any more. Nothing was changed.'

/** Said below a reply while an answer is half written. */
export const stillWriting = 'You are still writing a reviewed answer. Go on with it, or say "cancel".'
export const leftWriting = 'The reviewed answer you were writing was left. Nothing of it was kept.'
