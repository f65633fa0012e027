import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'

export interface Listening {
  /** Such as `http://127.0.0.1:3979`. */
  url: string
  /** Lets running requests end, for at most `patience` milliseconds; then cuts them. */
  close(patience?: number): Promise<void>
}

const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
}

/**
 * Serves an app on the loopback address only. Port 0 takes any free one.
 * Rejects with the system's error (such as EADDRINUSE) when it cannot listen.
 */
export function serveLocally(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  port: number,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request) => app.fetch(request),
    overrideGlobalObjects: false,
    serverOptions: timeouts,
  }) as Server
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      const at = typeof address === 'object' && address ? address.port : port
      resolve({ url: `http://127.0.0.1:${at}`, close: (patience = 5_000) => close(server, patience) })
    })
  })
}

function close(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
