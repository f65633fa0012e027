import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Channel, MadeFile } from '../bot/ports.ts'
import { teamsAdapter } from './adapter.ts'
import { teamsChannel } from './channel.ts'
import { createDownloads } from './files/downloads.ts'
import { routes, type TeamsOptions } from './routes.ts'

export interface TeamsServer {
  /** Where it listens, such as `http://127.0.0.1:3978`. */
  url: string
  channel: Channel
  /** Stops taking requests, lets the open ones end, and is done within ten seconds. */
  close(): Promise<void>
}

/** `message` is one sentence for the person at the terminal. */
export class PortTaken extends Error {
  override name = 'PortTaken'
}

/** Milliseconds. */
const patience = { headers: 10_000, request: 15_000, keepAlive: 5000, check: 1000, close: 8000 }

/** Serves `/api/messages`, `/healthz` and `/readyz`; in local mode on 127.0.0.1 only. Throws `PortTaken`. */
export async function startTeams(options: TeamsOptions): Promise<TeamsServer> {
  const { settings, port } = options
  if (!settings.local && settings.appId === '')
    throw new TypeError('Without an app id there is no gate: the bot does not start.')
  const adapter = teamsAdapter(settings)
  const state = { closing: false, downloads: createDownloads() }
  const server = createAdaptorServer({
    fetch: routes(options, adapter, state).fetch,
    serverOptions: {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.keepAlive,
      connectionsCheckingInterval: patience.check,
    },
  }) as Server
  const hostname = settings.local ? '127.0.0.1' : (options.host ?? '0.0.0.0')
  const bound = await listen(server, port, hostname)
  const url = `http://${hostname === '0.0.0.0' ? 'localhost' : hostname}:${bound}`
  const link = settings.local ? (made: MadeFile) => `${url}/files/${state.downloads.put(made)}` : null
  const handing = { files: options.files, link, hosts: settings.fileHosts }
  return {
    url,
    channel: teamsChannel({ settings, cloud: adapter.cloud, handing }),
    close: () => {
      state.closing = true
      return close(server)
    },
  }
}

function listen(server: Server, port: number, hostname: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is in use. Stop the other program, or choose another port with --port.`
      reject(error.code === 'EADDRINUSE' ? new PortTaken(taken) : error)
    })
    server.listen(port, hostname, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const hard = setTimeout(() => server.closeAllConnections(), patience.close)
    server.close(() => {
      clearTimeout(hard)
      resolve()
    })
    server.closeIdleConnections()
  })
}
