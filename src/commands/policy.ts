import { listed } from '../policy/because.ts'
import { UsageError, type Command, type Invocation } from './invocation.ts'
import { allowed } from './policy/allowed.ts'
import { deadlines } from './policy/deadlines.ts'
import { diff } from './policy/diff.ts'
import { lint } from './policy/lint.ts'

const subcommands: Readonly<Record<string, (invocation: Invocation) => number | Promise<number>>> = {
  allowed,
  deadlines,
  diff,
  lint,
}

/** `policy allowed …`, `policy deadlines …`, `policy diff …` and `policy lint …`. */
export const run: Command = async (invocation) => {
  const [name = '', ...args] = invocation.args
  const known = Object.keys(subcommands)
  const subcommand = known.includes(name) ? subcommands[name] : undefined
  if (!subcommand) throw new UsageError(`Say what to do with the policy: ${listed(known, 'or')}.`)
  return subcommand({ ...invocation, args })
}
