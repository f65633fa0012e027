import type { Citation } from '../../policy/types.ts'
import type { Desk } from './desk.ts'
import type { InContext } from './conversation.ts'
import { evidenceFor, type Evidence, type Hit, type Index } from './evidence.ts'
import type { Ask, Draft } from './types.ts'

const evidence = (question: string, index: Index, desk: Desk, typed = question): Evidence =>
  evidenceFor({ question, typed }, index, desk)

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
  const index = desk.indexFor(ask.state, ask.on)
  const question = context.before === null ? context.text : `${context.before} ${context.text}`
  const typed = context.before === null ? ask.question : `${context.before} ${ask.question}`
  const found = evidence(question, index, desk, typed)
  const [best] = found.hits
  if (!best || !found.answers) return silent(found, ask, desk)
  if (best.source.missing) return leftOut(best)
  const shown = told(found)
  const rules = shown.filter(({ source }) => source.kind === 'rule')
  const own =
    best.source.kind === 'document' ? [best, ...rules] : [best, ...shown.filter((hit) => hit !== best)]
  const lines = own.map(({ source }) => (source.kind === 'rule' ? source.says : `"${source.citation.quote}"`))
  return {
    kind: rules.length > 0 ? 'rule' : 'passage',
    lines: [...new Set(lines)],
    citations: own.map(({ source }) => source.citation),
  }
}

/** The best hit, what adds words of the question to it, the agency's own passage on the same, at most four. */
function told({ hits }: Evidence): Hit[] {
  const [best] = hits
  if (!best) return []
  const shown: Hit[] = [best]
  const heard = new Set(best.matched)
  for (const hit of hits.slice(1, 8)) {
    if (
      hit.source.missing ||
      shown.length === 3 ||
      shown.some(({ source }) => source.citation.quote === hit.source.citation.quote)
    )
      continue
    const adds = [...hit.matched].some((stem) => !heard.has(stem))
    if (hit.score < best.score * (adds ? 0.5 : 0.8)) continue
    shown.push(hit)
    for (const stem of hit.matched) heard.add(stem)
  }
  const document = hits
    .slice(0, 10)
    .find(({ source, score }) => source.kind === 'document' && !source.missing && score >= best.score * 0.4)
  return document && !shown.includes(document) ? [...shown, document] : shown
}

const leftOut = ({ source }: Hit): Draft => ({
  kind: 'not-found',
  lines: [source.says, 'Ask your policy unit; the documents here leave it out.'],
  citations: [source.citation],
})

function silent(found: Evidence, ask: Ask, desk: Desk): Draft {
  const [near] = found.hits
  const [thing] = found.unnamed
  if (ask.state === null && near === undefined) return whichState
  if (ask.state === null && thing === undefined && !found.answers) return whichState
  const where =
    ask.state === null
      ? 'The documents here'
      : `The ${desk.library.editions[ask.state]?.at(-1)?.name ?? ''} documents here`
  const what =
    thing === undefined
      ? found.wanted
        ? `${where} do not give ${found.wanted.name} for this.`
        : `${where} do not say.`
      : `${where} do not name "${thing}".`
  return {
    kind: 'not-found',
    lines: [
      what,
      near
        ? 'The nearest passage is below; ask your supervisor or your policy unit.'
        : 'Ask your supervisor or your policy unit.',
    ],
    citations: near ? [near.source.citation] : [],
  }
}

const whichState: Draft = {
  kind: 'clarify',
  asks: 'state',
  lines: ['Which state is this about? The rules are not the same.'],
  citations: [],
}

export const passageDraft = { draft, find, nearest, whichState }
