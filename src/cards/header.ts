import { Column, ColumnSet, Container, TextBlock, type IContainer } from '@microsoft/teams.cards'
import type { SealedCard } from '../bot/reply.ts'
import type { Limits } from './limits.ts'
import { paragraph, quiet } from './text.ts'
import { line } from './words.ts'

const styles = { plain: 'emphasis', good: 'good', wait: 'warning', stop: 'attention' } as const

/** The band on top: the job, whom it is about, how far it is; its colour is the card's tone. */
export function header(card: SealedCard, limits: Limits): IContainer {
  const title = new TextBlock(line(card.title, limits.title) || 'Waymark', {
    style: 'heading',
    size: 'Medium',
    weight: 'Bolder',
    wrap: true,
  })
  const about = card.subtitle ? [paragraph(card.subtitle, limits.title, quiet)] : []
  const band = new ColumnSet({
    columns: [new Column(title, ...about).withWidth('stretch'), ...progress(card)],
  })
  return new Container(band).withStyle(styles[card.tone]).withBleed(true)
}

function progress({ progress: at }: SealedCard) {
  if (!at || at.total < 1) return []
  const words = paragraph(`${at.done} of ${at.total}`, 20, {
    size: 'Small',
    isSubtle: true,
    horizontalAlignment: 'Right',
  })
  return [new Column(words).withWidth('auto')]
}
