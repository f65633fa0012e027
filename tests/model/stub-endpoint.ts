import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What an endpoint was sent, byte for byte. */
export interface Received {
  method: string
  path: string
  headers: IncomingHttpHeaders
  raw: string
  body: { [name: string]: unknown }
}

/** How the stub answers one request. */
export type Behaviour =
  | {
      type: 'stream'
      text: string
      /** Characters in a piece. */
      pieces?: number
      /** Hangs up after so many characters. */
      cutAfter?: number
      finish?: string | null
      /** Milliseconds between pieces. */
      pause?: number
    }
  | { type: 'whole'; text: string; finish?: string }
  | { type: 'refusal' }
  | { type: 'raw'; status: number; headers?: Record<string, string>; body: string }
  | { type: 'silent' }
  | { type: 'endless' }
  | { type: 'hang-up' }

export type Behave = (request: Received) => Behaviour

/**
 * A stub that speaks the OpenAI protocol over HTTP on the loopback address, in place of a language model. It understands
 * nothing: what it answers is said by the test. `/embeddings` answers vectors counted from letters.
 */
export async function startStub(behave: Behave) {
  const received: Received[] = []
  const current = { behave }
  const server = createServer((request, response) => {
    void readAll(request).then((raw) => {
      const body = jsonOf(raw)
      const got = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        raw,
        body,
      }
      received.push(got)
      if (got.path.endsWith('/embeddings') && Array.isArray(body.input))
        return embeddings(response, body.input)
      return perform(response, current.behave(got))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    received,
    behave(next: Behave) {
      current.behave = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type Stub = Awaited<ReturnType<typeof startStub>>

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

function jsonOf(raw: string): Received['body'] {
  try {
    return JSON.parse(raw) as Received['body']
  } catch {
    return {}
  }
}

async function perform(response: ServerResponse, how: Behaviour): Promise<void> {
  if (how.type === 'silent') return
  if (how.type === 'hang-up') return void response.destroy()
  if (how.type === 'raw') return void response.writeHead(how.status, how.headers ?? {}).end(how.body)
  if (how.type === 'whole') return whole(response, { content: how.text }, how.finish ?? 'stop')
  if (how.type === 'refusal')
    return whole(response, { content: null, refusal: 'I will not do that.' }, 'stop')
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  if (how.type === 'endless') return endless(response)
  const text = how.text.slice(0, how.cutAfter ?? how.text.length)
  const size = how.pieces ?? 40
  for (let at = 0; at < text.length; at += size) {
    response.write(chunk({ content: text.slice(at, at + size) }, null))
    if (how.pause !== undefined) await new Promise((resolve) => setTimeout(resolve, how.pause))
  }
  if (how.cutAfter !== undefined) return void response.destroy()
  response.write(chunk({}, how.finish === undefined ? 'stop' : how.finish))
  response.end('data: [DONE]\n\n')
}

function whole(response: ServerResponse, message: object, finish: string): void {
  const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }]
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ id: 'stub', object: 'chat.completion', choices }))
}

const chunk = (delta: object, finish: string | null) =>
  `data: ${JSON.stringify({ id: 'stub', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`

function endless(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(chunk({ content: 'and so on '.repeat(200) }, null)));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

/** Vectors of 26 letter counts: near for texts of the same words, and the same on every run. */
function embeddings(response: ServerResponse, input: readonly unknown[]): void {
  const data = input.map((text, index) => ({ index, embedding: letterCounts(String(text)) }))
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ object: 'list', data }))
}

const letterCounts = (text: string): number[] =>
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => text.toLowerCase().split(letter).length - 1)
