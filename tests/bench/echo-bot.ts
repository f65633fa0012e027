import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'

/** The smallest botbuilder bot: it keeps nothing and says back what it hears. Prints its port when it listens. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }))
const bot = new ActivityHandler()
bot.onMessage(async (context, next) => {
  await context.sendActivity(`You said ${context.activity.text}`)
  await next()
})

const server = createServer((request, response) => {
  void (async () => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
    const asked = { body, headers: request.headers, method: 'POST' }
    const answer = {
      socket: request.socket,
      header: (name: string, value: unknown) => response.setHeader(name, String(value)),
      status: (status: number) => (response.statusCode = status),
      send: (text?: unknown) => response.end(text === undefined ? undefined : JSON.stringify(text)),
      end: () => response.end(),
    }
    await adapter.process(asked, answer, (context) => bot.run(context))
    if (!response.writableEnded) response.end()
  })()
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
