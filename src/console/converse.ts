import { randomUUID } from 'node:crypto'
import type { Readable, Writable } from 'node:stream'
import type { Address, Inbound } from '../bot/ports.ts'
import type { SealedReply } from '../bot/reply.ts'
import { consoleChannel, type ConsoleChannel } from './channel.ts'
import type { KeepFile } from './file-note.ts'
import { letter } from './page.ts'
import { pipe, terminal, type Screen } from './screen.ts'

export interface Console {
  channel: ConsoleChannel
  /** Reads line by line, each answered before the next is read, and resolves at the end of the input. */
  converse(partner: Partner): Promise<void>
}

/** The bot behind the terminal. */
export interface Partner {
  address: Address
  /** ISO instant. */
  now(): string
  /** Resolves when the words are kept. */
  receive(inbound: Inbound): Promise<void>
  /** Resolves when everything received so far is answered. */
  idle(): Promise<void>
  /** Said once above the first prompt, to people only. */
  header?: string
}

/**
 * A conversation in a terminal. `interactive`: a person with a prompt, greeted, who may press a button by its letter
 * or its words. Otherwise a file or a program: one message a line, "#" lines are comments, and all is plain text.
 */
export function openConsole(how: {
  input: Readable
  output: Writable & { columns?: number }
  json: boolean
  interactive: boolean
  /** Where files go that are asked for. */
  keep: KeepFile
}): Console {
  const { input, output, json, interactive, keep } = how
  const screen = interactive ? terminal(input, output) : pipe(input, output)
  const page = () => ({ width: screen.width(), letters: interactive })
  const channel = consoleChannel({ write: (text) => screen.write(text), json, page, keep })
  return { channel, converse: (partner) => converse(screen, channel, interactive, partner) }
}

/** At the end of a line: the message goes on in the next one. */
const goesOn = '\\'

async function converse(
  screen: Screen,
  channel: ConsoleChannel,
  interactive: boolean,
  partner: Partner,
): Promise<void> {
  const { address, now, receive, idle, header } = partner
  const say = async (said: Inbound['said']) => {
    await receive({ id: randomUUID(), address, said, at: now() })
    await idle()
  }
  if (interactive) {
    if (header) screen.write(`${header}\n\n`)
    await say({ type: 'joined' })
  }
  screen.ready()
  let begun = ''
  for await (const line of screen.lines()) {
    if (line.endsWith(goesOn)) {
      begun += `${line.slice(0, -1).trim()}\n`
      continue
    }
    const text = `${begun}${line}`.trim()
    begun = ''
    if (text !== '' && !text.startsWith('#')) {
      const token = interactive ? pressed(text, channel.newest()) : null
      await say(token === null ? { type: 'text', text } : { type: 'pressed', token, values: {} })
    }
    screen.ready()
  }
  if (interactive) screen.write('\n')
}

/** The button of the newest message that a line names by its letter or its words. */
function pressed(text: string, newest: SealedReply | null): string | null {
  const words = text.toLowerCase()
  const named = newest?.actions.find(
    ({ label }, n) => words === letter(n) || words === label.trim().toLowerCase(),
  )
  return named?.token ?? null
}
