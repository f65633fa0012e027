import { ActivityTypes, TextFormatTypes, type Activity } from 'botbuilder'
import type { Address } from '../bot/ports.ts'
import type { SealedReply } from '../bot/reply.ts'
import { feedbackLoop, generatedLabel, numbered } from './policy-message.ts'
import { drawCard } from '../cards/draw.ts'

/** Characters: Teams counts UTF-16 and ends near 100 KB, so this is 80 KB. A card's JSON may have 28 KB. */
const longestText = 80_000 / 2
const largestCard = 28_000
const shortened =
  '\n\nThis is too long for one Teams message, so the rest is left out. Ask for one part of it to see more.'
const notification = 'Waymark has an answer for you.'

/**
 * What is sent for a reply. `windows`: forms can be opened in a window of their own, which the Playground cannot. With a card the message has no text: Teams would show both, and the Playground makes two
 * messages of it. `summary`, which ends on lock screens, holds a job's title at most, and nothing of it among others.
 */
export function messageFor(reply: SealedReply, kind: Address['kind'], windows = false): Partial<Activity> {
  const message = drawn(reply, kind, windows)
  return reply.policy ? { ...message, ...feedbackLoop, ...generated(reply, message) } : message
}

/** What a model worded is labelled as such; its citations belong to words of the message, which the card then leaves out. */
function generated(reply: SealedReply, { text }: Partial<Activity>): Partial<Activity> {
  const label = generatedLabel(reply)
  if (!label) return {}
  return text === undefined ? { ...label, ...textMessage(numbered(reply)) } : label
}

function drawn(whole: SealedReply, kind: Address['kind'], windows: boolean): Partial<Activity> {
  const reply = whole.policy?.model ? withoutWords(whole, whole.policy.says) : whole
  const card = drawCard(reply, windows && kind === 'personal')
  if (card === null || Buffer.byteLength(JSON.stringify(card)) > largestCard) return textMessage(reply.text)
  return {
    type: ActivityTypes.Message,
    summary: (kind === 'personal' && reply.card?.title) || notification,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }
}

const withoutWords = (reply: SealedReply, says: string): SealedReply => ({
  ...reply,
  card: reply.card && { ...reply.card, body: reply.card.body.replace(says, '').trim() },
})

/** The text as a message; what does not fit, markup counted, is left out, and the message says so. */
function textMessage(text: string): Partial<Activity> {
  let message = worded(text)
  for (let most = longestText; message.text.length > longestText; most *= 0.7)
    message = worded(cut(text, most))
  return { type: ActivityTypes.Message, ...message }
}

/**
 * Never Markdown: what a worker typed must not become a link. Plain text loses its line breaks in some clients, so a text
 * of several lines goes as paragraphs, escaped.
 */
function worded(text: string): { textFormat: TextFormatTypes; text: string } {
  if (!text.includes('\n')) return { textFormat: TextFormatTypes.Plain, text }
  const paragraphs = text.split('\n').map((line) => `<p>${escaped(line) || '&nbsp;'}</p>`)
  return { textFormat: TextFormatTypes.Xml, text: paragraphs.join('') }
}

/** Ends between two characters, never within one. */
const cut = (text: string, most: number) =>
  `${text.slice(0, most - shortened.length).replace(/[\uD800-\uDBFF]$/, '')}${shortened}`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (line: string) => line.replace(/[&<>"]/g, (sign) => entities[sign] ?? '')
