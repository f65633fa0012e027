import type { Endpoint } from '../connection/endpoint.ts'
import type { KeptVectors } from './kept-vectors.ts'

/** Tells how near texts are in meaning. */
export interface Meaning {
  /** Makes the vectors that are not kept yet. Throws `Unanswered`. */
  learn(texts: readonly string[]): Promise<void>
  /** The cosine of a question with each of these texts, -1 to 1, by the text's place; a text not learnt is left out. Throws `Unanswered`. */
  nearness(question: string, texts: readonly string[]): Promise<ReadonlyMap<number, number>>
}

/** So many texts in one request. */
const together = 64
/** What goes beyond is not read by the models that make vectors. Characters. */
const longest = 8000

/** Meaning by the configured endpoint; passages are asked for once, questions are not kept. */
export function meaningBy(embed: NonNullable<Endpoint['embed']>, kept: KeptVectors): Meaning {
  const cut = (text: string) => text.slice(0, longest)
  return {
    async learn(texts) {
      const missing = [...new Set(texts.map(cut))].filter((text) => text.trim() !== '' && !kept.get(text))
      for (let at = 0; at < missing.length; at += together) {
        const some = missing.slice(at, at + together)
        const vectors = await embed(some)
        kept.keep(some.flatMap((text, i) => (vectors[i] ? [[text, unit(vectors[i])] as const] : [])))
      }
    },
    async nearness(question, texts) {
      const [asked] = await embed([cut(question)])
      const one = asked ? unit(asked) : new Float32Array()
      return new Map(
        texts.flatMap((text, at) => {
          const other = kept.get(cut(text))
          return other?.length === one.length ? [[at, product(one, other)] as const] : []
        }),
      )
    },
  }
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(product(vector, vector))
  return length === 0 ? vector : vector.map((value) => value / length)
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
