import type { Citation } from '../../policy/types.ts'
import type { Desk } from './desk.ts'
import type { InContext } from './conversation.ts'
import { evidenceFor, type Evidence } from './evidence.ts'
import type { Hit } from './hits.ts'
import type { Source } from './corpus.ts'
import { inOrder } from './runs.ts'
import { shareOf, type Index } from './searched.ts'
import { leftOut, silent, whichState } from './silent.ts'
import type { Ask, Draft } from './types.ts'
import { lowered } from './words.ts'

/** Only for what is found: nothing is decided. */
const evidence = (question: string, index: Index, desk: Desk): Evidence =>
  evidenceFor({ question, typed: question, goesOn: null, least: 0 }, index, { ...desk, others: [] })

/** What the sources hold on a question in its conversation. */
const inConversation = (ask: Ask, { text, before }: InContext, desk: Desk): Evidence =>
  evidenceFor(
    {
      question: before === null ? text : `${before} ${text}`,
      typed: ask.question,
      goesOn: before === null ? null : text,
      least: ask.unsure ? desk.language.answers.clearly : 0,
    },
    desk.indexFor(ask.state, ask.on),
    { ...desk, others: desk.othersFor(ask.state, ask.on) },
  )

function find(question: string, index: Index, desk: Desk): Citation[] {
  return evidence(question, index, desk).hits.map(({ source }) => source.citation)
}

/** What fits best, only named and not taken for an answer. */
function nearest(ask: Ask, desk: Desk): Draft {
  const [hit] = evidence(ask.question, desk.indexFor(ask.state, ask.on), desk).hits
  return { kind: 'not-found', lines: [], citations: hit ? [hit.source.citation] : [] }
}

/** The best entry of the rules or the documents, where it knows enough of what was asked; otherwise an honest no. */
function draft(ask: Ask, context: InContext, desk: Desk): Draft {
  return drafted(inConversation(ask, context, desk), ask, desk)
}

function drafted(found: Evidence, ask: Ask, desk: Desk): Draft {
  const [best] = found.hits
  if (!best || !found.answers) return silent(found, ask, desk)
  if (best.source.missing) return leftOut(best)
  const shown = inOrder(told(found), found, desk)
  const rules = shown.filter(({ source }) => source.kind === 'rule')
  const own = best.source.kind === 'document' ? [best, ...rules] : shown
  return {
    kind: rules.length > 0 ? 'rule' : 'passage',
    lines: [
      ...(desk.questions.asks.premise.test(lowered(ask.question)) ? [comparing] : []),
      ...new Set(own.map(({ source }) => lineOf(source, found, desk))),
    ],
    citations: own.map(({ source }) => source.citation),
  }
}

/** Said before, where a question takes something for granted: nobody here can tell whether it is right. */
const comparing = 'Please check what you wrote against this:'

/** What a worker reads of a source: the rule's own words, unless its quote holds more of what was asked. */
function lineOf(
  { kind, says, citation: { heading, quote } }: Source,
  found: Evidence,
  { reader }: Desk,
): string {
  if (kind === 'document') return `"${quote}"`
  if (kind === 'note') return `${heading}: "${says}"`
  const holds = (text: string) => {
    const stems = new Set(reader.stems(text))
    return shareOf(found.asked, (stem) => stems.has(stem))
  }
  const gives = (text: string) => found.wanted?.holds.test(text) ?? true
  const more = holds(quote) > holds(says) + 0.2 || (gives(quote) && !gives(says))
  return more ? `${heading}: "${quote}"` : says
}

/** Whether two stand under one heading of one text. */
const isBeside = (hit: Hit, best: Hit): boolean =>
  hit.source.citation.heading === best.source.citation.heading &&
  hit.source.citation.sha256 === best.source.citation.sha256

/** The share of the best score that another has to reach to be told too: less where it was asked for in like words before. */
function leastFor(hit: Hit, best: Hit, adds: boolean): number {
  const sameText = hit.source.citation.sha256 === best.source.citation.sha256
  if (sameText && hit.seen.alike >= 0.34) return 0.38
  if (isBeside(hit, best)) return hit.seen.kind === 1 ? 0.7 : 0.9
  return adds ? 0.65 : 0.85
}

/** The best hit, what stands beside it or adds words of the question to it, the agency's own passage on the same. */
function told({ hits }: Evidence): Hit[] {
  const [best] = hits
  if (!best) return []
  const shown: Hit[] = [best]
  const heard = new Set(best.matched)
  for (const hit of hits.slice(1, 10)) {
    const { source, matched, score, share } = hit
    if (source.missing || shown.some((one) => one.source.citation.quote === source.citation.quote)) continue
    const adds = [...matched].some((stem) => !heard.has(stem))
    const least = leastFor(hit, best, adds)
    if (score < best.score * least || share < best.share * 0.45) continue
    if (shown.length >= (isBeside(hit, best) ? 4 : 3)) continue
    shown.push(hit)
    for (const stem of matched) heard.add(stem)
  }
  const document = hits
    .slice(0, 10)
    .find(({ source, score }) => source.kind === 'document' && !source.missing && score >= best.score * 0.4)
  return document && !shown.includes(document) ? [...shown, document] : shown
}

export const passageDraft = { draft, drafted, inConversation, find, nearest, whichState }
