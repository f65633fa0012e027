/** An OpenAI-compatible endpoint as it is configured, and how much of it may be used. */
export interface ModelSettings {
  /** Without a slash at its end. Nothing is ever sent to another host. */
  baseUrl: string
  /** Empty for an endpoint that asks for none. */
  key: string
  model: string
  /** Null where passages are found by their words alone. */
  embeddings: string | null
  /** For one answer, from the first byte sent to the last one read. Milliseconds. */
  patience: number
  /** For a day (UTC) and a process. */
  budget: { requests: number; tokens: number }
}

type Environment = { readonly [name: string]: string | undefined }
export type ModelAnswer = { ok: true; settings: ModelSettings | null } | { ok: false; because: string }

const usual = {
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-4.1-mini',
  patience: 8000,
  requests: 2000,
  tokens: 4_000_000,
}

/**
 * Reads `OPENAI_API_KEY`, `OPENAI_BASE_URL`, `WAYMARK_MODEL`, `WAYMARK_EMBEDDINGS_MODEL`, `WAYMARK_MODEL_TIMEOUT` (milliseconds),
 * `WAYMARK_MODEL_REQUESTS` and `WAYMARK_MODEL_TOKENS` (a day). Null where neither key nor address is set, or
 * `WAYMARK_MODEL` is `none`; one sentence where something is set that cannot be right.
 */
export function modelSettings(env: Environment): ModelAnswer {
  const read = (name: string) => env[name]?.trim() ?? ''
  const key = read('OPENAI_API_KEY')
  const address = read('OPENAI_BASE_URL')
  const model = read('WAYMARK_MODEL')
  if ((key === '' && address === '') || model === 'none') return { ok: true, settings: null }
  const baseUrl = (address === '' ? usual.baseUrl : address).replace(/\/+$/, '')
  if (!isSafe(baseUrl))
    return refuse('OPENAI_BASE_URL must be an https address, or http on this machine, without a password.')
  const patience = countFrom(read('WAYMARK_MODEL_TIMEOUT'), usual.patience)
  const requests = countFrom(read('WAYMARK_MODEL_REQUESTS'), usual.requests)
  const tokens = countFrom(read('WAYMARK_MODEL_TOKENS'), usual.tokens)
  if (patience === null || requests === null || tokens === null)
    return refuse(
      'WAYMARK_MODEL_TIMEOUT (milliseconds), WAYMARK_MODEL_REQUESTS and WAYMARK_MODEL_TOKENS (a day) must be whole numbers.',
    )
  const embeddings = read('WAYMARK_EMBEDDINGS_MODEL')
  return {
    ok: true,
    settings: {
      baseUrl,
      key,
      model: model === '' ? usual.model : model,
      embeddings: embeddings === '' ? null : embeddings,
      patience,
      budget: { requests, tokens },
    },
  }
}

const refuse = (because: string): ModelAnswer => ({ ok: false, because })

function countFrom(given: string, otherwise: number): number | null {
  if (given === '') return otherwise
  return /^\d{1,9}$/.test(given) ? Number(given) : null
}

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password, search, hash } = new URL(address)
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  const bare = username === '' && password === '' && search === '' && hash === ''
  return bare && (protocol === 'https:' || (protocol === 'http:' && here))
}
