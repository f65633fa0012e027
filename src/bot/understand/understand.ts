import type { Command, Values } from '../command.ts'
import type { GuidedFlow } from '../guided-flow.ts'
import type { Session } from '../session.ts'
import type { Hearing } from './hearing.ts'
import { inFlow } from './in-flow.ts'
import { fixedPhrase, plain } from './phrases.ts'
import { press } from './press.ts'
import { readCaseType, readGoalQuestion } from './questions.ts'
import { withoutReference } from './references.ts'
import { readSentence } from './sentence.ts'
import { clarify, fromDate } from './answer.ts'

/** More than this is not read: one message is never that long by intent. Characters. */
export const longestMessage = 4000

/** Turns what arrived into one command. Pure; never throws. */
export function understand(hearing: Hearing): Command {
  const { said } = hearing
  if (said.type === 'joined') return { type: 'hello' }
  if (said.type === 'pressed') return press(said.token, said.values, hearing.session)
  const text = said.text.normalize('NFC').trim()
  if (text.length > longestMessage) return tooLong(text.length)
  if (text === '') return { type: 'help' }
  return (
    chosen(text, hearing.session) ??
    fixed(text, hearing) ??
    draftCommand(text, hearing) ??
    question(text, hearing) ??
    caseType(text, hearing) ??
    (hearing.flow && staysInFlow(hearing) ? inFlow(text, hearing.flow) : null) ??
    start(text, hearing) ??
    place(hearing) ?? { type: 'not-understood', text }
  )
}

const tooLong = (length: number): Command => ({
  type: 'refused-input',
  because: `That message is too long for me (${length.toLocaleString('en-US')} characters). I read up to ${longestMessage.toLocaleString('en-US')}.`,
})

/** A number or the words of a choice that was just offered. */
function chosen(text: string, { waiting }: Session): Command | null {
  if (waiting?.type !== 'clarify' || waiting.ask === null) return null
  const words = plain(text)
  const choice = waiting.choices.find(({ label }, i) => words === String(i + 1) || words === plain(label))
  return choice ? { type: 'correct', ask: waiting.ask, value: choice.value } : null
}

const freeText = ({ flow }: Hearing) => flow?.view.asking?.kind === 'text'

function fixed(text: string, hearing: Hearing): Command | null {
  if (/^(?:en )?espa[nñ]ol$|^spanish$/.test(plain(text))) return { type: 'language', language: 'es' }
  return fixedPhrase(text, freeText(hearing))
}

function draftCommand(text: string, { drafts, reference }: Hearing): Command | null {
  const match =
    /^(resume|continue|pick up|open|delete|discard)(?: (?:my |the )?draft)?(?: (?:number )?(\d{1,2}|\S+))?$/.exec(
      plain(text),
    )
  if (!match) return null
  const byNumber = match[2] === undefined ? undefined : drafts[Number(match[2]) - 1]
  const byChild = reference
    ? drafts.find((d) => (d.child !== null && d.child === reference.child) || d.case === reference.case)
    : undefined
  const draft = byNumber ?? byChild
  if (match[1] === 'open' && !draft) return null
  if (match[1] === 'delete' || match[1] === 'discard')
    return draft ? { type: 'discard-draft', draft: draft.id } : { type: 'drafts' }
  return { type: 'resume', draft: draft?.id ?? null }
}

function question(text: string, hearing: Hearing): Command | null {
  if (freeText(hearing) && !text.endsWith('?')) return null
  return readGoalQuestion(text, hearing.reference, hearing.context?.rules ?? hearing.rules)
}

/** Which goals are allowed in a case of that type; what was asked before goes on. */
function caseType(text: string, { flow, rules, session: { waiting } }: Hearing): Command | null {
  const type = flow ? null : readCaseType(text, rules)
  if (type === null) return null
  const facts = waiting?.type === 'allowed-goals' ? waiting.facts : {}
  return { type: 'allowed-goals', case: null, child: null, facts: { ...facts, caseType: type } }
}

/** A message that names another child leaves the flow; its entries are kept as a draft by the turn. */
const staysInFlow = ({ flow, reference }: Hearing) =>
  !reference ||
  (reference.case === flow?.case &&
    (reference.child === null || flow.child === null || reference.child === flow.child))

const verbs = /\b(?:set|record|add|enter|new|create|change|update|start|put|give|assign|make|write)\b/

function start(text: string, hearing: Hearing): Command | null {
  const words = plain(text)
  const { reference, session } = hearing
  const dialog = hearing.dialogs.find((d) =>
    (d.cues ?? [d.title]).some((cue) => words.includes(cue.toLowerCase())),
  )
  if (!dialog)
    return session.waiting?.type === 'start' && reference ? { ...session.waiting, ...reference } : null
  if (!verbs.test(words) && !reference) return null
  const place = { case: reference?.case ?? null, child: reference?.child ?? null }
  return { type: 'start', dialog: dialog.id, ...place, ...saidAtStart(text, dialog, hearing) }
}

/** What the opening sentence already says, and what of it has to be cleared up. */
function saidAtStart(
  text: string,
  dialog: GuidedFlow,
  { context }: Hearing,
): { values: Values; then?: Command } {
  if (!context?.facts.child) return { values: {} }
  const { values, unclear } = readSentence(withoutReference(text), dialog, context)
  const [first] = unclear
  const read = first ? fromDate(first.read) : null
  return first && read?.kind === 'unclear' ? { values, then: clarify(first, first.given, read) } : { values }
}

/** Nothing but a case or child: what waits for one goes on, else its goals are shown. */
function place({ session, reference }: Hearing): Command | null {
  if (!reference) return null
  const waiting = session.waiting
  if (waiting && 'case' in waiting) return { ...waiting, ...reference }
  return { type: 'goals-on-record', ...reference }
}
