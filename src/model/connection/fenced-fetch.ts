import { Unanswered } from './unanswered.ts'

/** More than this is not read of one answer. Bytes. */
const longest = 4 * 1024 * 1024

/**
 * A fetch that speaks to one place alone: another host, port or protocol is not called, a redirect is an error, and an
 * answer without end is cut. Throws `Unanswered`.
 */
export function fencedFetch(baseUrl: string, most = longest): typeof fetch {
  const { origin } = new URL(baseUrl)
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.origin !== origin) throw new Unanswered('wrong-place')
    const response = await fetch(input, { ...init, redirect: 'manual' })
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      throw new Unanswered('wrong-place')
    }
    return response.body === null ? response : capped(response, response.body, most)
  }
}

function capped(response: Response, body: ReadableStream<Uint8Array>, most: number): Response {
  let read = 0
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      read += chunk.byteLength
      if (read > most) controller.error(new Unanswered('too-long'))
      else controller.enqueue(chunk)
    },
  })
  const { status, statusText, headers } = response
  return new Response(body.pipeThrough(counting), { status, statusText, headers })
}
