import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import * as z from 'zod'
import { answersFrom, type Answers } from '../../answers/answer/answer.ts'
import type { Answer, AnswerKind } from '../../answers/answer/types.ts'
import { mean, ndcg, recall } from '../../answers/measure.ts'
import { askFrom } from '../ask.ts'
import { openKnowledge } from '../ask/knowledge.ts'
import { clockFrom } from '../clock.ts'
import { dataDirectory } from '../data-directory.ts'
import { answersFirst, reviewedIn } from '../desk/for-answers.ts'
import { flagsOf, text } from '../flags.ts'
import { UsageError, type Invocation } from '../invocation.ts'

const Question = z.object({
  id: z.string(),
  jurisdiction: z.string(),
  question: z.string(),
  answerable: z.boolean(),
  expected: z.string().default(''),
  source_quote: z.string().default(''),
  kind: z.string(),
  history: z.array(z.string()).default([]),
  facts: z.record(z.string(), z.unknown()).optional(),
  on: z.string().optional(),
})
type Question = z.output<typeof Question>

/**
 * `eval questions FILE [--data DIR] [--verbose] [--json]`: whether each question gets the kind of answer it should,
 * whether what cannot be answered is left alone, and whether the passage that answers is found among the agency's own
 * documents in the data directory. Exit code 1 where something wrong was stated.
 */
export async function questions({ args, out, env, err }: Invocation): Promise<number> {
  const [file, ...rest] = args
  if (file === undefined || file.startsWith('--'))
    throw new UsageError('Name a file: npm run eval -- questions FILE [--data DIR] [--verbose] [--json]')
  const flags = flagsOf(rest, ['data', 'now'], ['verbose', 'json'])
  const empty = mkdtempSync(join(tmpdir(), 'waymark-eval-'))
  const data = text(flags, 'data')
  try {
    const directory = data === undefined ? empty : dataDirectory(data)
    const reviewed = data === undefined ? [] : await reviewedIn(directory, { env, err })
    const answers = answersFirst(reviewed, answersFrom(openKnowledge(directory)))
    const today = clockFrom(text(flags, 'now')).now().slice(0, 10)
    const results = linesOf(file).map((question) => judged(question, answers, today))
    if (flags['verbose']) for (const result of results) tell(result, out)
    const told = summary(results)
    if (flags['json']) out(JSON.stringify(told))
    else
      for (const [name, value] of Object.entries(told))
        out(
          `${name.padEnd(18)} ${typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(3) : String(value)}`,
        )
    return told['wrong statements'] === 0 ? 0 : 1
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
}

function linesOf(file: string): Question[] {
  let lines: string[]
  try {
    lines = readFileSync(file, 'utf8').split(/\r?\n/)
  } catch {
    throw new UsageError(`${file} cannot be read; it should hold one question a line as JSON.`)
  }
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    try {
      return [Question.parse(JSON.parse(line))]
    } catch {
      throw new UsageError(
        `${file}, line ${at + 1}: a question with id, jurisdiction, answerable and kind belongs here.`,
      )
    }
  })
}

interface Judged {
  question: Question
  answer: Answer
  wanted: readonly AnswerKind[]
  right: boolean
  /** A statement where the documents have none. */
  wrong: boolean
  ranking: { ndcg: number; recall: number } | null
}

/** What may be answered has a rule or a passage; a decision is declined; the rest is an honest no or a question back. */
const wantedFor = ({ answerable, kind }: Question): readonly AnswerKind[] =>
  answerable ? ['rule', 'passage'] : kind === 'decision_request' ? ['declined'] : ['not-found', 'clarify']

function judged(question: Question, answers: Answers, today: string): Judged {
  const ask = askFrom({ ...question, state: question.jurisdiction }, today)
  const answer = answers.answer(ask)
  const wanted = wantedFor(question)
  const states = !question.answerable && (answer.kind === 'rule' || answer.kind === 'passage')
  return {
    question,
    answer,
    wanted,
    right: wanted.includes(answer.kind),
    wrong: states,
    ranking: ranked(question, answers, ask),
  }
}

const joined = (words: string) => words.replaceAll(/\s+/g, ' ').replaceAll(/[“”"]/g, '"')

/** How high the passages stand that hold the quote which answers, among the passages of indexed documents. */
function ranked(
  { source_quote, answerable }: Question,
  answers: Answers,
  ask: ReturnType<typeof askFrom>,
): Judged['ranking'] {
  if (!answerable || source_quote === '') return null
  const found = answers.find(ask.question, ask.state, ask.on, 200).filter(({ tag }) => tag === 'configured')
  const quote = joined(source_quote)
  const holding = found.filter((one) => joined(one.quote).includes(quote.slice(0, 60)))
  if (holding.length === 0) return found.length === 0 ? null : { ndcg: 0, recall: 0 }
  const relevance = new Map(holding.map(({ start, sha256 }) => [`${sha256} ${start}`, 1]))
  const ids = found.map(({ start, sha256 }) => `${sha256} ${start}`)
  return { ndcg: ndcg(ids, relevance, 10), recall: recall(ids, relevance, 5) }
}

function summary(results: readonly Judged[]) {
  const rankings = results.flatMap(({ ranking }) => ranking ?? [])
  const share = (own: readonly Judged[]) => mean(own.map(({ right }) => Number(right)))
  return {
    questions: results.length,
    'kind right': share(results),
    answered: share(results.filter(({ question }) => question.answerable)),
    'left alone': share(results.filter(({ question }) => !question.answerable)),
    'wrong statements': results.filter(({ wrong }) => wrong).length,
    ...(rankings.length === 0
      ? {}
      : {
          'nDCG@10': mean(rankings.map((one) => one.ndcg)),
          'recall@5': mean(rankings.map((one) => one.recall)),
        }),
  }
}

function tell({ question, answer, wanted, right, ranking }: Judged, out: (line: string) => void): void {
  out(
    `${right ? 'ok   ' : 'WRONG'} ${question.id} ${answer.kind} (${wanted.join(' or ')})${ranking ? ` nDCG ${ranking.ndcg.toFixed(2)}` : ''}: ${question.question}`,
  )
  out(`      expected: ${question.expected}`)
  out(`      said:     ${answer.answer.replaceAll('\n', ' / ')}`)
}
