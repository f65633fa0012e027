import { UsageError, type Command, type Invocation } from './invocation.ts'
import { questions } from './eval/questions.ts'
import { retrieval } from './eval/retrieval.ts'

const subcommands: Readonly<Record<string, (invocation: Invocation) => Promise<number>>> = {
  retrieval,
  questions,
}

/** `eval retrieval DIR` and `eval questions FILE`: how well the product finds what answers, and whether it answers. */
export const run: Command = (invocation) => {
  const [name = '', ...args] = invocation.args
  const known = Object.keys(subcommands)
  const subcommand = known.includes(name) ? subcommands[name] : undefined
  if (!subcommand) throw new UsageError(`Say what to measure: ${known.join(' or ')}.`)
  return subcommand({ ...invocation, args })
}
