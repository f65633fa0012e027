import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../src/answers/answer/types.ts'
import type { DeskQuestion } from '../../src/bot/policy-ports.ts'
import { run as ask } from '../../src/commands/ask.ts'
import { run as desk } from '../../src/commands/desk.ts'
import { UsageError, type Command, type Invocation } from '../../src/commands/invocation.ts'
import { openPlace } from '../../src/commands/local/place.ts'
import { openStore } from '../../src/store/index.ts'
import { emptyDatabase, postgresUrl } from '../world/postgres.ts'
import { databaseKinds, someAddress, turn } from './world.ts'

const now = '2026-10-05T14:00:00.000Z'
const silent = 'Which form do we use for a home study waiver?'

describe.each(databaseKinds)('npm run desk on the %s database', (kind) => {
  let data: string
  let env: Record<string, string> = {}
  let drop = async () => {}
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'waymark-desk-'))
    if (kind === 'server') {
      const made = await emptyDatabase(postgresUrl()!)
      env = { DATABASE_URL: made.url }
      drop = made.drop
    }
    const database = await openPlace(data, env, () => {})
    const store = await openStore({ database })
    const questions = ['q-1', 'q-2', 'q-3'].map((id, at): DeskQuestion => ({
      id,
      tenant: 'local',
      question: [silent, 'How many goals can a child have?', 'What is for lunch?'][at] ?? '',
      state: at === 2 ? 'mo' : 'tn',
      on: '2026-10-05',
      kind: 'not-found',
      why: 'handed-over',
      comment: null,
      by: { id: 'worker-tn', name: 'Perpetua Vandersloot' },
      askedAt: `2026-10-05T13:0${at}:00.000Z`,
    }))
    await store.commit(turn(someAddress({ tenant: 'local' }), { questions }))
    await database.close()
  })
  afterAll(async () => {
    await drop()
    await rm(data, { recursive: true, force: true })
  })

  const spoken = async (command: Command, args: readonly string[], at = now) => {
    const [out, err]: [string[], string[]] = [[], []]
    const tell = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) }
    const invocation = { args: [...args, '--data', data, '--now', at], env, ...tell }
    const code = await command(invocation as unknown as Invocation)
    return { code, out, err }
  }
  const done = (...args: string[]) => spoken(desk, args)
  const asked = async (question: string, ...more: string[]) => {
    const { out, err } = await spoken(ask, ['--state', 'tn', '--json', ...more, question])
    return { answer: JSON.parse(out[0] ?? '') as Answer, err }
  }
  const words = ['--owner', 'Policy unit', '--until', '2027-06-30']
  const answering = (id: string, text: string, ...more: string[]) =>
    done('answer', id, '--text', text, ...words, ...more)

  test('lists what waits, by state and as JSON, without who asked', async () => {
    expect((await done()).out).toHaveLength(3)
    const { out } = await done('list', '--state', 'mo', '--json')
    expect(JSON.parse(out[0] ?? '')).toMatchObject([{ id: 'q-3', times: 1, why: 'handed-over' }])
    expect(out.join()).not.toContain('Vandersloot')
    expect((await done('show', 'q-1')).out.join('\n')).toMatch(
      /home study waiver[^]*State: tn[^]*handed over/,
    )
  })

  test.each([
    [['show', 'nobody']],
    [['show']],
    [['list', 'q-1']],
    [['dance']],
    [['list', '--state', 'zz']],
    [['list', '--text', 'x']],
    [['list', '--tenant', 'others']],
    [['put-away', 'nobody']],
    [['withdraw', 'nobody']],
    [['answer', 'nobody', '--text', 'x', '--own-word', ...words]],
    [['answer', 'q-1', '--own-word', ...words]],
    [['answer', 'q-1', '--text', '', '--own-word', ...words]],
    [['answer', 'q-1', '--text', 'x'.repeat(50_000), '--own-word', ...words]],
    [['answer', 'q-1', '--text', 'x', ...words]],
    [['answer', 'q-1', '--text', 'x', '--quote', 'words that stand in no text', ...words]],
    [['answer', 'q-1', '--text', 'x', '--cite', 'No Paper#No heading', ...words]],
    [['answer', 'q-1', '--text', 'x', '--own-word', '--owner', 'O', '--until', '2026-10-04']],
    [['answer', 'q-1', '--text', 'x', '--own-word', '--owner', 'O', '--until', '2027-10-06']],
    [['answer', 'q-2', '--text', 'Three.', '--own-word', ...words]],
  ])('%.60j is one sentence', async (args) => {
    const failed = await done(...args).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(UsageError)
    expect((failed as Error).message).toMatch(/^[A-Z"-][^\n]*\.$/)
  })

  test('none of that changed anything', async () => {
    expect((await done()).out).toHaveLength(3)
    expect((await done('reviewed')).out).toEqual(['No reviewed answer stands.'])
  })

  test('an answer answers first wherever answers are asked for, until it is withdrawn', async () => {
    expect((await asked(silent)).answer.kind).toBe('not-found')
    await answering('q-1', 'Use the regional waiver form.', '--own-word')
    const { answer } = await asked('which form do we use for a home study waiver')
    expect(answer.by).toMatchObject({ type: 'reviewed', owner: 'Policy unit', expiresOn: '2027-06-30' })
    expect((await asked(silent, '--on', '2027-07-01')).answer.kind).toBe('not-found')
    const { out } = await done('reviewed', '--json')
    const [kept] = JSON.parse(out[0] ?? '') as { id: string; holds: string }[]
    expect(kept?.holds).toBe('answers')
    expect((await spoken(desk, ['reviewed'], '2027-07-01T14:00:00.000Z')).out[0]).toContain('expired')
    await done('withdraw', kept?.id ?? '')
    expect((await asked(silent)).answer.kind).toBe('not-found')
  })

  test('a rule is explained with its own text, and a question is put away', async () => {
    const { citations } = (await asked('How many goals can a child have?')).answer
    const [rule] = citations
    await answering('q-2', 'Two at most.', '--quote', rule?.quote ?? '')
    const { answer } = await asked('How many goals can a child have?')
    expect([answer.kind, answer.by?.type, answer.citations]).toEqual(['rule', 'reviewed', [rule]])
    expect((await done('put-away', 'q-3')).out).toEqual(['Put away: What is for lunch?'])
    expect((await done()).out).toEqual(['No question is open.'])
  })

  // A server takes any number of processes, so nothing is held there.
  if (kind === 'embedded')
    test('while the bot holds the data it says so, and ask answers without it', async () => {
      const database = await openPlace(data, env, () => {})
      await expect(done()).rejects.toThrow(/is in use by another Waymark process/)
      const { answer, err } = await asked('How many goals can a child have?')
      await database.close()
      expect([answer.kind, answer.by]).toEqual(['rule', undefined])
      expect(err).toEqual([expect.stringMatching(/^Reviewed answers are left out here\. .* is in use/)])
    })
})
