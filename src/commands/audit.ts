import { parseArgs } from 'node:util'
import { openMemory, openStore, verifyTrail, type Head } from '../store/index.ts'
import { dataDirectory, hasDatabase } from './data-directory.ts'
import { UsageError, type Command, type Invocation } from './invocation.ts'
import { openPlace } from './local/place.ts'

const usage =
  'Use: npm run audit -- verify [--head SEQ:HASH] or export, each with [--data DIR] [--json], where HASH is one that export printed earlier.'

/**
 * `audit verify` checks the trail: exit 0 when whole, 1 when broken. `audit export` prints every entry as a line of JSON
 * and, for each tenant, where its trail ends; keep that somewhere else and hand it to `verify --head` later.
 */
export const run: Command = async (invocation) => {
  const { task, data, json, noted } = readFlags(invocation.args)
  if (!hasDatabase(data, invocation)) throw new UsageError(`There is no Waymark data in ${data}.`)
  const database = await openPlace(data, invocation.env, () => {})
  try {
    if (task === 'verify') return await verify(await openMemory(database), { json, noted }, invocation)
    const store = await openStore({ database })
    for await (const entry of store.auditEntries()) invocation.out(JSON.stringify(entry))
    return 0
  } finally {
    await database.close()
  }
}

async function verify(
  memory: Parameters<typeof verifyTrail>[0],
  { json, noted }: { json: boolean; noted: Head | null },
  { out }: Invocation,
): Promise<number> {
  const result = await verifyTrail(memory, noted)
  if (json) out(JSON.stringify(result))
  else if (result.ok) out(`The audit trail is whole: ${result.entries} entries.`)
  else out(`The audit trail is broken. ${result.because}`)
  return result.ok ? 0 : 1
}

function readFlags(args: readonly string[]) {
  const { values, positionals } = parsed(args)
  const [task] = positionals
  if (positionals.length !== 1 || (task !== 'verify' && task !== 'export')) throw new UsageError(usage)
  const noted = values.head === undefined ? null : headOf(values.head)
  return { task, data: dataDirectory(values.data), json: values.json ?? false, noted }
}

function parsed(args: readonly string[]) {
  const string = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: string, head: string, json: { type: 'boolean' } },
    })
  } catch {
    throw new UsageError(usage)
  }
}

function headOf(text: string): Head {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (seq === undefined || hash === undefined) throw new UsageError(usage)
  return { seq: Number(seq), hash }
}
