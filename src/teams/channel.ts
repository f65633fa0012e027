import { setTimeout as sleep } from 'node:timers/promises'
import type { Activity, CloudAdapter, ConversationReference, TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { Address, Channel } from '../bot/ports.ts'
import type { SealedReply } from '../bot/reply.ts'
import { deliver, DeliveryError } from './delivery.ts'
import { fileMessage, type Handing } from './files/handing.ts'
import { isServiceUrl } from './gate/hosts.ts'
import { messageFor } from './message.ts'
import type { TeamsSettings } from './settings.ts'

export interface ChannelOptions {
  settings: TeamsSettings
  cloud: CloudAdapter
  /** How files reach a worker. */
  handing: Handing
  /** How a pause between tries is spent; milliseconds. */
  wait?: (milliseconds: number) => Promise<unknown>
}

const Reference = z.object({
  channelId: z.literal('msteams'),
  serviceUrl: z.string(),
  conversation: z.looseObject({ id: z.string() }),
  bot: z.looseObject({ id: z.string() }),
  user: z.looseObject({ id: z.string() }).optional(),
  locale: z.string().optional(),
})

/**
 * Speaks to Teams through CloudAdapter. `send` repeats only what Teams turned away for its rate; `update` repeats what was
 * left unclear as well. Both throw `DeliveryError`.
 */
export function teamsChannel({ settings, cloud, handing, wait = sleep }: ChannelOptions): Channel {
  return {
    async send(to, reply) {
      const message = await told(to, reply)
      return deliver(
        () => inConversation(to, async (context) => (await context.sendActivity(message))?.id ?? ''),
        'only-when-throttled',
        wait,
      )
    },
    update: (to, message, reply) =>
      deliver(
        () =>
          inConversation(to, async (context) => {
            await context.updateActivity({ ...messageFor(reply, to.kind, !settings.local), id: message })
          }),
        'whenever-unclear',
        wait,
      ),
  }

  function told(
    to: Address,
    { file, ...reply }: SealedReply,
  ): Partial<Activity> | Promise<Partial<Activity>> {
    return file ? fileMessage(handing, to, { ...reply, file }) : messageFor(reply, to.kind, !settings.local)
  }

  /** Teams answers under a message where the conversation names it. The Playground knows no threads. */
  function inThread(reference: z.output<typeof Reference>, thread: string | undefined) {
    if (thread === undefined || settings.local) return reference
    const [id = ''] = reference.conversation.id.split(';')
    return { ...reference, conversation: { ...reference.conversation, id: `${id};messageid=${thread}` } }
  }

  /** Runs in the conversation of an address. The SDK swallows what is thrown there, so it is carried past it. */
  async function inConversation<T>(to: Address, speak: (context: TurnContext) => Promise<T>): Promise<T> {
    const reference = Reference.safeParse(to.reference)
    if (!reference.success || !isServiceUrl(reference.data.serviceUrl, settings))
      throw new DeliveryError('not-teams', null)
    return new Promise((resolve, reject) => {
      const logic = async (context: TurnContext) => {
        // The continuing event has an id of its own, and is nothing to reply to.
        delete context.activity.id
        await speak(context).then(resolve, reject)
      }
      cloud
        .continueConversationAsync(
          settings.appId,
          inThread(reference.data, to.thread) as unknown as Partial<ConversationReference>,
          logic,
        )
        .catch(reject)
    })
  }
}
