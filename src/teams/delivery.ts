import { z } from 'zod'

/**
 * A message that Teams did not confirm. `gone`: what should be updated is no longer there. `throttled` and `refused`: it did
 * not arrive. `unclear`: it may have arrived, so it must not be sent again blindly.
 */
export class DeliveryError extends Error {
  override name = 'DeliveryError'
  readonly code: 'throttled' | 'refused' | 'gone' | 'unclear' | 'not-teams'
  /** The HTTP status, where one came. */
  readonly status: number | null

  constructor(code: DeliveryError['code'], status: number | null) {
    super(`Teams did not confirm the message: ${code}`)
    this.code = code
    this.status = status
  }
}

/** Which answers mean that the same call may be made again. */
export type Again = 'only-when-throttled' | 'whenever-unclear'

const mostTries = 4
/** Milliseconds. */
const longestWait = 10_000
const firstWait = 1000
const unclear = [408, 412, 500, 502, 503, 504]

const Failure = z.object({
  statusCode: z.number().optional(),
  response: z.object({ headers: z.custom<{ get(name: string): string | undefined }>() }).optional(),
})

/**
 * Makes a call to Teams, again where that is safe: after 429 when it asks to wait, and for updates, which are the
 * same when done twice, after anything unclear. Throws `DeliveryError`.
 */
export async function deliver<T>(
  call: () => Promise<T>,
  again: Again,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call()
    } catch (error) {
      if (error instanceof DeliveryError) throw error
      const failure = Failure.safeParse(error).data
      const status = failure?.statusCode ?? null
      const code = codeOf(status)
      const mayRepeat = code === 'throttled' || (code === 'unclear' && again === 'whenever-unclear')
      const pause = pauseAfter(failure?.response?.headers.get('retry-after'), tries)
      if (!mayRepeat || tries === mostTries || pause > longestWait) throw new DeliveryError(code, status)
      await wait(pause)
    }
  }
}

function codeOf(status: number | null): DeliveryError['code'] {
  if (status === null || unclear.includes(status)) return 'unclear'
  if (status === 429) return 'throttled'
  return status === 404 || status === 410 ? 'gone' : 'refused'
}

/** Milliseconds: what Teams asked for, or twice as long each time. */
function pauseAfter(retryAfter: string | undefined, tries: number): number {
  const seconds = Number(retryAfter)
  return retryAfter !== undefined && seconds >= 0 ? seconds * 1000 : firstWait * 2 ** (tries - 1)
}
