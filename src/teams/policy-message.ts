import type { Activity } from 'botbuilder'
import type { SealedReply } from '../bot/reply.ts'
import type { Citation } from '../policy/types.ts'

/** What Teams takes at most: citations of one message, and characters of their parts. */
const most = { citations: 20, name: 80, abstract: 160, keyword: 28 }

/** Teams' own thumbs under an answer. */
export const feedbackLoop: Pick<Activity, 'channelData'> = {
  channelData: { feedbackLoop: { type: 'default' } },
}

/**
 * What Teams shows of an answer that a model worded: its AI label, and each quote as a numbered citation of the text. Null
 * for everything else: what rules and quotes say is not generated.
 */
export function generatedLabel({ policy, citations }: SealedReply): Pick<Activity, 'entities'> | null {
  if (!policy?.model) return null
  const entity = {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    additionalType: ['AIGeneratedContent'],
    citation: citations.slice(0, most.citations).map(claim),
  }
  return { entities: [entity] }
}

function claim({ document, heading, quote, effective }: Citation, n: number) {
  return {
    '@type': 'Claim',
    position: n + 1,
    appearance: {
      '@type': 'DigitalDocument',
      name: cut(document, most.name),
      abstract: cut(quote.replaceAll(/\s+/g, ' '), most.abstract),
      keywords: [heading, effective ?? 'no date'].map((word) => cut(word, most.keyword)),
    },
  }
}

/** The words of such an answer with the numbers of its quotes: Teams ties its citations to them. */
export const numbered = ({ policy, citations }: SealedReply): string =>
  `${policy?.says ?? ''} ${citations
    .slice(0, most.citations)
    .map((_, n) => `[${n + 1}]`)
    .join(' ')}`.trim()

const cut = (text: string, longest: number) =>
  text.length <= longest
    ? text
    : `${text
        .slice(0, longest - 1)
        .toWellFormed()
        .trimEnd()}…`
