import { ActionSet, AdaptiveCard, type IAdaptiveCard } from '@microsoft/teams.cards'
import type { SealedForm } from '../bot/reply.ts'
import { windowButton } from './actions.ts'
import { mostBytes } from './draw.ts'
import { inputs } from './fields.ts'
import { limitsAt } from './limits.ts'
import { paragraph, quiet } from './text.ts'

/** Fields that one window shows; the rest is asked in the chat. */
const mostFields = 40
const shares = [1, 0.6, 0.35, 0.2, 0.1]

/**
 * A job as one form in a window of its own: every question in the order of the flow, with what stands already. Below
 * `mostBytes`. `beside` travels with each button.
 */
export function drawForm(form: SealedForm, beside: object = {}): IAdaptiveCard {
  let json = ''
  for (const share of shares) {
    const limits = limitsAt(share)
    const shown = form.fields.slice(0, Math.ceil(mostFields * share))
    const left = form.fields.length - shown.length
    const card = new AdaptiveCard(
      ...(form.subtitle ? [paragraph(form.subtitle, limits.title, quiet)] : []),
      ...inputs(shown, limits),
      ...(left > 0 ? [paragraph(`${left} more to fill in after these.`, 60, quiet)] : []),
      new ActionSet(...form.actions.slice(0, 6).map((action) => windowButton(action, limits, beside))),
    )
    json = JSON.stringify(
      card.withVersion('1.5').withLang('en').withFallbackText('Type "form" to fill it in here.'),
    )
    if (Buffer.byteLength(json) < mostBytes) break
  }
  return JSON.parse(json) as IAdaptiveCard
}
