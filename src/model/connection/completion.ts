import OpenAI from 'openai'
import { Stream } from 'openai/streaming'
import * as z from 'zod'
import { Unanswered } from './unanswered.ts'

const Part = z.object({ content: z.string().nullish(), refusal: z.string().nullish() })
const ended = z.string().nullish()
const Chunk = z.object({ choices: z.array(z.object({ delta: Part.nullish(), finish_reason: ended })) })
const Whole = z.object({ choices: z.array(z.object({ message: Part, finish_reason: ended })).min(1) })

/** More than this is no answer. Characters. */
const longest = 60_000

/**
 * The text of a chat completion, piece by piece as it comes; in one piece where the endpoint does not stream. It ends only
 * where the model came to an end of its own. Throws `Unanswered`: an answer that is cut may lack its exception.
 */
export async function* textOf(response: Response): AsyncGenerator<string> {
  let length = 0
  let reason: string | null = null
  for await (const { part, end } of saidIn(response)) {
    if (part?.refusal) throw new Unanswered('refused')
    reason = end ?? reason
    const text = part?.content ?? ''
    length += text.length
    if (length > longest) throw new Unanswered('too-long')
    if (text !== '') yield text
  }
  if (reason !== 'stop') throw new Unanswered(reason === 'content_filter' ? 'refused' : 'cut')
}

function saidIn(response: Response): AsyncGenerator<Said> {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type === 'text/event-stream') return streamed(response)
  if (type === 'application/json') return whole(response)
  throw new Unanswered('form')
}

interface Said {
  part: z.output<typeof Part> | null
  end: string | null
}

async function* streamed(response: Response): AsyncGenerator<Said> {
  for await (const event of Stream.fromSSEResponse<unknown>(response, new AbortController(), quiet)) {
    const read = Chunk.safeParse(event)
    if (!read.success) throw new Unanswered('form')
    const [choice] = read.data.choices
    yield { part: choice?.delta ?? null, end: choice?.finish_reason ?? null }
  }
}

async function* whole(response: Response): AsyncGenerator<Said> {
  const read = Whole.safeParse(await jsonOf(response))
  const [choice] = read.success ? read.data.choices : []
  if (!choice) throw new Unanswered('form')
  yield { part: choice.message, end: choice.finish_reason ?? 'stop' }
}

/** The body as JSON; null where it is none. Throws `Unanswered` where it has no end. */
export async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** What the library would say of a broken stream is said by nobody: it may hold words of an answer. */
const quiet = new OpenAI({ apiKey: 'none', adminAPIKey: null, baseURL: 'http://127.0.0.1', logLevel: 'off' })
