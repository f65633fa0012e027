import { appendFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../src/commands/eval.ts'
import { UsageError, type Invocation } from '../../src/commands/invocation.ts'
import { startStub, type Stub } from './stub-endpoint.ts'

/** Numbers that only a text of the same letters is near to: enough to see that meaning counts, and no measure of any. */
let stub: Stub
let data: string
beforeAll(async () => void (stub = await startStub(() => ({ type: 'silent' }))))
afterAll(() => stub.close())
beforeEach(() => void (data = mkdtempSync(join(tmpdir(), 'waymark-vectors-'))))

const corpus = [
  { _id: 'd1', title: 'Zebra', text: 'zzzz zzzz' },
  { _id: 'd2', title: 'Plan', text: 'The plan has a date.' },
  { _id: 'd3', title: 'Goal', text: 'A goal has a target date.' },
]

function set(): string {
  const directory = mkdtempSync(join(tmpdir(), 'waymark-set-'))
  const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')
  writeFileSync(join(directory, 'corpus.jsonl'), lines(corpus))
  writeFileSync(join(directory, 'queries.jsonl'), lines([{ _id: 'q1', text: 'zzzzz' }]))
  writeFileSync(join(directory, 'qrels.tsv'), 'query-id\tcorpus-id\tscore\nq1\td1\t1\n')
  return directory
}

async function evaluated(env: Record<string, string>): Promise<Record<string, number>> {
  const out: string[] = []
  const args = ['retrieval', set(), '--json', '--data', data]
  await run({ args, env, out: (line: string) => out.push(line) } as unknown as Invocation)
  return JSON.parse(out.at(-1)!) as Record<string, number>
}
const configured = () => ({ OPENAI_BASE_URL: stub.url, WAYMARK_EMBEDDINGS_MODEL: 'letters' })

describe('meaning beside words', () => {
  it('finds what no word of the question stands in, where it is configured and only there', async () => {
    expect((await evaluated({}))['recall@5']).toBe(0)
    expect((await evaluated(configured()))['recall@5']).toBe(1)
  })

  it('asks for a passage once: vectors are kept by what the text says and by the model', async () => {
    const asked = () => stub.received.flatMap(({ body }) => body.input as string[]).length
    const begun = asked()
    await evaluated(configured())
    expect(asked() - begun).toBe(4)
    await evaluated(configured())
    expect(asked() - begun).toBe(5)
    await evaluated({ ...configured(), WAYMARK_EMBEDDINGS_MODEL: 'other letters' })
    expect(asked() - begun).toBe(9)
  })

  it('drops a record that a stop cut off, and keeps the others', async () => {
    await evaluated(configured())
    const [name = ''] = readdirSync(join(data, 'embeddings'))
    const file = join(data, 'embeddings', name)
    const whole = readFileSync(file)
    appendFileSync(file, whole.subarray(4, 60))
    const before = stub.received.length
    expect((await evaluated(configured()))['recall@5']).toBe(1)
    expect(stub.received.length).toBe(before + 1)
    expect(readFileSync(file)).toEqual(whole)
  })

  it('is no half measurement: an endpoint that fails ends it in one sentence', async () => {
    const nobody = { ...configured(), OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }
    await expect(evaluated(nobody)).rejects.toThrow(UsageError)
  })
})
