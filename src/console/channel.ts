import { randomUUID } from 'node:crypto'
import type { Channel } from '../bot/ports.ts'
import type { SealedReply } from '../bot/reply.ts'
import { withFile, type KeepFile } from './file-note.ts'
import { asJson, asWords, type Page } from './page.ts'

export interface ConsoleChannel extends Channel {
  /** The last message shown, whose buttons can be pressed; null before the first. */
  newest(): SealedReply | null
}

/** The channel port on a terminal. Nothing shown can be taken back there, so an update is a new message. */
export function consoleChannel({
  write,
  json,
  page,
  keep,
}: {
  write(text: string): void
  json: boolean
  page(): Page
  keep: KeepFile
}): ConsoleChannel {
  let newest: SealedReply | null = null
  const show = (reply: SealedReply) => {
    newest = reply
    write(json ? asJson(reply) : asWords(reply, page()))
  }
  return {
    newest: () => newest,
    async send(to, reply) {
      show(await withFile(reply, to.person, keep))
      return randomUUID()
    },
    async update(to, _message, reply) {
      show(await withFile(reply, to.person, keep))
    },
  }
}
