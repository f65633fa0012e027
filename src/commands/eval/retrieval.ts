import { readLanguage } from '../../../policy/language.ts'
import { mean, ndcg, percentile, recall, reciprocalRank } from '../../answers/measure.ts'
import { retrieverOf } from '../../answers/retrieve/retriever.ts'
import { UsageError, type Invocation } from '../invocation.ts'
import { readQuestionSet } from './question-set.ts'

/** How many places are looked at: nDCG and the reciprocal rank count ten. */
const depth = 10

/**
 * `eval retrieval DIR [--json]`: what the product's own retriever finds of a set in BEIR form. Times are milliseconds a
 * question, on this machine; building the index is told apart.
 */
export async function retrieval({ args, out }: Invocation): Promise<number> {
  const json = args.includes('--json')
  const [directory, ...more] = args.filter((arg) => arg !== '--json')
  if (directory === undefined || directory.startsWith('--') || more.length > 0)
    throw new UsageError('Name one folder: npm run eval -- retrieval DIR [--json]')
  const { entries, questions } = readQuestionSet(directory)
  const begun = performance.now()
  const retriever = retrieverOf(entries, readLanguage())
  const built = performance.now() - begun
  const results = questions.map(({ text, relevance }) => {
    const from = performance.now()
    const found = retriever.find(text, { limit: depth }).map(({ id }) => id)
    return { found, relevance, took: performance.now() - from }
  })
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
  if (json) out(JSON.stringify(told))
  else for (const [name, value] of Object.entries(told)) out(`${name.padEnd(10)} ${rounded(value)}`)
  return 0
}

const rounded = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(4))
