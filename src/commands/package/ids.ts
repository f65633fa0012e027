import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { UsageError } from '../invocation.ts'

/** What the manifest's `${{…}}` stand for. */
export interface Ids {
  TEAMS_APP_ID: string
  BOT_ID: string
  /** Where the bot answers, and the registration by which people sign in to the board; both empty without a board. */
  BOT_DOMAIN: string
  AAD_APP_CLIENT_ID: string
}

type Flags = {
  'app-id'?: string
  'bot-id'?: string
  domain?: string
  'board-app-id'?: string
  env?: string
}
type Values = Readonly<Record<string, string | undefined>>

const host = /^(?=.{1,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/iu
const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu

/** Each id from its flag, else the environment, else `env/.env.NAME` and its `.user` file. Throws `UsageError`. */
export async function readIds(flags: Flags, env: Values, folder: string): Promise<Ids> {
  const name = flags.env ?? 'dev'
  if (!/^[a-z0-9-]+$/iu.test(name))
    throw new UsageError(`"${name}" is no name of an environment, such as dev.`)
  const kept = {
    ...(await read(resolve(folder, `.env.${name}`))),
    ...(await read(resolve(folder, `.env.${name}.user`))),
  }
  const id = (key: keyof Ids, flag: 'app-id' | 'bot-id') => {
    const value = [flags[flag], env[key], kept[key]].find(Boolean)
    if (!value) throw new UsageError(`${key} is missing: give --${flag}, or set it in env/.env.${name}.`)
    if (!guid.test(value))
      throw new UsageError(`${key} must be an id like 00000000-0000-0000-0000-000000000000.`)
    return value
  }
  const ids = { TEAMS_APP_ID: id('TEAMS_APP_ID', 'app-id'), BOT_ID: id('BOT_ID', 'bot-id') }
  const first = (key: keyof Ids, given: string | undefined) =>
    [given, env[key], kept[key]].find(Boolean) ?? ''
  return {
    ...ids,
    ...boardIds(first('BOT_DOMAIN', flags.domain), first('AAD_APP_CLIENT_ID', flags['board-app-id'])),
  }
}

function boardIds(domain: string, client: string): Pick<Ids, 'BOT_DOMAIN' | 'AAD_APP_CLIENT_ID'> {
  if ((domain === '') !== (client === ''))
    throw new UsageError(
      'The board needs both: BOT_DOMAIN (--domain) and AAD_APP_CLIENT_ID (--board-app-id).',
    )
  if (domain !== '' && !host.test(domain))
    throw new UsageError('BOT_DOMAIN must be the host the bot answers at, such as waymark.example.org.')
  if (client !== '' && !guid.test(client))
    throw new UsageError('AAD_APP_CLIENT_ID must be an id like 00000000-0000-0000-0000-000000000000.')
  return { BOT_DOMAIN: domain, AAD_APP_CLIENT_ID: client }
}

async function read(file: string): Promise<Values> {
  try {
    return parseEnv(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
