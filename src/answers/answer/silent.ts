import type { Desk } from './desk.ts'
import type { Evidence } from './evidence.ts'
import type { Hit } from './hits.ts'
import type { Topic } from './topics.ts'
import type { Ask, Draft } from './types.ts'

const lookBelow = 'The nearest passage is below; ask your supervisor or your policy unit.'
const askSomebody = 'Ask your supervisor or your policy unit.'

/** Where a text announces something that does not follow: that it is left out. */
export const leftOut = ({ source }: Hit): Draft => ({
  kind: 'not-found',
  lines: [source.says, 'Ask your policy unit; the documents here leave it out.'],
  citations: [source.citation],
})

/** An honest no: what is not said where that is known, otherwise only that it is not; the nearest passage is named. */
export function silent(found: Evidence, ask: Ask, desk: Desk): Draft {
  const { silence, unnamed, hits } = found
  const [near] = hits
  if (silence && unnamed.length === 0) return onTopic(silence.topic, near)
  const { heard, distant } = desk.language.answers
  const known = near !== undefined && near.share >= heard
  if (ask.state === null && unnamed.length === 0 && known) return whichState
  // A passage that is far off only looks like an answer.
  const shown = near !== undefined && near.share >= distant ? near : undefined
  return {
    kind: 'not-found',
    lines: [whatIsSilent(found, ask, desk), shown ? lookBelow : askSomebody],
    citations: shown ? [shown.source.citation] : [],
  }
}

function onTopic({ says, near: nearest, declined }: Topic, near: Hit | undefined): Draft {
  if (declined) return { kind: 'declined', lines: [says, declined.instead], citations: [] }
  const citation = nearest ?? near?.source.citation ?? null
  return { kind: 'not-found', lines: [says, citation ? lookBelow : askSomebody], citations: [citation] }
}

function whatIsSilent(
  { unnamed: [thing], wanted }: Evidence,
  { state, question }: Ask,
  { library }: Desk,
): string {
  const name = state === null ? null : (library.editions[state]?.at(-1)?.name ?? null)
  const where = name === null ? 'The documents here' : `The ${name} documents here`
  // As it was typed: a word that stands for others is nobody's own.
  const typed = thing !== undefined && question.toLowerCase().includes(thing)
  if (typed) return `${where} do not name "${thing}".`
  return wanted === null ? `${where} do not say.` : `${where} do not give ${wanted.name} for this.`
}

export const whichState: Draft = {
  kind: 'clarify',
  asks: 'state',
  lines: ['Which state is this about? The rules are not the same.'],
  citations: [],
}
