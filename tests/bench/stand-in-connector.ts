import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands in for Teams: takes what a bot sends and tells whoever waits for a conversation's next message. */
export interface StandInConnector {
  url: string
  /** Resolves with the next message sent to this conversation. */
  next(conversation: string): Promise<void>
  close(): Promise<void>
}

export async function startConnector(): Promise<StandInConnector> {
  const waiting = new Map<string, () => void>()
  let count = 0
  const server = createServer((request, response) => {
    void drain(request).then(() => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ id: `m${++count}` }))
      const conversation = /\/v3\/conversations\/([^/]+)/.exec(request.url ?? '')?.[1] ?? ''
      const told = waiting.get(decodeURIComponent(conversation))
      waiting.delete(decodeURIComponent(conversation))
      told?.()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    next: (conversation) => new Promise((told) => waiting.set(conversation, told)),
    close: () => new Promise((closed) => server.close(() => closed()).closeAllConnections()),
  }
}

async function drain(request: IncomingMessage): Promise<void> {
  for await (const _ of request);
}
