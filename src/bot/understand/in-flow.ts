import type { Answers, FlowContext, FlowView, Question } from '../../dialog/types.ts'
import type { Command } from '../command.ts'
import type { JobFacts } from '../facts.ts'
import { clarify, fromDate, readValue, type FieldToFill } from './answer.ts'
import { readCorrection, readWish, type Correction } from './correction.ts'
import { readSentence } from './sentence.ts'
import type { GuidedFlow } from '../guided-flow.ts'

interface Open {
  dialog: GuidedFlow
  view: FlowView
  answers: Answers
  context: FlowContext<JobFacts>
}

/** What a text means while a flow is open: a correction, a wish for an offered field, or answers. */
export function inFlow(text: string, open: Open): Command | null {
  const asked = open.view.asking
  if (asked?.kind === 'text') return textAnswer(text, open, asked)
  const several =
    asked?.kind === 'choices' ? { values: {}, unclear: [] } : readSentence(text, open.dialog, open.context)
  if (Object.keys(several.values).length > 1) return answers(several)
  const correction = readCorrection(text, fields(open))
  if (correction) return correct(correction, text, open)
  const wish = readWish(text, fields(open))
  if (wish) return wish.to === null ? { type: 'want', ask: wish.ask } : correct(wish, text, open)
  if (asked) return answer(text, asked, several, open)
  return Object.keys(several.values).length > 0 ? answers(several) : null
}

/** Whether a text asks for a field of the open flow ("record a recruitment activity"). */
export const wishes = (text: string, open: Open): boolean => readWish(text, fields(open)) !== null

/** A free text takes everything but an explicit "change … to …". */
function textAnswer(text: string, open: Open, asked: FieldToFill): Command {
  const correction = /^(?:please\s+)?change\b/i.test(text) ? readCorrection(text, fields(open)) : null
  return correction ? correct(correction, text, open) : { type: 'answer', values: { [asked.ask]: text } }
}

function correct({ ask, to }: Correction, given: string, open: Open): Command {
  if (to === null) return { type: 'correct', ask, value: undefined }
  const field = fieldNamed(ask, open)
  if (!field) return { type: 'correct', ask, value: undefined }
  const read = readValue(to, field, open.context)
  return read.kind === 'value' ? { type: 'correct', ask, value: read.value } : clarify({ ask }, given, read)
}

function answer(
  text: string,
  asked: FieldToFill,
  said: ReturnType<typeof readSentence>,
  open: Open,
): Command {
  const read = readValue(text, asked, open.context)
  const more = said.unclear.length > 0 && Object.keys(said.values).length > 0
  if (read.kind === 'value' && !more) return { type: 'answer', values: { [asked.ask]: read.value } }
  if (Object.keys(said.values).length > 0) return answers(said)
  if (read.kind === 'value') return { type: 'answer', values: { [asked.ask]: read.value } }
  const [unclear] = said.unclear
  const sooner = unclear ? fromDate(unclear.read) : read
  return clarify(asked, text, sooner.kind === 'unclear' ? sooner : read)
}

/** Takes what is clear; the first thing that is not is asked about right after. */
function answers({ values, unclear }: ReturnType<typeof readSentence>): Command {
  const [first] = unclear
  const read = first ? fromDate(first.read) : null
  if (!first || read?.kind !== 'unclear') return { type: 'answer', values }
  return { type: 'answer', values, then: clarify(first, first.given, read) }
}

const questions = ({ dialog }: Open) =>
  dialog.questions as unknown as readonly Question<Record<string, unknown>, JobFacts>[]

const fields = (open: Open) =>
  questions(open).map(({ ask, label, aliases }) => ({ ask, names: [label, ask, ...(aliases ?? [])] }))

/** A field as it can be filled now, open or already answered. */
function fieldNamed(ask: string, open: Open): FieldToFill | null {
  const shown = open.view.open.find((q) => q.ask === ask)
  if (shown) return shown
  const question = questions(open).find((q) => q.ask === ask)
  if (!question) return null
  return {
    ask,
    label: question.label,
    kind: question.kind,
    options: question.options?.(open.answers, open.context) ?? [],
  }
}
