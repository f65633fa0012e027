/** Things that were opened, to be closed again in the opposite order. */
export function closingInTurn() {
  const closers: (() => Promise<unknown> | void)[] = []
  return {
    add<T>(opened: T, close: (opened: T) => Promise<unknown> | void): T {
      closers.push(() => close(opened))
      return opened
    },
    async close(): Promise<void> {
      for (let next = closers.pop(); next; next = closers.pop()) await next()
    },
  }
}
