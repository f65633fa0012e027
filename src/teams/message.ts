import { ActivityTypes, type Activity } from 'botbuilder'
import type { Address } from '../bot/ports.ts'
import type { SealedReply } from '../bot/reply.ts'
import { drawCard } from '../cards/draw.ts'

/** Teams counts UTF-16 and ends near 100 KB; a card's JSON may have 28 KB. */
const longestText = 80_000 / 2
const largestCard = 28_000
const shortened =
  '\n\nThis is too long for one Teams message, so the rest is left out. Ask for one part of it to see more.'
const notification = 'Waymark has an answer for you.'

/**
 * What is sent for a reply. With a card the message has no text: Teams would show both, and the Playground makes two
 * messages of it. `summary`, which ends on lock screens, holds a job's title at most, and nothing of it among others.
 */
export function messageFor(reply: SealedReply, kind: Address['kind']): Partial<Activity> {
  const card = drawCard(reply)
  if (card === null || Buffer.byteLength(JSON.stringify(card)) > largestCard) return textMessage(reply.text)
  return {
    type: ActivityTypes.Message,
    summary: (kind === 'personal' && reply.card?.title) || notification,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }
}

/** Plain, so that what a worker typed is never read as Markdown or a link. */
function textMessage(text: string): Partial<Activity> {
  const fits = text.length <= longestText
  const most = longestText - shortened.length
  return {
    type: ActivityTypes.Message,
    textFormat: 'plain',
    text: fits
      ? text
      : `${text
          .slice(0, most)
          .toWellFormed()
          .replace(/\uFFFD$/, '')}${shortened}`,
  }
}
