import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/commands/eval.ts'
import { UsageError, type Invocation } from '../../src/commands/invocation.ts'

const corpus = [
  { _id: 'd1', title: 'Housing', text: 'A referral helps a family without a home.' },
  { _id: 'd2', title: 'Plan', text: 'The plan has a date.' },
  { _id: 'd3', title: 'Goal', text: 'A goal has a target date.' },
]
const queries = [
  { _id: 'q1', text: 'referral for a home' },
  { _id: 'q2', text: 'target date of a goal' },
  { _id: 'unjudged', text: 'anything' },
]
const qrels = 'query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\nq2\td3\t0\n'

function folder(files: Partial<Record<string, string>> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'waymark-set-'))
  const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')
  const all = { 'corpus.jsonl': lines(corpus), 'queries.jsonl': lines(queries), 'qrels.tsv': qrels, ...files }
  for (const [name, text] of Object.entries(all))
    if (text !== undefined) writeFileSync(join(directory, name), text)
  return directory
}

async function evaluated(...args: string[]): Promise<string[]> {
  const out: string[] = []
  await run({ args, env: {}, out: (line: string) => out.push(line) } as unknown as Invocation)
  return out
}

describe('npm run eval -- retrieval DIR', () => {
  it('measures the questions that somebody has judged', async () => {
    const [line = ''] = await evaluated('retrieval', folder(), '--json')
    const told = JSON.parse(line) as Record<string, number>
    expect(told).toMatchObject({ documents: 3, questions: 2, 'recall@5': 1, MRR: 0.75 })
    expect(told['nDCG@10']).toBeCloseTo((1 + 1 / Math.log2(3)) / 2, 12)
  })

  it('says the same in words', async () => {
    const lines = await evaluated('retrieval', folder())
    for (const name of ['nDCG@10', 'recall@5', 'MRR', 'p50', 'p95'])
      expect(lines.some((line) => line.startsWith(name))).toBe(true)
  })

  it.each([
    [{ 'corpus.jsonl': '{"_id": "d1"' }, 'corpus.jsonl, line 1'],
    [{ 'queries.jsonl': '{"text": "no id"}' }, 'queries.jsonl, line 1'],
    [{ 'qrels.tsv': 'q1\td1\t1\nq1\td1\n' }, 'qrels.tsv, line 2'],
    [{ 'qrels.tsv': 'q1\td1\t0\n' }, 'No question in'],
  ])('names what is wrong in %j', async (files, sentence) => {
    await expect(evaluated('retrieval', folder(files))).rejects.toThrow(sentence)
  })

  it.each([
    [[]],
    [['retrieval']],
    [['retrieval', '--odd']],
    [['retrieval', 'a', 'b']],
    [['retrieval', '/nowhere/at/all']],
  ])('%j is one sentence', async (args) => {
    await expect((async () => evaluated(...args))()).rejects.toThrow(UsageError)
  })
})
