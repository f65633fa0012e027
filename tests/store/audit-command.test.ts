import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { run } from '../../src/commands/audit.ts'
import { UsageError, type Invocation } from '../../src/commands/invocation.ts'
import { openPlace } from '../../src/commands/local/place.ts'
import { openStore, type Database } from '../../src/store/index.ts'
import type { Tables } from '../../src/store/tables.ts'
import { emptyDatabase, postgresUrl } from '../world/postgres.ts'
import { databaseKinds, someAddress, turn } from './world.ts'

const invocation = (
  args: readonly string[],
  env: Invocation['env'] = {},
  lines: string[] = [],
): Invocation => ({
  args,
  env,
  stdin: process.stdin,
  stdout: process.stdout,
  out: (line) => void lines.push(line),
  err: () => {},
  stopped: () => new Promise(() => {}),
})

describe.each(databaseKinds)('npm run audit on the %s database', (kind) => {
  const address = someAddress({ tenant: 'tn' })
  let data: string
  let env: Record<string, string> = {}
  let drop = async () => {}
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'waymark-audit-'))
    if (kind === 'server') {
      const made = await emptyDatabase(postgresUrl()!)
      env = { DATABASE_URL: made.url }
      drop = made.drop
    }
    await inDatabase(async (database) => {
      const store = await openStore({ database })
      for (let revision = 0; revision < 5; revision++) await store.commit(turn(address, { revision }))
    })
  })
  afterAll(async () => {
    await drop()
    await rm(data, { recursive: true, force: true })
  })

  const inDatabase = async (work: (database: Database) => Promise<unknown>) => {
    const database = await openPlace(data, env, () => {})
    await work(database).finally(() => database.close())
  }

  const audit = async (...args: string[]) => {
    const lines: string[] = []
    const code = await run(invocation([...args, '--data', data], env, lines))
    return { code, lines }
  }

  test('verify says in one sentence that the trail is whole', async () => {
    expect(await audit('verify')).toEqual({ code: 0, lines: ['The audit trail is whole: 5 entries.'] })
    expect(await audit('verify', '--json')).toEqual({ code: 0, lines: ['{"ok":true,"entries":5}'] })
  })

  test('the head that export prints is what verify takes, and another one is refused', async () => {
    const { code, lines } = await audit('export', '--json')
    expect([code, lines.length]).toEqual([0, 6])
    const { head } = JSON.parse(lines.at(-1)!) as { head: { seq: number; hash: string } }
    expect((await audit('verify', '--head', `${head.seq}:${head.hash}`)).code).toBe(0)
    expect(await audit('verify', '--head', `${head.seq}:${'0'.repeat(64)}`)).toEqual({
      code: 1,
      lines: ['The audit trail is broken. Entry 5 is not the one that was noted.'],
    })
  })

  test('verify names the first bad entry and ends with 1', async () => {
    await inDatabase((database) =>
      database
        .schema<Tables>('waymark')
        .updateTable('audit')
        .set({ entry: '{}' })
        .where('seq', '=', 3)
        .execute(),
    )
    expect(await audit('verify')).toEqual({
      code: 1,
      lines: ['The audit trail is broken. In the trail of tn, entry 3 is not as it was written.'],
    })
    expect(JSON.parse((await audit('verify', '--json')).lines[0]!)).toMatchObject({ ok: false, firstBad: 3 })
  })

  test.each([
    [],
    ['look'],
    ['verify', 'export'],
    ['verify', '--hash', 'x'],
    ['verify', '--head', '5'],
    ['export', '--data', ''],
  ])('what cannot be meant is a usage error: %j %j %j', async (...args) => {
    await expect(run(invocation(args, env))).rejects.toThrow(UsageError)
  })
})

test('a folder without data, and one in use, are said in one sentence', async () => {
  const data = await mkdtemp(join(tmpdir(), 'waymark-audit-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const verify = () => run(invocation(['verify', '--data', data]))
  await expect(verify()).rejects.toThrow(new UsageError(`There is no Waymark data in ${data}.`))
  const database = await openPlace(data, {}, () => {})
  await expect(verify()).rejects.toThrow(/is in use by another Waymark process/)
  await database.close()
  expect(await verify()).toBe(0)
})

test('a server that cannot be reached is said without its password', async () => {
  const env = { DATABASE_URL: 'postgresql://waymark:secret@127.0.0.1:1/none' }
  const failed = await run(invocation(['verify'], env)).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(UsageError)
  expect(String(failed)).not.toContain('secret')
})
