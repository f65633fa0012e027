import { parseArgs } from 'node:util'
import { UsageError } from './invocation.ts'

export type Flags = Readonly<Record<string, string | boolean | undefined>>

/** Reads `--flag value` and `--flag=value`. Throws `UsageError` for a flag that is not known, doubled or without its value. */
export function flagsOf(
  args: readonly string[],
  strings: readonly string[],
  switches: readonly string[],
): Flags {
  const entry = (type: 'string' | 'boolean') => (name: string) => [name, { type }] as const
  const options = Object.fromEntries([...strings.map(entry('string')), ...switches.map(entry('boolean'))])
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  const flags: Record<string, string | boolean> = {}
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') throw new UsageError(`"${token.value}" stands there without a flag.`)
    const wanted = options[token.name]?.type
    if (!wanted) {
      const known = [...strings, ...switches].map((name) => `--${name}`).join(', ')
      throw new UsageError(`There is no flag ${token.rawName}; flags: ${known}.`)
    }
    if (token.name in flags) throw new UsageError(`The flag --${token.name} is given twice.`)
    if (wanted === 'string' && !token.value) throw new UsageError(`The flag --${token.name} needs a value.`)
    if (wanted === 'boolean' && token.value !== undefined)
      throw new UsageError(`The flag --${token.name} takes no value.`)
    flags[token.name] = token.value ?? true
  }
  return flags
}

/** The text of a flag; undefined where it is not given. */
export function text(flags: Flags, name: string): string | undefined {
  const value = flags[name]
  return typeof value === 'string' ? value : undefined
}
