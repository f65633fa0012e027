import { ActivityTypes, type Activity } from 'botbuilder'
import type { SealedReply } from '../../bot/reply.ts'

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const note = 'The link works once, in the next ten minutes.'

/** The message with a link to its file on this machine. */
export const linkMessage = ({ text }: SealedReply, name: string, address: string): Partial<Activity> => ({
  type: ActivityTypes.Message,
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        version: '1.5',
        lang: 'en',
        fallbackText: `${text} ${note}`,
        body: [text, name, note].map((words) => ({ type: 'TextBlock', text: words, wrap: true })),
        actions: [{ type: 'Action.OpenUrl', title: 'Download the file', url: address }],
      },
    },
  ],
})

export const fileHeaders = (name: string) => ({
  'Content-Type': type,
  'Content-Disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
})
