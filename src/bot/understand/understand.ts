import type { Command, Values } from '../command.ts'
import { wholeCase } from '../facts.ts'
import type { GuidedFlow } from '../guided-flow.ts'
import { jobNamed } from '../jobs.ts'
import { readDuties } from './duties/duties.ts'
import { answerForDuty, wordsForDuty } from './duties/waiting.ts'
import { readDutyQuestion } from './duty-question.ts'
import type { Hearing } from './hearing.ts'
import { deciding } from './deciding.ts'
import { readDesk, readDeskWriting } from './desk.ts'
import { namesOf } from './fields.ts'
import { inFlow, isFree, wishes } from './in-flow.ts'
import { fixedPhrase, plain } from './phrases.ts'
import { press } from './press.ts'
import { goingOn, missingFact, notOfGoals, openQuestion, plainQuestion, talked } from './policy-talk.ts'
import { readPrint } from './printing.ts'
import { readCaseType, readGoalQuestion } from './questions.ts'
import { numbered, withoutReference } from './references.ts'
import { readSentence } from './sentence.ts'
import { clarify, fromDate } from './answer.ts'
import { yesNo } from './yes-no.ts'

/** More than this is not read: one message is never that long by intent. Characters. */
export const longestMessage = 4000

/** Turns what arrived into one command. Pure; never throws. */
export function understand(hearing: Hearing): Command {
  const { said } = hearing
  if (said.type === 'joined') return { type: 'hello', joined: true }
  if (said.type === 'pressed') return press(said.token, said.values, hearing.session)
  if (said.type === 'feedback')
    return { type: 'feedback', verdict: said.verdict, comment: said.comment, about: 'newest' }
  const text = said.text.normalize('NFC').trim()
  if (text.length > longestMessage) return tooLong(text.length)
  if (text === '') return { type: 'help' }
  for (const read of readings) {
    const command = read(text, hearing)
    if (command) return command
  }
  return { type: 'not-understood', text }
}

const tooLong = (length: number): Command => ({
  type: 'refused-input',
  because: `That message is too long for me (${length.toLocaleString('en-US')} characters). I read up to ${longestMessage.toLocaleString('en-US')}.`,
})

/** A number or the words of a choice that was just offered. */
function chosen(text: string, { session: { waiting } }: Hearing): Command | null {
  if (waiting?.type !== 'clarify' || waiting.ask === null) return null
  const words = plain(text)
  const choice = waiting.choices.find(({ label }, i) => words === String(i + 1) || words === plain(label))
  return choice ? { type: 'correct', ask: waiting.ask, value: choice.value } : null
}

/** A choice that is the confirmation itself. */
const decision = (text: string, { flow, context }: Hearing) => (flow && context ? deciding(text, flow) : null)

/** The very words of a choice of the open question, such as "yes": an answer before it is anything else. */
function option(text: string, { flow }: Hearing): Command | null {
  const asked = flow?.view.asking
  if (asked?.kind !== 'choice') return null
  const named = asked.options.find(({ label }) => plain(label) === plain(text))?.value
  const value = named ?? yesNo(text, asked.options)
  return value === null ? null : { type: 'answer', values: { [asked.ask]: value } }
}

const freeText = ({ flow }: Hearing) => isFree(flow?.view.asking)

/** The day, the number or the next lines that a question about a duty was about. */
const duty = (text: string, { session, today }: Hearing) => answerForDuty(text, session, today)

const duties = (text: string, hearing: Hearing) => readDuties(text, hearing, freeText(hearing))

/** A note or a name for a duty, where that was asked; not what plainly begins a job. */
function words(text: string, hearing: Hearing): Command | null {
  const begun = begins.test(plain(text)) && start(text, hearing)?.type === 'start'
  return begun ? null : wordsForDuty(text, hearing.session)
}

function fixed(text: string, hearing: Hearing): Command | null {
  if (/^(?:en )?espa[nñ]ol$|^spanish$/.test(plain(text))) return { type: 'language', language: 'es' }
  const exact = freeText(hearing)
  return (
    (exact ? null : readDesk(text)) ?? fixedPhrase(text, exact) ?? readPrint(text, hearing.reference, exact)
  )
}

/** Why a colleague's goal ends, where that was just asked; a question is still a question. */
function reason(text: string, { session: { waiting }, flow }: Hearing): Command | null {
  if (!flow || waiting?.type !== 'replace' || waiting.goal === null || text.endsWith('?')) return null
  return { type: 'replace-because', goal: waiting.goal, reason: text }
}

function draftCommand(text: string, hearing: Hearing): Command | null {
  const { drafts, reference } = hearing
  if (freeText(hearing) && !/^resume$|\bdraft\b/.test(plain(text))) return null
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
  if (notOfGoals(text, hearing)) return null
  const rules = hearing.context?.rules ?? hearing.rules
  const command =
    readDutyQuestion(text, hearing.reference, hearing.dialogs) ??
    readGoalQuestion(text, hearing.reference, rules)
  return command?.type === 'allowed-goals' ? goingOn(command, text, hearing) : command
}

/** Which goals are allowed in a case of that type; what was asked before goes on. */
function caseType(text: string, { flow, rules, session: { waiting } }: Hearing): Command | null {
  const type = flow ? null : readCaseType(text, rules)
  if (type === null) return null
  const facts = waiting?.type === 'allowed-goals' ? waiting.facts : {}
  return { type: 'allowed-goals', case: null, child: null, facts: { ...facts, caseType: type } }
}

/** A message that names another child leaves the flow; its entries are kept as a draft by the turn. A free text may name anybody. */
const staysInFlow = (hearing: Hearing) => {
  const { flow, reference } = hearing
  if (!reference || freeText(hearing)) return true
  if (reference.case !== flow?.case) return false
  return reference.child === null || flow.child === null || reference.child === flow.child
}

const verbs =
  /\b(?:set|record|add|enter|new|create|change|update|start|put|give|assign|make|write|open|begin|do|prepare|refer|submit|approve|return|close|import|copy)\b/
const begins =
  /^(?:(?:let's|i want to|i need to) )?(?:set|record|start|open|begin|new|create|make|write|do|prepare)\b/

/** What is another role's job is not taken for a like-named one of one's own. */
function jobMeant(words: string, { dialogs, jobs }: Hearing) {
  const all = jobNamed(words, dialogs)
  const job = all?.by === undefined ? jobNamed(words, jobs) : all
  return { job, named: job ?? all }
}

function start(text: string, hearing: Hearing): Command | null {
  const words = plain(text)
  const { reference, session } = hearing
  const { job, named } = jobMeant(words, hearing)
  if (!named)
    return session.waiting?.type === 'start' && reference ? { ...session.waiting, ...reference } : null
  if (!verbs.test(words) && !reference && !isName(words, named)) return null
  if (!job) return { type: 'not-offered', dialog: named.id }
  const place = { case: reference?.case ?? null, child: reference?.child ?? null }
  return { type: 'start', dialog: job.id, ...place, ...saidAtStart(text, job, hearing) }
}

const isName = (words: string, { title, cues }: GuidedFlow) =>
  [title, ...(cues ?? [])].some((name) => plain(name) === words)

/** Nothing but a job and a number, such as "ces referral for mo-2002". */
function isOrder(text: string, { jobs }: Hearing): boolean {
  const left = plain(withoutReference(text)).replace(/\s*\b(?:for|of|in|on|case)\s*$/, '')
  return numbered(text) && jobs.some((job) => isName(left, job))
}

/**
 * Another job, asked for by name while one is open. Where a free text is asked, or the words name a field of the open
 * one, only with the number of another case or child.
 */
function otherJob(text: string, hearing: Hearing): Command | null {
  const { flow, reference } = hearing
  if (!flow || !(begins.test(plain(text)) || isOrder(text, hearing))) return null
  const away = numbered(text) && !(reference?.case === flow.case && reference.child === flow.child)
  if (!away && (freeText(hearing) || wishes(text, flow))) return null
  const command = start(text, hearing)
  const other = command?.type === 'start' && (command.dialog !== flow.dialog.id || freeText(hearing))
  return other ? command : null
}

/** What the opening sentence already says, and what of it has to be cleared up. */
export function saidAtStart(
  text: string,
  dialog: GuidedFlow,
  { context }: Hearing,
): { values: Values; then?: Command } {
  if (!context || (dialog.about === 'child' && !context.facts.child)) return { values: {} }
  const about = dialog.about === 'case' ? { ...context, facts: wholeCase(context.facts) } : context
  const { fields } = namesOf(dialog, null, about)
  const { values, unclear } = readSentence(withoutReference(text), fields, about)
  const [first] = unclear
  const read = first ? fromDate(first.read) : null
  return first && read?.kind === 'unclear' ? { values, then: clarify(first, first.given, read) } : { values }
}

/** Nothing but a case or child: what waits for one goes on, else its goals are shown. */
function place(_: string, { session, reference }: Hearing): Command | null {
  if (!reference) return null
  const waiting = session.waiting
  if (waiting && 'case' in waiting) return { ...waiting, ...reference }
  return { type: 'goals-on-record', ...reference }
}

function openFlow(text: string, hearing: Hearing): Command | null {
  const command = hearing.flow && staysInFlow(hearing) ? inFlow(text, hearing.flow) : null
  if (command?.type !== 'clarify') return command
  // An unclear day is asked about with the days it may mean.
  if (hearing.flow?.view.asking?.kind === 'date' && command.choices.length > 0) return command
  return openQuestion(text, hearing) ?? command
}

/** What a text may mean, in the order in which it is tried. */
const readings: readonly ((text: string, hearing: Hearing) => Command | null)[] = [
  readDeskWriting,
  chosen,
  duty,
  decision,
  option,
  talked,
  fixed,
  duties,
  reason,
  draftCommand,
  missingFact,
  question,
  caseType,
  plainQuestion,
  words,
  otherJob,
  openFlow,
  start,
  place,
  openQuestion,
]
