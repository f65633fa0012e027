import { UsageError, type Command, type Invocation } from './invocation.ts'
import { questions } from './eval/questions.ts'
import { train } from './eval/train/train.ts'
import { retrieval } from './eval/retrieval.ts'

const subcommands: Readonly<Record<string, (invocation: Invocation) => Promise<number>>> = {
  retrieval,
  questions,
  train,
}

/** `eval retrieval DIR`, `eval questions FILE`: how well the product finds what answers, and whether it answers; `eval train FILE`: weights for both. */
export const run: Command = (invocation) => {
  const [name = '', ...args] = invocation.args
  const known = Object.keys(subcommands)
  const subcommand = known.includes(name) ? subcommands[name] : undefined
  if (!subcommand) throw new UsageError(`Say what to measure: ${known.join(' or ')}.`)
  return subcommand({ ...invocation, args })
}
