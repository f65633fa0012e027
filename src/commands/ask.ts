import { createInterface } from 'node:readline'
import { createReadStream, existsSync } from 'node:fs'
import * as z from 'zod'
import { answersFrom } from '../answers/answer/answer.ts'
import type { Answer, Ask } from '../answers/answer/types.ts'
import { nobody, type Persons } from '../bot/private/persons.ts'
import { StateCode } from '../../policy/schema.ts'
import { isDay } from '../policy/calendar.ts'
import { openKnowledge } from './ask/knowledge.ts'
import { askedFacts } from './ask/facts.ts'
import { clockFrom } from './clock.ts'
import { dataDirectory } from './data-directory.ts'
import { answersFirst, reviewedIn } from './desk/for-answers.ts'
import { UsageError, type Command } from './invocation.ts'
import { standardLog } from './log.ts'
import { openModel } from './model.ts'
import { parseArgs } from 'node:util'

const usage =
  'Use: npm run ask -- --state STATE [--on DATE] [--facts JSON] [--history JSON] [--json] [--data DIR] "QUESTION", or --batch FILE'

const Line = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
  state: z.string().nullish(),
  on: z.string().nullish(),
  facts: z.record(z.string(), z.unknown()).nullish(),
  history: z.array(z.unknown()).nullish(),
})
type Line = z.output<typeof Line>

/** `ask`: one policy answer, or with `--batch FILE` one answer a line. Exit code 2 with one sentence for wrong flags. */
export const run: Command = async ({ args, out, env, err }) => {
  const { values, positionals } = parsed(args)
  const clock = clockFrom(values.now)
  const today = clock.now().slice(0, 10)
  const directory = dataDirectory(values.data)
  const knowledge = openKnowledge(directory)
  const found = answersFirst(await reviewedIn(directory, { env, err }), answersFrom(knowledge))
  const answers: Answering = openModel(env, clock, standardLog())?.answersOver(
    found,
    knowledge,
    directory,
  ) ?? {
    answer: (ask) => found.answer(ask),
  }
  if (values.batch !== undefined) return batch(values.batch, answers, today, out)
  if (positionals.length === 0) throw new UsageError(`Write the question. ${usage}`)
  const line = {
    question: positionals.join(' '),
    state: values.state,
    on: values.on,
    facts: json(values.facts, 'facts', z.record(z.string(), z.unknown())),
    history: json(values.history, 'history', z.array(z.unknown())),
  }
  const answer = await answers.answer(askFrom(line, today), nobody)
  out(values.json ? JSON.stringify(answer) : textOf(answer))
  return 0
}

const textOf = ({ answer, edition, by }: Answer) =>
  [
    answer,
    ...(by?.type === 'model' ? ['Worded by a model; each sentence was checked against its quote.'] : []),
    ...(edition === null ? [] : [`[${edition}]`]),
  ].join('\n')

/** Answers with a model or without. */
interface Answering {
  answer(ask: Ask, persons: Persons): Answer | Promise<Answer>
}

function parsed(args: readonly string[]) {
  const string = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        state: string,
        on: string,
        facts: string,
        history: string,
        batch: string,
        data: string,
        now: string,
        json: { type: 'boolean' },
      },
    })
  } catch {
    throw new UsageError(`There is a flag that is not known or has no value. ${usage}`)
  }
}

function json<T>(text: string | undefined, flag: string, shape: z.ZodType<T>): T | undefined {
  if (text === undefined) return undefined
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    throw new UsageError(`The --${flag} are not JSON of the right form. ${usage}`)
  }
}

/** Ways to say that no state is meant: the federal texts answer. */
const nowhere = ['', 'any', 'us']

/** A line as the core asks it. Throws `UsageError` for an unknown state, day or fact. */
export function askFrom(line: Line, today: string): Ask {
  const named = line.state?.toLowerCase() ?? null
  const state = named === null || nowhere.includes(named) ? null : StateCode.safeParse(named)
  if (state && !state.success)
    throw new UsageError(
      `There are no rules for the state "${line.state ?? ''}"; states: ${StateCode.options.join(', ')}, or us for the federal texts.`,
    )
  const on = line.on ?? today
  if (!isDay(on)) throw new UsageError(`"${on}" is not a day for --on; write it YYYY-MM-DD.`)
  return {
    question: line.question,
    state: state?.data ?? null,
    on,
    ...askedFacts(line.facts ?? {}),
    history: historyOf(line.history ?? []),
  }
}

/** Questions only: what was answered is looked up anew, never taken from outside. */
function historyOf(history: readonly unknown[]): string[] {
  const Turn = z.union([
    z.string(),
    z.object({ question: z.string() }).transform(({ question }) => question),
    z.object({ role: z.literal('user'), content: z.string() }).transform(({ content }) => content),
  ])
  return history.flatMap((turn) => {
    const read = Turn.safeParse(turn)
    return read.success ? [read.data] : []
  })
}

async function batch(
  file: string,
  answers: Answering,
  today: string,
  out: (line: string) => void,
): Promise<number> {
  if (!existsSync(file))
    throw new UsageError(`${file} cannot be read; --batch names a file with one JSON object a line.`)
  let at = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    at += 1
    if (text.trim() === '') continue
    const line = lineFrom(text, `${file}, line ${at}`)
    out(JSON.stringify({ id: line.id ?? at, ...(await answers.answer(askFrom(line, today), nobody)) }))
  }
  return 0
}

function lineFrom(text: string, place: string): Line {
  try {
    return Line.parse(JSON.parse(text))
  } catch {
    throw new UsageError(`${place}: a JSON object with a question belongs here.`)
  }
}
