import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Address } from '../../src/bot/ports.ts'

export interface Request {
  method: string
  path: string
  authorization: string | null
  body: Record<string, unknown>
}
type Reaction = { status: number; headers?: Record<string, string>; cut?: true }

/**
 * A stand-in for the Bot Framework connector: a real HTTP server on 127.0.0.1 that writes down what it is asked and answers
 * with the reactions it was given, one for each request, and then as Teams does when all is well.
 */
export async function startConnector() {
  const requests: Request[] = []
  const reactions: Reaction[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>
      requests.push({ method, path, authorization: headers.authorization ?? null, body })
      const reaction = reactions.shift()
      if (reaction?.cut) return void response.destroy()
      response.writeHead(reaction?.status ?? 201, {
        'content-type': 'application/json',
        ...reaction?.headers,
      })
      response.end(
        reaction ? '{"error":{"message":"words of the service"}}' : `{"id":"message-${requests.length}"}`,
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    requests,
    reactions,
    close: () =>
      new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  }
}

/** A person's address whose conversation is at this service. */
export function addressAt(serviceUrl: string, kind: Address['kind'] = 'personal'): Address {
  return {
    tenant: 'agency',
    channel: 'teams',
    conversation: 'a:1;messageid=7',
    kind,
    person: 'worker-tn',
    reference: {
      channelId: 'msteams',
      serviceUrl,
      conversation: { id: 'a:1;messageid=7', conversationType: 'personal', tenantId: 'agency' },
      bot: { id: '28:bot' },
      user: { id: '29:1worker' },
    },
  }
}
