/** One line of a transcript that makes something happen: who or what, and the rest of the line. */
export interface Act {
  who: string
  what: string
}
/** One bot message as written down; `how` tells a new message from one changed in place. */
export interface Said {
  how: 'sent' | 'updated'
  text: string
}
/** What an act led to; a text is the act's line as it should be written. */
export type Done = readonly Said[] | string

type Part =
  { type: 'prose'; line: string } | { type: 'act'; line: string; act: Act } | { type: 'said'; said: Said }

const marks = { sent: 'bot> ', updated: 'bot~> ' } as const
const actLine = /^([a-z][a-z0-9 @#-]*)> ?(.*)$/

/** The parts of a transcript. Only what stands in a fenced block is played; the rest is for readers. */
export function readScript(text: string): Part[] {
  const parts: Part[] = []
  let played = false
  for (const line of text.replace(/\n+$/, '').split('\n')) {
    if (line.startsWith('```')) played = !played
    const before = parts.at(-1)
    if (played && before?.type === 'said' && /^ {5}\S/.test(line)) before.said.text += `\n${line.trim()}`
    else parts.push((played ? partOf(line) : null) ?? { type: 'prose', line })
  }
  return parts
}

function partOf(line: string): Part | null {
  for (const how of ['updated', 'sent'] as const)
    if (line.startsWith(marks[how]))
      return { type: 'said', said: { how, text: line.slice(marks[how].length) } }
  const act = actLine.exec(line)
  return act ? { type: 'act', line, act: { who: act[1] ?? '', what: act[2] ?? '' } } : null
}

/** Whether what was said is what is written; `…` stands for anything within a line, alone on a line for any lines. */
export function matches(written: Said, said: Said): boolean {
  const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const line = (one: string) => one.split('…').map(escape).join('[^\\n]*')
  const pattern = written.text
    .split('\n')
    .map((one) => (one === '…' ? '[^]*' : line(one)))
    .join('\\n')
  return written.how === said.how && new RegExp(`^${pattern}$`).test(said.text)
}

/**
 * Plays a transcript and writes it down again as it went: every line as it is written where it matches what happened,
 * else as it happened. A transcript that holds comes back unchanged.
 */
export async function play(text: string, perform: (act: Act) => Promise<Done>): Promise<string> {
  const out: string[] = []
  let waiting: Said[] = []
  const flush = () => {
    for (const said of waiting) out.push(...written(said))
    waiting = []
  }
  const parts = readScript(text)
  for (const [i, part] of parts.entries()) {
    if (part.type === 'said') {
      const next = waiting.shift()
      if (next) out.push(...written(matches(part.said, next) ? part.said : next))
      continue
    }
    const inBetween =
      part.type === 'prose' && parts.slice(i).find(({ type }) => type !== 'prose')?.type === 'said'
    if (!inBetween) flush()
    const done: Done = part.type === 'act' ? await perform(part.act) : []
    out.push(typeof done === 'string' ? done : part.line)
    if (part.type === 'act') waiting = typeof done === 'string' ? [] : [...done]
  }
  flush()
  return `${out.join('\n')}\n`
}

function written({ how, text }: Said): string[] {
  const [first = '', ...rest] = text.split('\n')
  return [`${marks[how]}${first}`, ...rest.map((line) => `     ${line}`)]
}
