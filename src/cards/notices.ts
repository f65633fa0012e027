import { Container, type CardElementArray } from '@microsoft/teams.cards'
import type { Notice } from '../dialog/types.ts'
import type { Citation } from '../policy/types.ts'
import type { Limits } from './limits.ts'
import { paragraph, quiet } from './text.ts'
import { samePassage, sourceLine } from './sources.ts'

const styles = { condition: 'warning', consult: 'attention' } as const
const names = { condition: 'Before you confirm', consult: 'Stop and ask first' } as const
const weight = { consult: 0, condition: 1, hint: 2 } as const

/**
 * What the worker must know, the gravest first: consult, then conditions, then hints. A hint whose source stands among
 * the card's own (`cited`) does not name it again.
 */
export function notices(
  all: readonly Notice[],
  cited: readonly Citation[],
  limits: Limits,
): CardElementArray {
  const ordered = [...all].sort((a, b) => weight[a.kind] - weight[b.kind])
  return ordered.slice(0, limits.notices).flatMap((notice) => drawNotice(notice, cited, limits))
}

function drawNotice(
  { kind, text, citation }: Notice,
  cited: readonly Citation[],
  limits: Limits,
): CardElementArray {
  const source = citation ? [paragraph(sourceLine(citation), limits.why, quiet)] : []
  if (kind === 'hint') {
    const hint = paragraph(text, limits.noticeText, { isSubtle: true, size: 'Small', spacing: 'Medium' })
    return citation && cited.some((each) => samePassage(each, citation)) ? [hint] : [hint, ...source]
  }
  const heading = paragraph(names[kind], 40, { weight: 'Bolder', size: 'Small' })
  const words = paragraph(text, limits.noticeText, { spacing: 'Small' })
  return [new Container(heading, words, ...source).withStyle(styles[kind]).withSpacing('Medium')]
}
