import { parseArgs } from 'node:util'
import { readLanguage } from '../../../policy/language.ts'
import { mean, ndcg, percentile, recall, reciprocalRank, type Relevance } from '../../answers/measure.ts'
import { retrieverOf } from '../../answers/retrieve/retriever.ts'
import { clockFrom } from '../clock.ts'
import { dataDirectory } from '../data-directory.ts'
import { UsageError, type Invocation } from '../invocation.ts'
import { standardLog } from '../log.ts'
import { openModel } from '../model.ts'
import { readQuestionSet } from './question-set.ts'

/** How many places are looked at: nDCG and the reciprocal rank count ten. */
const depth = 10

/**
 * `eval retrieval DIR [--json] [--data DIR]`: what the product's own retriever finds of a set in BEIR form; with a model for
 * embeddings configured, texts and questions of the set go there and its nearness counts too. Times are milliseconds a
 * question, on this machine; building the index is told apart.
 */
export async function retrieval({ args, env, out }: Invocation): Promise<number> {
  const { directory, data, json } = asked(args)
  const meaning = openModel(env, clockFrom(undefined), standardLog())?.meaningIn(dataDirectory(data)) ?? null
  const { entries, questions } = readQuestionSet(directory)
  const begun = performance.now()
  const retriever = retrieverOf(entries, readLanguage())
  const texts = entries.map(({ heading, text }) => `${heading}\n${text}`)
  await answering(meaning?.learn(texts))
  const built = performance.now() - begun
  const results: { found: string[]; relevance: Relevance; took: number }[] = []
  for (const { text, relevance } of questions) {
    const from = performance.now()
    const nearness = await answering(meaning?.nearness(text, texts))
    const near = nearness && new Map([...nearness].map(([at, cosine]) => [entries[at]?.id ?? '', cosine]))
    const found = retriever.find(text, { limit: depth, ...(near && { near }) }).map(({ id }) => id)
    results.push({ found, relevance, took: performance.now() - from })
  }
  const took = results.map((result) => result.took)
  const told = {
    documents: entries.length,
    questions: questions.length,
    'nDCG@10': mean(results.map(({ found, relevance }) => ndcg(found, relevance, depth))),
    'recall@5': mean(results.map(({ found, relevance }) => recall(found, relevance, 5))),
    MRR: mean(results.map(({ found, relevance }) => reciprocalRank(found, relevance))),
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    indexed: built,
  }
  if (!json) out(meaning ? 'by words, and by meaning from the endpoint' : 'by words')
  if (json) out(JSON.stringify(told))
  else for (const [name, value] of Object.entries(told)) out(`${name.padEnd(10)} ${rounded(value)}`)
  return 0
}

const rounded = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(4))

function asked(args: readonly string[]): { directory: string; data: string | undefined; json: boolean } {
  const wrong = new UsageError('Name one folder: npm run eval -- retrieval DIR [--json] [--data DIR]')
  try {
    const options = { json: { type: 'boolean' }, data: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [directory, ...more] = positionals
    if (directory === undefined || more.length > 0) throw wrong
    return { directory, data: values.data, json: values.json ?? false }
  } catch {
    throw wrong
  }
}

/** What the endpoint answers. Throws `UsageError` where it does not: half a measurement is none. */
async function answering<T>(asked: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await asked
  } catch {
    throw new UsageError('The endpoint for embeddings did not answer as it should; nothing was measured.')
  }
}
