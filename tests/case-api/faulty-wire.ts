import { createServer, type Socket } from 'node:net'

/** One broken answer. `reaches`: whether the request got through to the real case API before. */
export interface Fault {
  name: string
  reaches: boolean
  /** Whether only patience ends it. */
  endless?: boolean
  act(socket: Socket, real: { head: string; body: string } | null): void
}

const raw = (status: string, headers: string[], body: string) =>
  [
    `HTTP/1.1 ${status}`,
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n')

const says = (name: string, status: string, headers: string[], body: string, reaches = false): Fault => ({
  name,
  reaches,
  act: (socket) => socket.end(raw(status, headers, body)),
})

const problem = (status: number, code: string, headers: string[] = []): Fault =>
  says(
    `${status} ${code}`,
    `${status} X`,
    ['Content-Type: application/problem+json', ...headers],
    JSON.stringify({
      type: `urn:waymark:problem:${code}`,
      title: 'No',
      status,
      code,
      detail: 'A sentence for people.',
    }),
  )

const html = ['Content-Type: text/html']
const json = ['Content-Type: application/json']
const after = (
  name: string,
  act: (socket: Socket, real: { head: string; body: string }) => void,
  endless = false,
): Fault => ({
  name,
  reaches: true,
  endless,
  act: (socket, real) => {
    if (real) act(socket, real)
  },
})
const respoken = (body: string) => raw('201 Created', json, body)

/** After these nobody can know what was written. */
export const unsettling: readonly Fault[] = [
  { name: 'never answers', reaches: false, endless: true, act: () => {} },
  { name: 'reset at once', reaches: false, act: (socket) => socket.resetAndDestroy() },
  says('500 of a proxy', '500 X', html, '<h1>Oops</h1>'),
  says('500 after the write', '500 X', html, '<h1>Oops</h1>', true),
  says('502 of a proxy', '502 X', html, '<h1>Bad gateway</h1>'),
  says('503 with Retry-After', '503 X', ['Retry-After: 7'], ''),
  says('429 with Retry-After', '429 X', ['Retry-After: 3'], ''),
  problem(409, 'request-still-running', ['Retry-After: 1']),
  problem(422, 'idempotency-key-reused'),
  problem(401, 'token-invalid'),
  says('404 of a proxy', '404 X', html, '<h1>Not found</h1>'),
  says('a redirect', '307 X', ['Location: http://127.0.0.1:1/elsewhere'], ''),
  says('200 with a sign-in page', '200 OK', html, '<h1>Sign in</h1>'),
  says('201 without a body', '201 Created', json, '', true),
  says('201 with half of JSON', '201 Created', json, '{"items":[{"id":"goal-1"', true),
  says('201 with an empty list', '201 Created', json, '{"items":[],"next":null}', true),
  says('no HTTP at all', 'garbage', [], ''),
  after('silent after the write', () => {}, true),
  after('reset after the write', (socket) => socket.resetAndDestroy()),
  after('reset within the answer', (socket, { head, body }) =>
    socket.write(`${head}\r\n\r\n${body.slice(0, 40)}`, () => socket.resetAndDestroy()),
  ),
  after('cut off', (socket, { head, body }) => socket.end(`${head}\r\n\r\n${body.slice(0, -20)}`)),
  after('too slow', (socket, { head, body }) => drip(socket, `${head}\r\n\r\n${body}`), true),
  after('about another child', (socket, { body }) =>
    socket.end(respoken(body.replace(/tn-1001-c1/g, 'tn-1001-c2'))),
  ),
  after('about another goal', (socket, { body }) =>
    socket.end(respoken(body.replace(/"adoption"/g, '"reunification"'))),
  ),
  after('about another case', (socket, { body }) =>
    socket.end(respoken(body.replace('"tn-1001"', '"tn-1002"'))),
  ),
]

/** A clear no, in the contract's words. */
export const refusing: readonly Fault[] = [
  problem(400, 'body-invalid'),
  problem(403, 'not-assigned'),
  problem(404, 'not-found'),
  problem(409, 'goal-limit-reached'),
  problem(412, 'version-stale'),
  problem(422, 'goal-not-allowed'),
]

/** Said before the key of a write is looked up, so that after an earlier try it tells nothing about that one. */
export const notLetIn: readonly Fault[] = [
  problem(403, 'person-not-known'),
  problem(403, 'actor-not-allowed'),
  problem(403, 'tenant-not-served'),
]

function drip(socket: Socket, text: string): void {
  let sent = 0
  const timer = setInterval(() => socket.write(text.slice(sent, (sent += 10))), 50)
  socket.on('close', () => clearInterval(timer))
}

async function forward(request: string, to: string): Promise<{ head: string; body: string }> {
  const [head = '', sent = ''] = request.split(/\r\n\r\n(.*)/s)
  const [first = '', ...lines] = head.split('\r\n')
  const [method = '', path = ''] = first.split(' ')
  const kept = lines
    .map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string])
    .filter(([name]) => !/^(host|connection|content-length|accept-encoding)$/i.test(name))
  const response = await fetch(new URL(path, to), {
    method,
    headers: kept,
    ...(method === 'POST' && { body: sent }),
  })
  const body = await response.text()
  const answerHead = raw(
    `${response.status} X`,
    [`Content-Type: ${response.headers.get('Content-Type')}`],
    body,
  ).split('\r\n\r\n')[0]!
  return { head: answerHead, body }
}

/** A server on the wire that breaks its answer in the way set last; null passes the real answer on. */
export async function faultyWire(to: string) {
  let fault: Fault | null = null
  const server = createServer((socket) => {
    let request = ''
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      request += bytes.toString('utf8')
      const length = Number(/content-length: (\d+)/i.exec(request)?.[1] ?? 0)
      const body = request.split(/\r\n\r\n(.*)/s)[1]
      if (body === undefined || Buffer.byteLength(body) < length) return
      const now = fault
      if (now && !now.reaches) return now.act(socket, null)
      void forward(request, to).then((real) =>
        now ? now.act(socket, real) : socket.end(`${real.head}\r\n\r\n${real.body}`),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    set: (next: Fault | null) => void (fault = next),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
