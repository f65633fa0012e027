import type { Address } from '../bot/ports.ts'
import type { SealedForm } from '../bot/reply.ts'
import { drawForm } from '../cards/form.ts'
import type { TeamsActivity } from './gate/activity.ts'
import { addressFor, messageKey, tokenKey } from './inbound.ts'

/** A button that opens a form in a window of its own (a task module). */
export const isWindowFetch = ({ type, name }: TeamsActivity): boolean =>
  type === 'invoke' && name === 'task/fetch'

/** What Teams shows for a pressed button that opens a window: the form, or why there is none. */
export async function windowFor(
  activity: TeamsActivity,
  local: boolean,
  formFor: (address: Address, token: string) => Promise<SealedForm | null>,
): Promise<object> {
  const address = addressFor(activity, local)
  const token = tokenIn(activity)
  const form = address === null || token === null ? null : await formFor(address, token)
  if (!form) return { task: { type: 'message', value: old } }
  const beside = activity.replyToId ? { [messageKey]: activity.replyToId } : {}
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: drawForm(form, beside) }
  return { task: { type: 'continue', value: { title: form.title, height: 'large', width: 'medium', card } } }
}

const old = 'That button is of an earlier card. Nothing was changed. Go on in the newest card, or just write.'

function tokenIn({ value }: TeamsActivity): string | null {
  const data = value?.data
  const token = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[tokenKey] : null
  return typeof token === 'string' ? token : null
}
