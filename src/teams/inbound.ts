import type { Address, Inbound } from '../bot/ports.ts'
import { feedbackIn, isFeedback } from './feedback.ts'
import { tenantsOf, type TeamsActivity } from './gate/activity.ts'
import { roomIn } from './team-events.ts'

type Said = Inbound['said']

/** The key under which a button's data carries its token. */
export const tokenKey = 't'
/** The key under which a window's buttons carry the message whose card opened it. */
export const messageKey = 'm'
const mostFields = 50

/**
 * An activity as the bot understands it, or null for what is only noise (typing, reactions, edits, a person without a
 * directory account). `at` is the ISO instant of arrival.
 */
export function inboundOf(activity: TeamsActivity, local: boolean, at: string): Inbound | null {
  const said = saidIn(activity)
  const address = addressFor(activity, local)
  if (said === null || address === null || activity.id === undefined) return null
  return { id: activity.id, address, said, at }
}

/** Who speaks where; null for a person without a directory account. */
export function addressFor(activity: TeamsActivity, local: boolean): Address | null {
  const person = activity.from.aadObjectId ?? (local ? activity.from.id : undefined)
  return person === undefined ? null : addressOf(activity, person)
}

function saidIn(activity: TeamsActivity): Said | null {
  if (isCardInvoke(activity)) return press(activity, actionOf(activity)?.data)
  if (isWindowSubmit(activity)) return fromWindow(activity)
  if (isFeedback(activity)) return feedbackIn(activity)
  if (isFileInvoke(activity)) return isYes(activity) ? press(activity, activity.value?.context) : null
  if (activity.type === 'conversationUpdate') return isWelcome(activity) ? { type: 'joined' } : null
  if (activity.type !== 'message') return null
  const { value } = activity
  const isPress = value !== undefined && (typeof value[tokenKey] === 'string' || !activity.text)
  return isPress ? press(activity, value) : { type: 'text', text: textFor(activity) }
}

/** A pressed button that answers by invoke. */
export function isCardInvoke(activity: TeamsActivity): boolean {
  return activity.type === 'invoke' && activity.name === 'adaptiveCard/action' && actionOf(activity) !== null
}

/** A form sent from a window of its own. */
export const isWindowSubmit = ({ type, name }: TeamsActivity): boolean =>
  type === 'invoke' && name === 'task/submit'

/** The window belongs to no message; its buttons carry the one whose card opened it. */
function fromWindow(activity: TeamsActivity): Said {
  const data = activity.value?.data
  const message =
    typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[messageKey] : null
  const isMessage = typeof message === 'string' && /^[\w:;.@|=-]{1,200}$/.test(message)
  return { ...press({ ...activity, replyToId: isMessage ? message : null }, data) }
}

/** What a worker answers to the card that asks whether a file may be handed over. */
export const isFileInvoke = ({ type, name }: TeamsActivity): boolean =>
  type === 'invoke' && name === 'fileConsent/invoke'

const isYes = ({ value }: TeamsActivity) => value?.action === 'accept'

function actionOf({ value }: TeamsActivity): { data: unknown } | null {
  const action = value?.action
  const isExecute =
    typeof action === 'object' && action !== null && 'type' in action && action.type === 'Action.Execute'
  return isExecute ? { data: 'data' in action ? action.data : undefined } : null
}

/**
 * What a card sends, down to its token and plain fields, and the message it stands in. Without a token it is a card of
 * nobody, which the bot says.
 */
function press({ replyToId }: TeamsActivity, data: unknown): Said {
  const fields =
    typeof data === 'object' && data !== null ? Object.entries(data as Record<string, unknown>) : []
  const token = fields.find(([key]) => key === tokenKey)?.[1]
  const values = fields
    .filter(
      ([key, value]) =>
        key !== tokenKey && key !== messageKey && /^[\w.-]{1,64}$/.test(key) && isPlain(value),
    )
    .slice(0, mostFields)
  return {
    type: 'pressed',
    token: typeof token === 'string' ? token : '',
    values: Object.fromEntries(values),
    message: replyToId ?? null,
  }
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)

/** The bot was added, or somebody opened their own chat with it. Who joins a team later is not greeted before all. */
function isWelcome({ membersAdded = [], recipient, conversation }: TeamsActivity): boolean {
  const botAdded = membersAdded.some((member) => member.id === recipient.id)
  return botAdded || (membersAdded.length > 0 && conversation.conversationType === 'personal')
}

/** The text without the mention of the bot that Teams puts into every channel message. */
function textFor({ text, entities = [], recipient }: TeamsActivity): string {
  const mentions = entities.filter(
    ({ type, mentioned }) =>
      type === 'mention' && (mentioned as { id?: unknown } | undefined)?.id === recipient.id,
  )
  const words = mentions.reduce<string>((rest, mention) => withoutMention(rest, mention.text), text ?? '')
  return words.replaceAll('&nbsp;', ' ').trim()
}

/** By the words of the mention, not by a pattern made of them. */
const withoutMention = (text: string, mention: unknown) =>
  typeof mention === 'string' && mention !== '' ? text.replaceAll(mention, () => ' ') : text

const kinds: Readonly<Record<string, Address['kind']>> = { personal: 'personal', groupChat: 'group' }

function addressOf(activity: TeamsActivity, person: string): Address {
  const { conversation, serviceUrl, recipient, from, locale } = activity
  return {
    tenant: tenantsOf(activity)[0] ?? '',
    channel: 'teams',
    conversation: conversation.id,
    // Where Teams does not say, everybody may be listening.
    kind: kinds[conversation.conversationType ?? ''] ?? 'channel',
    person,
    reference: {
      channelId: 'msteams',
      serviceUrl,
      conversation,
      bot: recipient,
      user: { id: from.id },
      locale,
      ...(isFileInvoke(activity) && { upload: activity.value?.uploadInfo }),
    },
    ...(conversation.conversationType === 'channel' && { room: roomIn(activity) }),
  }
}
