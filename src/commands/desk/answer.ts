import { randomUUID } from 'node:crypto'
import { answersFrom } from '../../answers/answer/answer.ts'
import { quotingOf, type Quoting } from '../../answers/reviewed/quoting.ts'
import { openKnowledge } from '../ask/knowledge.ts'
import { UsageError } from '../invocation.ts'
import { atTerminal } from './endings.ts'
import { questionOf } from './lists.ts'
import type { DeskTask } from './task.ts'

/** Keeps an answer to a question, after it was checked against the texts and the rules. */
export async function answerQuestion(task: DeskTask, id: string): Promise<void> {
  const { memory, tenant, now, today, directory, flags, out } = task
  const written = {
    answer: textOf(flags, 'text'),
    quoting: sourceOf(flags),
    owner: textOf(flags, 'owner'),
    until: textOf(flags, 'until'),
  }
  const { state, question } = await questionOf(task, id)
  const result = answersFrom(openKnowledge(directory)).check({ ...written, state, question }, today)
  if (!result.ok) throw new UsageError(`${result.because} Nothing was kept.`)
  const answer = { ...result.reviewed, id: randomUUID(), tenant }
  await memory.change(tenant, { type: 'review', answer, question: id }, { person: atTerminal, now })
  if (flags['json']) return out(JSON.stringify(answer))
  out(`Kept as ${answer.id}: ${answer.owner} stands by it until ${answer.expiresOn}.`)
}

function textOf(flags: DeskTask['flags'], name: string): string {
  const value = flags[name]
  if (typeof value !== 'string') throw new UsageError(`An answer needs --${name}; nothing was kept.`)
  return value
}

/** One of the three: words of a text, a place in it, or the agency's own word. */
function sourceOf(flags: DeskTask['flags']): Quoting | null {
  const { quote, cite } = flags
  const given = [quote, cite, flags['own-word']].filter((one) => one !== undefined)
  if (given.length !== 1)
    throw new UsageError(
      'Say what the answer rests on with one of --quote, --cite and --own-word; nothing was kept.',
    )
  if (typeof quote === 'string') return { type: 'words', quote }
  if (typeof cite !== 'string') return null
  const place = quotingOf(cite)
  if (place.type === 'words') throw new UsageError('Write --cite as DOCUMENT#HEADING; nothing was kept.')
  return place
}
