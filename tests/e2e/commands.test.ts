import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePorts, startProduct } from '../world/product.ts'
import { runCommand, runScript } from './command.ts'

/** One data directory for the whole file: what one command wrote the next one finds. */
let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'waymark-commands-'))
})
afterAll(() => rm(data, { recursive: true, force: true }))

interface Said {
  text: string
  actions: string[]
  citations: object[]
  card: { type: string; version: string } | null
}
const chat = (lines: readonly string[], more: readonly string[] = []) =>
  runCommand(['chat', '--as', 'worker-tn', '--data', data, ...more], lines.join('\n'))
const messages = (stdout: string): Said[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Said)

/** One sentence for a person, and no trace of the program's inside. */
const oneSentence = /^[A-Z"-][^\n]*\.\n$/

describe('chat, from a file of lines', () => {
  it('does the whole job in two messages and ends at the end of the file (TN-R16 to TN-R22)', async () => {
    const file = join(data, 'lines.txt')
    await writeFile(
      file,
      "# Tuesday's entries\nset tn-1001-c1's goal to adoption by 22 May 2029\n\n# read it first\nconfirm\n",
    )
    const script = ['-s', 'run', 'chat', '--', '--as', 'worker-tn', '--data', data]
    const ended = await runScript(script, await readFile(file, 'utf8'))
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const [review = '', saved = ''] = ended.stdout.trim().split('\n\n')
    expect(review).toMatch(/^Permanency goals[^]*Nothing is saved yet[^]*\[Confirm\]/)
    expect(saved).toMatch(/Saved in the case record\. Record number: goal-\w+\./)
  })

  it('prints one JSON object a message with --json, and finds what was saved before', async () => {
    const ended = await chat(['what goals does tn-1001-c1 have?', 'which are allowed?', 'hi'], ['--json'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const said = messages(ended.stdout)
    expect(said).toHaveLength(3)
    for (const one of said) {
      expect(Object.keys(one).sort()).toEqual(['actions', 'card', 'citations', 'text'])
      expect(one.actions.every((label) => typeof label === 'string')).toBe(true)
      expect(one.card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' })
    }
    expect(said[0]?.text).toMatch(/Adoption.*22 May 2029/s)
    expect(said[1]?.citations[0]).toMatchObject({
      document: expect.any(String),
      heading: expect.any(String),
      quote: expect.any(String),
      start: expect.any(Number),
      end: expect.any(Number),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      source: expect.any(String),
      tag: expect.any(String),
    })
  })

  it('says nothing of a case with --channel', async () => {
    const ended = await chat(
      ['what goals does tn-1001-c1 have?', 'what goals are possible in a custodial case?'],
      ['--channel', '--json'],
    )
    const [first, second] = messages(ended.stdout)
    expect(first?.text).toContain('write to me in a private chat')
    expect(JSON.stringify(first)).not.toMatch(/tn-1001-c1|Z\.B\.|22 May/)
    expect(second?.text).toMatch(/Adoption/)
  })

  it('keeps an open entry from one run to the next, and takes its clock from --now', async () => {
    const earlier = ['--json', '--now', '2026-12-01T15:00:00Z']
    await chat(["set tn-1001-c2's goal to adoption"], earlier)
    const ended = await chat(['tomorrow'], earlier)
    expect(messages(ended.stdout)[0]?.text).toMatch(/Adoption.*Wed 2 Dec 2026/s)
  })
})

describe('what the caller got wrong is one sentence and exit code 2', () => {
  it.each([
    [['chat', '--as', 'nobody'], 'Nobody here is called "nobody"'],
    [['chat'], '--as'],
    [['chat', '--as', 'worker-tn', '--loud'], '--loud'],
    [['chat', '--as', 'worker-tn', '--now', 'yesterday'], '--now'],
    [['start', '--port', 'none'], '--port'],
    [['start', '--bogus'], '--bogus'],
    [['token', '--as', 'nobody'], 'Nobody here is called "nobody"'],
    [['audit', 'mend'], 'npm run audit'],
    [['audit', 'verify', '--data', join(tmpdir(), 'waymark-is-not-here')], 'There is no Waymark data'],
    [['policy', 'allowed', '--state', 'zz'], 'zz'],
    [['dance'], 'There is no command "dance"'],
  ])('%j', async (args, named) => {
    const ended = await runCommand(args)
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(oneSentence)
    expect(ended.stderr).toContain(named)
  })
})

describe('the audit trail after a job', () => {
  it('is whole, and exports a line of JSON an entry', async () => {
    const verified = await runScript(['-s', 'run', 'audit', '--', 'verify', '--data', data])
    expect(verified.stdout).toMatch(/^The audit trail is whole: [1-9]\d* entries\.\n$/)
    expect(verified.code).toBe(0)
    const exported = await runCommand(['audit', 'export', '--data', data])
    for (const line of exported.stdout.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
  })
})

describe('start, as a process', () => {
  it('runs beside token, guards its folder and ports, keeps the record, and stops on SIGTERM', async () => {
    const ports = await freePorts()
    const product = await startProduct({ directory: data, ports })
    try {
      expect((await fetch(`${product.bot}/readyz`)).status).toBe(200)
      const token = await runScript(['-s', 'run', 'token', '--', '--as', 'worker-tn', '--data', data])
      expect(token).toMatchObject({ code: 0, stderr: '' })
      expect(token.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
      const answer = await fetch(`${product.caseApi}/v1/children/tn-1001-c1/permanency-goals`, {
        headers: { authorization: `Bearer ${token.stdout.trim()}` },
      })
      expect(await answer.json()).toMatchObject({ items: [{ goal: 'adoption', targetDate: '2029-05-22' }] })

      for (const args of [
        ['chat', '--as', 'worker-tn', '--data', data],
        ['audit', 'verify', '--data', data],
      ]) {
        const refused = await runCommand(args)
        expect(refused).toMatchObject({ code: 2, stdout: '' })
        expect(refused.stderr).toMatch(oneSentence)
        expect(refused.stderr).toMatch(/in use/)
      }
    } finally {
      const stopped = await product.stop()
      expect(stopped.code).toBe(0)
      expect(stopped.took).toBeLessThan(10_000)
    }
  }, 60_000)

  it.each(['--port', '--case-api-port', '--playground-port'])(
    'says when the port of %s is taken',
    async (flag) => {
      const taken = createServer().listen(0, '127.0.0.1')
      await once(taken, 'listening')
      const { port } = taken.address() as AddressInfo
      const free = await freePorts()
      const others = [
        ...['--port', `${free.bot}`],
        ...['--case-api-port', `${free.caseApi}`],
        ...['--playground-port', `${free.playground}`],
      ]
      const at = others.indexOf(flag) + 1
      const refused = await runCommand(['start', '--data', data, ...others.with(at, `${port}`)])
      taken.close()
      expect(refused.code).toBe(2)
      expect(refused.stderr).toMatch(oneSentence)
      expect(refused.stderr).toContain(`Port ${port} is in use`)
      expect(refused.stderr).toContain(flag)
    },
  )
})
