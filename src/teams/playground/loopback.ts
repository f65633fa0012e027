/**
 * Preloaded into the Playground's process. The Playground listens on every interface and has no option against it;
 * here every listen ends on 127.0.0.1. It also ends with the process that started it, even one that was killed.
 */
import { Server } from 'node:net'

const listen = Server.prototype.listen

function onLoopback(this: Server, ...args: unknown[]): Server {
  const first = args[0]
  const options = typeof first === 'object' && first !== null ? first : { port: Number(first ?? 0) }
  const callback = args.findLast((arg) => typeof arg === 'function')
  return Reflect.apply(listen, this, [{ ...options, host: '127.0.0.1' }, callback]) as Server
}

Server.prototype.listen = onLoopback as typeof listen

process.stdin.once('end', () => process.exit(0)).resume()
