import { createRequire } from 'node:module'
import MiniSearch from 'minisearch'
import { readLanguage } from '../../policy/language.ts'
import { mean, ndcg, percentile, recall } from '../../src/answers/measure.ts'
import { lexiconOf, type Entry } from '../../src/answers/retrieve/lexicon.ts'
import { rank } from '../../src/answers/retrieve/rank.ts'
import { retrieverOf } from '../../src/answers/retrieve/retriever.ts'
import { readQuestionSet } from '../../src/commands/eval/question-set.ts'

/** Finds the ids that fit a question, best first. */
type Find = (question: string) => string[]

interface Lunr {
  (build: (this: LunrBuilder) => void): { search(words: string): { ref: string }[] }
  tokenizer(text: string): { toString(): string }[]
}
interface LunrBuilder {
  ref(name: string): void
  field(name: string): void
  add(entry: Entry): void
}
const lunr = createRequire(import.meta.url)('lunr') as Lunr

const depth = 10

function ours(entries: readonly Entry[]): Find {
  const retriever = retrieverOf(entries, readLanguage())
  return (question) => retriever.find(question, { limit: depth }).map(({ id }) => id)
}

/** BM25 alone: words in lower case, no stems, no stop words, headings as any text, no pairs. */
function plain(entries: readonly Entry[]): Find {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const lexicon = lexiconOf(entries, words, 1)
  return (question) =>
    rank(lexicon, words(question), { pair: 0, open: () => true, limit: depth }).map(
      ({ at }) => lexicon.ids[at] ?? '',
    )
}

function mini(entries: readonly Entry[]): Find {
  const search = new MiniSearch<Entry>({ fields: ['heading', 'text'] })
  search.addAll(entries)
  return (question) => search.search(question).map(({ id }) => String(id))
}

function lunrs(entries: readonly Entry[]): Find {
  const index = lunr(function () {
    this.ref('id')
    this.field('heading')
    this.field('text')
    for (const entry of entries) this.add(entry)
  })
  // Its own query language reads signs as orders, so only words are handed over.
  return (question) => index.search(question.replaceAll(/[^\p{L}\p{N}\s]/gu, ' ')).map(({ ref }) => ref)
}

const finders: readonly [string, (entries: readonly Entry[]) => Find][] = [
  ['Waymark', ours],
  ['BM25 without stems', plain],
  ['MiniSearch 7, as it comes', mini],
  ['lunr 2, as it comes', lunrs],
]

/** One table for a set in BEIR form: what each finds, how long one question takes and how long its index takes. */
export function retrievalTable(directory: string, out: (line: string) => void): void {
  const { entries, questions } = readQuestionSet(directory)
  out(
    `${directory.split('/').at(-1) ?? directory}: ${entries.length} documents, ${questions.length} questions`,
  )
  out(`  ${'retriever'.padEnd(28)} nDCG@10  recall@5  p50 ms   p95 ms   index ms`)
  for (const [name, made] of finders) {
    const begun = performance.now()
    const find = made(entries)
    const built = performance.now() - begun
    const results = questions.map(({ text, relevance }) => {
      const from = performance.now()
      const found = find(text).slice(0, depth)
      return { found, relevance, took: performance.now() - from }
    })
    const took = results.map((result) => result.took)
    const figures = [
      mean(results.map(({ found, relevance }) => ndcg(found, relevance, depth)))
        .toFixed(3)
        .padStart(7),
      mean(results.map(({ found, relevance }) => recall(found, relevance, 5)))
        .toFixed(3)
        .padStart(9),
      percentile(took, 0.5).toFixed(2).padStart(7),
      percentile(took, 0.95).toFixed(2).padStart(8),
      built.toFixed(0).padStart(10),
    ]
    out(`  ${name.padEnd(28)} ${figures.join(' ')}`)
  }
}
