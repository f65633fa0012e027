import type { Answer } from '../../dialog/types.ts'
import type { Command, Values } from '../command.ts'
import type { Hearing } from './hearing.ts'
import { namesOf } from './fields.ts'
import { plain } from './phrases.ts'
import { readValue } from './answer.ts'
import { caseTypeIn } from './questions.ts'
import { saidAtStart } from './understand.ts'
import { wholeCase } from '../facts.ts'
import type { Persons } from '../private/persons.ts'

/** What somebody who knows only the words may propose. Nothing here confirms, discards or writes, and no case is named. */
export type Proposal =
  /** `said`: which words of the message answer which question of the job. */
  | { type: 'start'; job: string; said: readonly { question: string; words: string }[] }
  | { type: 'duty'; job: string }
  /** `age` as the message tells it, in whole years; null where it does not. */
  | { type: 'allowed-goals'; age: number | null }
  | { type: 'goals-on-record' | 'cases' | 'drafts' | 'help' | 'gaps' }
  | { type: 'nothing' }

/** The closed list to choose from. */
export interface Offered {
  jobs: readonly { id: string; title: string; questions: readonly { id: string; label: string }[] }[]
}

/** Proposes what words mean that were not understood. Null where it has nothing to say, for whatever reason. Never throws. */
export interface Proposals {
  propose(text: string, offered: Offered, persons: Persons): Promise<Proposal | null>
}

/** What may be proposed to this worker now. */
export function offeredTo({ jobs, context }: Hearing): Offered {
  return {
    jobs: jobs.map((job) => ({
      id: job.id,
      title: job.title,
      questions: fieldsOf(job, context).map(({ ask, label }) => ({ id: ask, label })),
    })),
  }
}

/**
 * The command that a proposal comes to; null where it proposes nothing that may be done. The case and child are those that
 * the worker's own words name, and an entry counts only where its words stand in the message and can be read as that field:
 * it is then shown for review like any other.
 */
export function commandFor(proposal: Proposal, text: string, hearing: Hearing): Command | null {
  const { reference, rules } = hearing
  const place = { case: reference?.case ?? null, child: reference?.child ?? null }
  if (proposal.type === 'nothing') return null
  if (proposal.type === 'allowed-goals')
    return { type: 'allowed-goals', ...place, facts: factsIn(proposal, text, rules) }
  if (proposal.type === 'goals-on-record') return { type: 'goals-on-record', ...place }
  if (proposal.type === 'start' || proposal.type === 'duty') {
    const job = hearing.jobs.find(({ id }) => id === proposal.job)
    if (!job) return null
    if (proposal.type === 'duty') return job.duty ? { type: 'duty', dialog: job.id, ...place } : null
    const own = saidAtStart(text, job, hearing)
    const values = { ...proposedValues(proposal, text, job, hearing), ...own.values }
    return { type: 'start', dialog: job.id, ...place, ...own, values }
  }
  return { type: proposal.type }
}

function factsIn(
  { age }: Extract<Proposal, { type: 'allowed-goals' }>,
  text: string,
  rules: Hearing['rules'],
): Extract<Command, { type: 'allowed-goals' }>['facts'] {
  const said = age !== null && new RegExp(`(?<!\\d)${age}(?!\\d)`).test(text)
  const caseType = caseTypeIn(plain(text), rules)
  return { ...(said && { age }), ...(caseType !== undefined && { caseType }) }
}

type Job = Hearing['jobs'][number]

/** Questions that one sentence may answer; one whose answer confirms is never among them. */
function fieldsOf(job: Job, context: Hearing['context']) {
  if (!context || (job.about === 'child' && !context.facts.child)) return []
  const about = job.about === 'case' ? { ...context, facts: wholeCase(context.facts) } : context
  return namesOf(job, null, about).fields.filter(({ decides }) => !decides)
}

function proposedValues(
  { said }: Extract<Proposal, { type: 'start' }>,
  text: string,
  job: Job,
  { context }: Hearing,
): Values {
  const fields = fieldsOf(job, context)
  const values: Record<string, Answer> = {}
  for (const { question, words } of said) {
    const field = fields.find(({ ask }) => ask === question)
    if (!context || !field || !stands(words, text) || !field.put(values)) continue
    const read = readValue(words, { ...field, options: field.options() }, context)
    if (read.kind === 'value') values[question] = read.value as Answer
  }
  return values
}

const stands = (words: string, text: string) =>
  plain(words) !== '' && ` ${plain(text)} `.includes(` ${plain(words)} `)
