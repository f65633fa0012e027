import { setTimeout as pause } from 'node:timers/promises'
import { blended } from '../../answers/retrieve/blend.ts'
import type { Citation } from '../../policy/types.ts'
import type { Meaning } from './meaning.ts'

/** How long meaning is waited for before words alone decide. Milliseconds. */
const patience = 1500

/** The best of what was found by words, by meaning too where that is known in time. `question` has been cleared to leave. */
export async function nearest(
  question: string,
  found: readonly Citation[],
  { meaning, count }: { meaning: Meaning | null | undefined; count: number },
): Promise<readonly Citation[]> {
  const byWords = found.slice(0, count)
  if (!meaning || found.length === 0) return byWords
  const inOrder = ordered(question, found, meaning).catch(() => found)
  const soon = await Promise.race([inOrder, pause(patience, found, { ref: false })])
  return soon.slice(0, count)
}

async function ordered(
  question: string,
  found: readonly Citation[],
  meaning: Meaning,
): Promise<readonly Citation[]> {
  const texts = found.map(({ heading, quote }) => `${heading}\n${quote}`)
  await meaning.learn(texts)
  const near = await meaning.nearness(question, texts)
  const byWords = found.map((_, at) => ({ id: String(at), score: found.length - at }))
  const order = blended(byWords, new Map([...near].map(([at, cosine]) => [String(at), cosine])))
  return order.flatMap(({ id }) => found[Number(id)] ?? [])
}
