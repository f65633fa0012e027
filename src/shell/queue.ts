/** Runs jobs one after the other for each key, and different keys side by side. */
export interface Queues {
  run<T>(key: string, job: () => Promise<T>): Promise<T>
  /** Resolves when nothing is running or waiting. */
  idle(): Promise<void>
}

export function queues(): Queues {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run(key, job) {
      const before = tails.get(key) ?? Promise.resolve()
      const result = before.then(job, job)
      const tail = result
        .catch(() => undefined)
        .then(() => {
          if (tails.get(key) === tail) tails.delete(key)
        })
      tails.set(key, tail)
      return result
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values())
    },
  }
}
