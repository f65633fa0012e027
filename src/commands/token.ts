import { parseArgs } from 'node:util'
import { demoPeople } from '../case-api/demo/read.ts'
import { openSigningKey } from '../case-api/tokens/key-file.ts'
import { longestLife } from '../case-api/tokens/names.ts'
import { signToken } from '../case-api/tokens/sign.ts'
import { localTenant } from '../case-api/tenant.ts'
import { UsageError, type Command } from './invocation.ts'

const usage = 'Use: npm run token -- --as PERSON [--data DIR]'

function flagsOf(args: readonly string[]): { person: string; data: string } {
  let values: { as?: string; data?: string }
  try {
    values = parseArgs({
      args: [...args],
      options: { as: { type: 'string' }, data: { type: 'string' } },
    }).values
  } catch {
    throw new UsageError(usage)
  }
  if (!values.as || values.data === '') throw new UsageError(usage)
  return { person: values.as, data: values.data ?? '.waymark' }
}

/** Prints a token for the local case API. Needs only the key file, so it works while the server runs. */
export const run: Command = async ({ args, out }) => {
  const { person, data } = flagsOf(args)
  const known = demoPeople()
  if (!known.includes(person))
    throw new UsageError(`Nobody here is called "${person}". Choose one of: ${known.join(', ')}.`)
  const key = await openSigningKey(data).catch(() => {
    throw new UsageError(
      `No signing key could be read or made in "${data}". Choose a folder of your own with --data.`,
    )
  })
  out(await signToken(key, { tenant: localTenant, person, life: longestLife }))
  return 0
}
