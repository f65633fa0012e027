import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fsyncSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { DirectoryInUse, NotADatabase, openDatabase, openStore } from '../../src/store/index.ts'
import { after, arrival, reply, someAddress, turn } from './world.ts'

const program = fileURLToPath(new URL('child.ts', import.meta.url))

/** A process of ours at work in a directory. `line` waits for it to say something. */
function child(directory: string, task: 'hold' | 'work' | 'close' | 'break') {
  const started = spawn(process.execPath, [program, directory, task], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void started.kill('SIGKILL'))
  const said: string[] = []
  const errors: string[] = []
  const lines = createInterface({ input: started.stdout }).on('line', (line) => said.push(line))
  started.stderr.on('data', (chunk) => errors.push(String(chunk)))
  const ended = once(started, 'close')
  const line = (which: RegExp) =>
    new Promise<string>((found, gone) => {
      const here = said.find((each) => which.test(each))
      if (here !== undefined) return found(here)
      lines.on('line', (each) => which.test(each) && found(each))
      void ended.then(() => gone(new Error(`It ended and said: ${[...said, ...errors].join(' | ')}`)))
    })
  const kill = async () => {
    started.kill('SIGKILL')
    await ended
  }
  return { said, errors, line, kill, ended: ended.then(() => started.exitCode) }
}

describe('the embedded database on disk', () => {
  let home: string
  /** A fresh database, made once and copied, because making one takes seconds. */
  let fresh: string
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'waymark-store-'))
    fresh = join(home, 'fresh')
    const steps: string[] = []
    const database = await openDatabase({ directory: fresh }, (step) => steps.push(step))
    expect(steps).toEqual(['creating', 'opening'])
    await openStore({ database })
    await database.close()
  })
  afterAll(() => rm(home, { recursive: true, force: true }))

  let count = 0
  const copy = async () => {
    const directory = join(home, `copy-${(count += 1)}`)
    await cp(fresh, directory, { recursive: true })
    return directory
  }

  test('exactly one sync for what is received, and one for a whole turn', async () => {
    let syncs = 0
    const fsync = (descriptor: number) => {
      syncs += 1
      fsyncSync(descriptor)
    }
    const database = await openDatabase({ directory: await copy(), fsync })
    onTestFinished(() => database.close())
    const store = await openStore({ database })
    const address = someAddress()
    await store.receive(arrival(address, 'first'))
    const counted = async (work: () => Promise<unknown>) => {
      const before = syncs
      await work()
      return syncs - before
    }
    for (let revision = 0; revision < 20; revision++) {
      const id = `activity-${revision}`
      expect(await counted(() => store.receive(arrival(address, id)))).toBe(1)
      const answer = turn(address, { revision, inbound: id, reply: reply('a'), write: null })
      expect(await counted(() => store.commit(answer))).toBe(1)
    }
    expect(await counted(() => store.session(address))).toBe(0)
    expect(await counted(() => store.commit(turn(address, { revision: 3 })))).toBe(0)
  })

  test('a write that the disk refuses is not acknowledged: the process ends and says why', async () => {
    const directory = await copy()
    const broken = child(directory, 'break')
    expect(await broken.ended).toBe(74)
    expect(broken.said.at(-1)).toBe('kept one')
    expect(broken.errors.join('')).toBe(
      'The disk did not confirm a write. Waymark stops, so that nothing unconfirmed is called saved.\n',
    )
  })

  test('the log that recovery would have to read does not grow without end', async () => {
    const database = await openDatabase({ directory: await copy(), checkpointEvery: 20 })
    onTestFinished(() => database.close())
    const recoveryStart = async () => {
      const { rows } = await sql<{
        at: string
      }>`select redo_lsn::text as at from pg_control_checkpoint()`.execute(database.db)
      return rows[0]?.at
    }
    await sql`create table filler (id serial primary key)`.execute(database.db)
    const starts = new Set([await recoveryStart()])
    for (let i = 0; i < 70; i++) {
      await sql`insert into filler default values`.execute(database.db)
      starts.add(await recoveryStart())
    }
    expect(starts.size).toBeGreaterThanOrEqual(3)
  })

  test('a second process is refused in one sentence, and let in when the first was killed', async () => {
    const directory = await copy()
    const first = child(directory, 'hold')
    await first.line(/^open$/)
    const second = child(directory, 'hold')
    expect(await second.ended).toBe(3)
    expect(second.said).toEqual([
      `DirectoryInUse: The data directory ${directory} is in use by another Waymark process: stop that one or choose another with --data.`,
    ])
    await expect(openDatabase({ directory })).rejects.toThrow(DirectoryInUse)
    await first.kill()
    const third = child(directory, 'close')
    expect(await third.ended).toBe(0)
    expect([first, second, third].map(({ errors }) => errors)).toEqual([[], [], []])
  })

  test('the same process is refused too, until it closed', async () => {
    const directory = await copy()
    const database = await openDatabase({ directory })
    await expect(openDatabase({ directory })).rejects.toThrow(DirectoryInUse)
    await database.close()
    await (await openDatabase({ directory })).close()
  })

  test('killed at any moment while it is made, it opens and works the next time', async () => {
    const directory = join(home, 'never-whole')
    for (const share of [0, 0.33, 0.66].map((from) => from + Math.random() * 0.33)) {
      const started = child(directory, 'close')
      await started.line(/^creating$/)
      await new Promise((done) => setTimeout(done, share * 4000))
      await started.kill()
    }
    const database = await openDatabase({ directory })
    const store = await openStore({ database })
    expect(await store.receive(arrival(someAddress(), 'activity-1'))).toBe('new')
    await database.close()
    expect((await readdir(home)).filter((name) => name.includes('.new-'))).toEqual([])
  }, 120_000)

  test('killed under load, it has kept every turn it acknowledged', async () => {
    const directory = await copy()
    let acknowledged = 0
    for (let cycle = 0; cycle < 3; cycle++) {
      const started = child(directory, 'work')
      await started.line(/^kept/)
      await new Promise((done) => setTimeout(done, Math.random() * 300))
      await started.kill()
      acknowledged = Number(started.said.at(-1)?.replace('kept ', ''))
      const database = await openDatabase({ directory })
      const store = await openStore({ database })
      const address = someAddress({ tenant: 'tn', conversation: 'under-load' })
      const revision = (await store.session(address))?.revision ?? 0
      expect(revision).toBeGreaterThanOrEqual(acknowledged)
      expect(await store.verifyAudit()).toEqual({ ok: true, entries: revision })
      expect((await store.unsent(after(1))).length).toBeGreaterThan(0)
      await database.close()
    }
    expect(acknowledged).toBeGreaterThan(3)
  }, 120_000)

  test('a folder that holds something else is left alone', async () => {
    const directory = join(home, 'holiday')
    await mkdir(directory)
    await writeFile(join(directory, 'photo.jpg'), 'x')
    await expect(openDatabase({ directory })).rejects.toThrow(NotADatabase)
    expect(await readdir(directory)).toEqual(['photo.jpg'])
  })
})
