/** What a command line hands to a command. Only `main.ts` fills it from the process. */
export interface Invocation {
  args: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  out(line: string): void
  err(line: string): void
  /** Resolves when the process is asked to stop (SIGINT, SIGTERM). */
  stopped(): Promise<void>
}

/** Answers the exit code. Throws `UsageError` for what the caller got wrong. */
export type Command = (invocation: Invocation) => Promise<number>

/** One sentence for standard error; the process ends with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}
