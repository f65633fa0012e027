import OpenAI, { APIError } from 'openai'
import * as z from 'zod'
import type { Budget } from './budget.ts'
import { tokensOf } from './budget.ts'
import { jsonOf, textOf } from './completion.ts'
import { fencedFetch } from './fenced-fetch.ts'
import type { ModelSettings } from './settings.ts'
import { Unanswered } from './unanswered.ts'

/** What is asked of the model: instructions, the material as JSON, and the form of the answer as JSON schema. */
export interface Wanted {
  instructions: string
  material: string
  form: { name: string; schema: Record<string, unknown> }
}

/** A language model behind HTTP. Both throw `Unanswered` for whatever goes wrong, and nothing else. */
export interface Endpoint {
  /** The model's answer, piece by piece. */
  write(wanted: Wanted): AsyncIterable<string>
  /** One vector for each text; null where no model for them is configured. */
  embed: ((texts: readonly string[]) => Promise<Float32Array[]>) | null
}

/** Speaks to the configured endpoint: no tools, no retries, no other host, within the budget and the time. */
export function connect(settings: ModelSettings, budget: Budget): Endpoint {
  const client = new OpenAI({
    apiKey: settings.key === '' ? 'none' : settings.key,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: settings.baseUrl,
    maxRetries: 0,
    timeout: settings.patience,
    logLevel: 'off',
    fetch: fencedFetch(settings.baseUrl),
    defaultHeaders: nothingOfThisMachine,
  })
  // An endpoint that does not know schemas is asked in plain words from then on.
  const knows = { schemas: true }
  return {
    write: (wanted) => writing(client, settings, budget, { wanted, knows }),
    embed: settings.embeddings === null ? null : embedding(client, settings, settings.embeddings, budget),
  }
}

/** The library would tell version, system and processor of this machine. */
const nothingOfThisMachine = Object.fromEntries(
  ['Lang', 'Package-Version', 'OS', 'Arch', 'Runtime', 'Runtime-Version', 'Retry-Count', 'Timeout'].map(
    (name) => [`X-Stainless-${name}`, null],
  ),
)

async function* writing(
  client: OpenAI,
  { model, patience }: ModelSettings,
  budget: Budget,
  { wanted, knows }: { wanted: Wanted; knows: { schemas: boolean } },
): AsyncGenerator<string> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), patience)
  const send = async (schemas: boolean) => {
    const body = bodyOf(wanted, model, schemas)
    if (!budget.take(tokensOf(JSON.stringify(body).length))) throw new Unanswered('budget')
    return client.chat.completions.create(body, { signal: limit.signal }).asResponse()
  }
  try {
    const response = await send(knows.schemas).catch((error: unknown) => {
      if (!knows.schemas || !isUnknownForm(error)) throw error
      knows.schemas = false
      return send(false)
    })
    for await (const piece of within(textOf(response), limit.signal)) {
      budget.add(tokensOf(piece.length))
      yield piece
    }
  } catch (error) {
    throw limit.signal.aborted && !(error instanceof Unanswered) ? new Unanswered('timeout') : why(error)
  } finally {
    clearTimeout(timer)
    limit.abort()
  }
}

const isUnknownForm = (error: unknown) =>
  error instanceof APIError && [400, 415, 422].includes(Number(error.status))

function bodyOf({ instructions, material, form }: Wanted, model: string, schemas: boolean) {
  const asked = `${instructions}\nAnswer with one JSON object of this schema and nothing else: ${JSON.stringify(form.schema)}`
  return {
    model,
    messages: [
      { role: 'system' as const, content: asked },
      { role: 'user' as const, content: material },
    ],
    stream: true as const,
    ...(schemas && {
      temperature: 0,
      store: false,
      response_format: { type: 'json_schema' as const, json_schema: { ...form, strict: true } },
    }),
  }
}

/** Pieces until the time is up, even where the sender keeps the line open and says nothing. */
async function* within(pieces: AsyncGenerator<string>, signal: AbortSignal): AsyncGenerator<string> {
  const up = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Unanswered('timeout')), { once: true })
  })
  up.catch(() => undefined)
  for (;;) {
    const next = await Promise.race([pieces.next(), up])
    if (next.done) return
    yield next.value
  }
}

const Vectors = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1) })),
})

function embedding(client: OpenAI, { patience }: ModelSettings, model: string, budget: Budget) {
  return async (texts: readonly string[]): Promise<Float32Array[]> => {
    if (!budget.take(tokensOf(texts.reduce((sum, text) => sum + text.length, 0))))
      throw new Unanswered('budget')
    const signal = AbortSignal.timeout(patience)
    try {
      const body = { model, input: [...texts], encoding_format: 'float' as const }
      const response = await client.embeddings.create(body, { signal }).asResponse()
      const read = Vectors.safeParse(await jsonOf(response))
      if (!read.success || read.data.data.length !== texts.length) throw new Unanswered('form')
      const sorted = [...read.data.data].sort((a, b) => a.index - b.index)
      return sorted.map(({ embedding: vector }) => Float32Array.from(vector))
    } catch (error) {
      throw signal.aborted && !(error instanceof Unanswered) ? new Unanswered('timeout') : why(error)
    }
  }
}

function why(error: unknown): Unanswered {
  if (error instanceof Unanswered) return error
  const inner = error instanceof Error ? error.cause : undefined
  if (inner instanceof Unanswered) return inner
  if (error instanceof APIError && error.status !== undefined) return new Unanswered('status')
  if (error instanceof SyntaxError) return new Unanswered('form')
  return new Unanswered('unreachable')
}
