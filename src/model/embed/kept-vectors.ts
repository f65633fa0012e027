import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Vectors of texts that were made once, by model and by what the text says. */
export interface KeptVectors {
  get(text: string): Float32Array | undefined
  /** Keeps these too, in memory and on disk. */
  keep(vectors: readonly (readonly [text: string, vector: Float32Array])[]): void
}

const folder = 'embeddings'
/** A sum (32 bytes) and then the numbers of the vector. */
const sumLength = 32

const sumOf = (text: string) => createHash('sha256').update(text, 'utf8').digest()

/**
 * The vectors that lie in a data directory for one model, one file each: its first four bytes say how many numbers a vector
 * has. A record that a stop cut off is dropped. Throws what the file system throws.
 */
export function keptVectors(dataDirectory: string, model: string): KeptVectors {
  const directory = join(dataDirectory, folder)
  const file = join(directory, `${sumOf(model).toString('hex').slice(0, 32)}.vectors`)
  const kept = existsSync(file) ? read(file) : new Map<string, Float32Array>()
  let size = kept.values().next().value?.length ?? 0
  return {
    get: (text) => kept.get(sumOf(text).toString('hex')),
    keep(vectors) {
      const [first] = vectors
      if (!first) return
      if (size !== first[1].length) {
        mkdirSync(directory, { recursive: true, mode: 0o700 })
        kept.clear()
        size = first[1].length
        const head = Buffer.alloc(4)
        head.writeUInt32LE(size)
        writeFileSync(file, head, { mode: 0o600 })
      }
      const fitting = vectors.filter(([, vector]) => vector.length === size)
      for (const [text, vector] of fitting) kept.set(sumOf(text).toString('hex'), vector)
      appendFileSync(file, Buffer.concat(fitting.map(([text, vector]) => record(text, vector))))
    },
  }
}

const record = (text: string, vector: Float32Array): Buffer =>
  Buffer.concat([sumOf(text), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)])

function read(file: string): Map<string, Float32Array> {
  const bytes = readFileSync(file)
  const kept = new Map<string, Float32Array>()
  const size = bytes.length < 4 ? 0 : bytes.readUInt32LE(0)
  const length = sumLength + size * 4
  let at = 4
  for (; size > 0 && at + length <= bytes.length; at += length) {
    const numbers = bytes.subarray(at + sumLength, at + length)
    kept.set(bytes.toString('hex', at, at + sumLength), new Float32Array(new Uint8Array(numbers).buffer))
  }
  if (size > 0 && at < bytes.length) truncateSync(file, at)
  return kept
}
