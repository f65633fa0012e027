import { Application } from '@microsoft/teams-ai'
import { ActivityTypes, type TurnContext } from 'botbuilder'
import type { Address, Inbound } from '../bot/ports.ts'
import type { TeamEvent } from '../bot/reminder-ports.ts'
import type { SealedForm } from '../bot/reply.ts'
import type { TeamsActivity } from './gate/activity.ts'
import { isFeedback } from './feedback.ts'
import { inboundOf, isCardInvoke, isFileInvoke, isWindowSubmit } from './inbound.ts'
import { teamEventOf } from './team-events.ts'
import { isWindowFetch, windowFor } from './window.ts'

export interface ApplicationOptions {
  local: boolean
  /** Keeps what arrived; only then is Teams told that we have it. */
  receive(inbound: Inbound): Promise<void>
  /** The bot was put into a team or taken out of it; only when it is kept is Teams told that we have it. */
  team(event: TeamEvent): Promise<void>
  /** The form that a button opens in a window; null where the button is an old one. */
  form(address: Address, token: string): Promise<SealedForm | null>
  /** ISO instant. */
  now(): string
}

/** What Teams may show at the button until the card itself changes. Never "saved": nothing has been decided yet. */
const taken = 'Got it.'

/**
 * Routes activities to `receive`. Of the library's Application only the routing is used: its turn state, typing timer and
 * streaming keep state across turns. A card's answer is always a message, because a returned card would be shown to all.
 */
export function teamsApplication({ local, receive, team, form, now }: ApplicationOptions): Application {
  const application = new Application({ startTypingTimer: false, removeRecipientMention: false })

  async function take({ activity }: TurnContext): Promise<void> {
    const event = teamEventOf(activity as unknown as TeamsActivity, now())
    if (event !== null) await team(event)
    const inbound = inboundOf(activity as unknown as TeamsActivity, local, now())
    if (inbound !== null) await receive(inbound)
  }

  application.adaptiveCards.actionExecute(
    async ({ activity }) => isCardInvoke(activity as unknown as TeamsActivity),
    async (context) => {
      await take(context)
      return taken
    },
  )
  const answerWith = (context: TurnContext, body?: object) =>
    context.sendActivity({
      type: ActivityTypes.InvokeResponse,
      value: { status: 200, ...(body && { body }) },
    })
  application.addRoute(
    async ({ activity }) => isWindowFetch(activity as unknown as TeamsActivity),
    async (context) => {
      const activity = context.activity as unknown as TeamsActivity
      await answerWith(context, await windowFor(activity, local, form))
    },
    true,
  )
  application.addRoute(
    async ({ activity }) => isWindowSubmit(activity as unknown as TeamsActivity),
    async (context) => {
      await take(context)
      // An empty answer closes the window; what came of it is told in the chat.
      await answerWith(context)
    },
    true,
  )
  application.addRoute(
    async ({ activity }) =>
      isFileInvoke(activity as unknown as TeamsActivity) || isFeedback(activity as unknown as TeamsActivity),
    async (context) => {
      await take(context)
      await answerWith(context)
    },
    true,
  )
  application.addRoute(
    async ({ activity }) => activity.type === String(ActivityTypes.Invoke),
    async (context) =>
      void (await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200 } })),
    true,
  )
  application.activity(
    [ActivityTypes.Message, ActivityTypes.ConversationUpdate, ActivityTypes.InstallationUpdate],
    take,
  )
  return application
}
