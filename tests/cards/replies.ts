import type { Field, SealedAction, SealedCard, SealedReply } from '../../src/bot/reply.ts'
import type { Citation } from '../../src/policy/types.ts'

let made = 0
export const action = (label: string, style?: SealedAction['style']): SealedAction => ({
  label,
  token: `token-${++made}`,
  ...(style && { style }),
})

export const citation = (
  quote = 'A child has at most two active goals.',
  tag: Citation['tag'] = 'source',
): Citation => ({
  document: 'Permanency goals',
  heading: 'Adding a goal',
  quote,
  start: 0,
  end: quote.length,
  sha256: 'a'.repeat(64),
  source: 'State guide',
  effective: '2018-04-01',
  tag,
})

export const field = (of: Partial<Field> = {}): Field => ({
  id: 'goal',
  label: 'Goal',
  kind: 'choice',
  required: true,
  options: [
    { value: 'adoption', label: 'Adoption' },
    { value: 'ppla', label: 'Planned living arrangement', note: 'from age 16' },
  ],
  value: null,
  maxLength: null,
  min: null,
  max: null,
  why: null,
  error: null,
  ...of,
})

export const row = (label: string, value: string, change = true): SealedCard['rows'][number] => ({
  label,
  value,
  note: null,
  change: change ? action(`Change ${label.toLowerCase()}`) : null,
  remove: null,
})

export const card = (of: Partial<SealedCard> = {}): SealedCard => ({
  title: 'Permanency goals',
  subtitle: 'M.R. · tn-1001-c1 · Tennessee',
  tone: 'plain',
  progress: null,
  body: 'Which goal?',
  rows: [],
  fields: [],
  notices: [],
  ...of,
})

export const reply = (of: Partial<SealedReply> = {}): SealedReply => ({
  text: 'Which goal?',
  card: card(),
  actions: [],
  citations: [],
  ...of,
})
