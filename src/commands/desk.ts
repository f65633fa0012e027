import { parseArgs } from 'node:util'
import { answerQuestion } from './desk/answer.ts'
import { openDesk } from './desk/open.ts'
import { putAway, withdraw } from './desk/endings.ts'
import { listQuestions, listReviewed, showQuestion } from './desk/lists.ts'
import type { DeskTask } from './desk/task.ts'
import { dayIn } from '../shell/world.ts'
import { clockFrom } from './clock.ts'
import { dataDirectory, hasDatabase } from './data-directory.ts'
import { UsageError, type Command } from './invocation.ts'
import { zoneFrom } from './local/place.ts'

const usage =
  'Use: npm run desk -- list [--state STATE] | show ID | answer ID --text TEXT (--quote TEXT | --cite DOCUMENT#HEADING | --own-word) --owner NAME --until YYYY-MM-DD | put-away ID | reviewed | withdraw ID, each with [--json] [--data DIR] [--now INSTANT] [--tenant NAME].'

const tasks: Readonly<
  Record<
    string,
    { run: (task: DeskTask, id: string) => Promise<void>; id: boolean; takes: readonly string[] }
  >
> = {
  list: { run: listQuestions, id: false, takes: ['state'] },
  show: { run: showQuestion, id: true, takes: [] },
  answer: { run: answerQuestion, id: true, takes: ['text', 'quote', 'cite', 'own-word', 'owner', 'until'] },
  'put-away': { run: putAway, id: true, takes: [] },
  reviewed: { run: listReviewed, id: false, takes: ['state'] },
  withdraw: { run: withdraw, id: true, takes: [] },
}

/** `desk`: the open policy questions and the reviewed answers of a data directory. Exit code 2 with one sentence for bad input. */
export const run: Command = async (invocation) => {
  const { values, positionals } = parsed(invocation.args)
  const [name = 'list', id = '', ...more] = positionals
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined
  if (!task || more.length > 0 || task.id !== (id !== '')) throw new UsageError(usage)
  const odd = Object.keys(values).find(
    (flag) => !['data', 'now', 'json', 'tenant', ...task.takes].includes(flag),
  )
  if (odd !== undefined) throw new UsageError(`The flag --${odd} means nothing to "${name}". ${usage}`)
  const directory = dataDirectory(values.data)
  if (!hasDatabase(directory, invocation)) throw new UsageError(`There is no Waymark data in ${directory}.`)
  const now = clockFrom(values.now).now()
  const opened = await openDesk({ directory, env: invocation.env, tenant: values.tenant })
  try {
    await task.run(
      {
        ...opened,
        directory,
        now,
        today: dayIn(zoneFrom(invocation.env), now),
        flags: values,
        out: invocation.out,
      },
      id,
    )
    return 0
  } finally {
    await opened.close()
  }
}

function parsed(args: readonly string[]) {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  const words = {
    text: string,
    quote: string,
    cite: string,
    'own-word': boolean,
    owner: string,
    until: string,
  }
  const where = { state: string, tenant: string, data: string, now: string, json: boolean }
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { ...words, ...where } })
  } catch {
    throw new UsageError(`There is a flag that is not known or has no value. ${usage}`)
  }
}
