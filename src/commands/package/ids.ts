import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { UsageError } from '../invocation.ts'

/** What the manifest's `${{…}}` stand for. */
export interface Ids {
  TEAMS_APP_ID: string
  BOT_ID: string
}

type Flags = { 'app-id'?: string; 'bot-id'?: string; env?: string }
type Values = Readonly<Record<string, string | undefined>>

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
  return { TEAMS_APP_ID: id('TEAMS_APP_ID', 'app-id'), BOT_ID: id('BOT_ID', 'bot-id') }
}

async function read(file: string): Promise<Values> {
  try {
    return parseEnv(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
