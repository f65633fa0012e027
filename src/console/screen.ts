import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

/** Where lines come from and words go to. */
export interface Screen {
  write(text: string): void
  /** Every line until the end of the input. */
  lines(): AsyncIterable<string>
  /** Shows that a line may be typed now. */
  ready(): void
  /** Letters that fit on a line; null where nobody looks at it. */
  width(): number | null
}

const narrowest = 40
const widest = 100

/** For programs and files: words go out as they are. */
export function pipe(input: Readable, output: Writable): Screen {
  const reader = createInterface({ input, crlfDelay: Infinity })
  const lines = linesOf(reader)
  return {
    write: (text) => void output.write(text),
    lines: () => lines,
    ready: () => undefined,
    width: () => null,
  }
}

/** For people: a prompt, which steps aside when something is said while they type. */
export function terminal(input: Readable, output: Writable & { columns?: number }): Screen {
  const reader = createInterface({ input, output, prompt: '› ', terminal: true, crlfDelay: Infinity })
  const lines = linesOf(reader)
  let waiting = false
  let closed = false
  reader.once('close', () => {
    closed = true
    waiting = false
  })
  return {
    write(text) {
      output.write(waiting ? `\r\u001b[J${text}` : text)
      if (waiting) reader.prompt(true)
    },
    async *lines() {
      for await (const line of lines) {
        waiting = false
        yield line
      }
    },
    ready() {
      if (closed) return
      waiting = true
      reader.prompt()
    },
    width: () => Math.min(Math.max(output.columns || 80, narrowest), widest),
  }
}

/** Taken at once, so that no line is lost that arrives before the first is asked for. */
const linesOf = (reader: Interface): AsyncIterable<string> => {
  const iterator = reader[Symbol.asyncIterator]()
  return { [Symbol.asyncIterator]: () => iterator }
}
