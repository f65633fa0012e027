import { AdaptiveCard, type IAdaptiveCard } from '@microsoft/teams.cards'
import type { SealedCard, SealedReply } from '../bot/reply.ts'
import type { Citation } from '../policy/types.ts'
import { buttons } from './actions.ts'
import { fields } from './fields.ts'
import { header } from './header.ts'
import { limitsAt, type Limits } from './limits.ts'
import { notices } from './notices.ts'
import { rows } from './rows.ts'
import { passages, sources } from './sources.ts'
import { paragraphs } from './text.ts'
import { plain } from './words.ts'

/** A card's JSON stays below this many bytes of UTF-8: Teams turns larger ones away. */
export const mostBytes = 28_000

const shares = [1, 0.6, 0.35, 0.2, 0.1, 0.05, 0.02]

/**
 * The reply as Adaptive Card JSON, schema 1.5, below `mostBytes`; what does not fit is shortened with "…".
 * `windows`: the channel can open a form in a window of its own. A reply without card, buttons and sources needs none: null, its text says everything.
 */
export function drawCard(reply: SealedReply, windows = false): IAdaptiveCard | null {
  if (!reply.card && reply.actions.length === 0 && reply.citations.length === 0) return null
  let json = ''
  for (const share of shares) {
    json = JSON.stringify(draw(reply, limitsAt(share), windows))
    if (Buffer.byteLength(json) < mostBytes) break
  }
  return JSON.parse(json) as IAdaptiveCard
}

function draw(reply: SealedReply, limits: Limits, windows: boolean): IAdaptiveCard {
  const body = reply.card
    ? cardBody(reply.card, reply.citations, limits)
    : paragraphs(reply.text, limits.body, limits.bodyLines)
  const actions = buttons(
    reply.actions,
    (reply.card?.fields.length ?? 0) > 0,
    limits,
    (windows && reply.form?.open) || null,
  )
  const open = reply.card?.passages
  const below = open ? passages(open, reply.card?.foot ?? [], limits) : sources(reply.citations, limits)
  return new AdaptiveCard(...body, ...below, ...actions)
    .withVersion('1.5')
    .withLang('en')
    .withFallbackText(plain(reply.text, limits.noticeText) || 'Type "help" to go on.')
}

function cardBody(card: SealedCard, cited: readonly Citation[], limits: Limits) {
  return [
    header(card, limits),
    ...paragraphs(card.body, limits.body, limits.bodyLines),
    ...rows(card, limits),
    ...fields(card.fields, limits),
    ...notices(card.notices, cited, limits),
  ]
}
