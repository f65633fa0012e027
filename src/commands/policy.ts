import { UsageError, type Command } from './invocation.ts'
import { allowed } from './policy/allowed.ts'
import { lint } from './policy/lint.ts'

const subcommands: Readonly<Record<string, (invocation: Parameters<Command>[0]) => number>> = {
  allowed,
  lint,
}

/** `policy allowed …` and `policy lint …`. */
export const run: Command = async (invocation) => {
  const [name = '', ...args] = invocation.args
  const known = Object.keys(subcommands)
  const subcommand = known.includes(name) ? subcommands[name] : undefined
  if (!subcommand) throw new UsageError(`Say what to do with the policy: ${known.join(' or ')}.`)
  return subcommand({ ...invocation, args })
}
