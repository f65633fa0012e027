import type { Words } from './words.ts'

/** What the index holds of one text: its id, what stands above it, and itself. */
export interface Entry {
  id: string
  heading: string
  text: string
}

/** Where one word stands: the entries that have it, in order, and how often (a word of the heading counts more). */
export interface Posting {
  entries: Uint32Array
  counts: Float32Array
}

/** All words of all entries, ready to be ranked. Words are numbered, so that an entry's sequence stays small. */
export interface Lexicon {
  ids: readonly string[]
  numbers: ReadonlyMap<string, number>
  postings: readonly Posting[]
  /** Weighted length of each entry, in words. */
  lengths: Float32Array
  meanLength: number
  /** The words of each entry in their order, heading first. */
  sequences: readonly Uint32Array[]
}

interface Growing {
  entries: number[]
  counts: number[]
}

/** Reads every entry once. `headingWeight`: how often a word of the heading counts. */
export function lexiconOf(entries: readonly Entry[], words: Words, headingWeight: number): Lexicon {
  const numbers = new Map<string, number>()
  const growing: Growing[] = []
  const numberOf = (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, growing.length)
    growing.push({ entries: [], counts: [] })
    return growing.length - 1
  }
  const lengths = new Float32Array(entries.length)
  const sequences = entries.map((entry, at) => {
    const heading = words(entry.heading).map(numberOf)
    const text = words(entry.text).map(numberOf)
    const counts = new Map<number, number>()
    for (const n of heading) counts.set(n, (counts.get(n) ?? 0) + headingWeight)
    for (const n of text) counts.set(n, (counts.get(n) ?? 0) + 1)
    for (const [n, count] of counts) {
      growing[n]?.entries.push(at)
      growing[n]?.counts.push(count)
    }
    lengths[at] = heading.length * headingWeight + text.length
    return Uint32Array.from([...heading, ...text])
  })
  return {
    ids: entries.map(({ id }) => id),
    numbers,
    postings: growing.map((one) => ({
      entries: Uint32Array.from(one.entries),
      counts: Float32Array.from(one.counts),
    })),
    lengths,
    meanLength: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, entries.length),
    sequences,
  }
}
