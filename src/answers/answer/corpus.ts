import type { Edition, Rule } from '../../../policy/edition.ts'
import type { Note } from '../../../policy/notes.ts'
import { inForce } from '../../policy/ruleset.ts'
import type { Citation, IsoDate, StateCode } from '../../policy/types.ts'
import type { Language } from '../../../policy/language.ts'
import type { Library } from '../../../policy/index.ts'
import { versionsKey, type StoredDocument } from '../library/document.ts'
import { sentencesOf } from './sentences.ts'
import { passagesOf } from '../library/passages.ts'
import { sectionsOf } from '../library/sections.ts'

/** What an answer can come from: a rule, a gap of an edition, a sentence of a note, a passage of an agency's document. */
export interface Source {
  kind: 'rule' | 'gap' | 'note' | 'document'
  federal: boolean
  heading: string
  /** What is searched beside the heading. */
  text: string
  /** What a worker is told; the quote itself for notes and documents. */
  says: string
  citation: Citation
  /** The text announces a list that does not follow. */
  missing: boolean
  /** It says of goals whether they are open, which the rulebook answers better. */
  lists?: boolean
  /** Questions that it answered before, in workers' words. */
  asked?: readonly string[]
}

interface Searched {
  library: Library
  documents: readonly StoredDocument[]
  language?: Language
}

/** Everything that may answer in one state on one day; null means federal texts alone. */
export function sourcesFor(
  { library, documents, language }: Searched,
  state: StateCode | null,
  on: IsoDate,
): Source[] {
  const places = state === null ? ['us'] : [state, 'us']
  const own = places.flatMap((place) => {
    const editions = library.editions[place] ?? []
    const edition = inForce(editions, on)
    const notes = library.notes.filter(({ folder }) => folder === place)
    return [
      ...(edition ? editionSources(edition) : []),
      ...notes.flatMap((note) => noteSources(note, editions, edition, on)),
      ...documentsOn(documents, place, on).flatMap(documentSources),
    ]
  })
  return own.map((source) => {
    const asked = language?.asked.answered.get(source.citation.quote)
    return asked === undefined ? source : { ...source, asked }
  })
}

const spaced = (id: string) => id.replaceAll('-', ' ')

function editionSources(edition: Edition): Source[] {
  const federal = edition.state === 'us'
  const rules = edition.rules.map((rule) => ({
    kind: isMissing(rule) ? ('gap' as const) : ('rule' as const),
    federal,
    heading: `${rule.citation.heading} ${spaced(subjectOf(rule))}`,
    text: [
      rule.because,
      rule.citation.quote,
      'mend' in rule ? rule.mend : '',
      itemsOf(rule),
      goalsOf(rule, edition),
    ].join(' '),
    says: rule.rule === 'refer' ? rule.citation.quote : rule.because,
    citation: rule.citation,
    missing: isMissing(rule),
    lists: rule.rule === 'goals',
  }))
  const gaps = edition.gaps.map(({ about, says, citation }) => ({
    kind: 'gap' as const,
    federal,
    heading: about,
    text: `${says} ${citation.quote}`,
    says,
    citation,
    missing: true,
  }))
  return [...rules, ...gaps]
}

const isMissing = (rule: Rule): boolean =>
  (rule.rule === 'list' && rule.missing !== undefined) ||
  (rule.rule === 'goals' && (rule.missingList !== undefined || rule.verdict === 'unknown'))

function subjectOf(rule: Rule): string {
  if (rule.rule === 'statement') return rule.topic ?? ''
  if (rule.rule === 'field') return `${rule.record} ${rule.field}`
  if (rule.rule === 'gate') return rule.gate
  if (rule.rule === 'deadline') return `${rule.what} ${rule.trigger?.label ?? ''} due`
  if (rule.rule === 'list') return rule.list
  return rule.rule === 'refer' ? `${rule.service} ${rule.value} refer` : rule.rule
}

const itemsOf = (rule: Rule): string =>
  rule.rule === 'list' ? rule.items.map(({ label }) => label).join(', ') : ''

function goalsOf(rule: Rule, edition: Edition): string {
  if (rule.rule !== 'goals' || rule.goals === undefined || rule.goals === 'all') return ''
  const ids = rule.goals
  return edition.goals.flatMap(({ id, label }) => (ids.includes(id) ? label : [])).join(', ')
}

/** Sentences that only an edition not in force rests on were replaced, or are not yet in force, and answer nothing that day. */
function noteSources(note: Note, editions: readonly Edition[], now: Edition | null, on: IsoDate): Source[] {
  const quotesOf = (edition: Edition) =>
    [...edition.rules, ...edition.gaps].flatMap(({ citation }) =>
      citation.sha256 === note.sha256 ? citation.quote : [],
    )
  const held = new Set(now ? quotesOf(now) : [])
  const others = new Set(editions.filter((one) => one !== now).flatMap(quotesOf))
  if (note.date !== null && now && note.date > on && held.size === 0) return []
  return sentencesOf(note).flatMap((citation) => {
    if (held.has(citation.quote) || others.has(citation.quote)) return []
    return [
      {
        kind: 'note' as const,
        federal: note.folder === 'us',
        heading: citation.heading,
        text: citation.quote,
        says: citation.quote,
        citation,
        missing:
          /\b(?:not found|not said|not given|does not say (?!that)|is missing|no list follows|is lost)\b/.test(
            citation.quote,
          ),
      },
    ]
  })
}

/** Of each title the version in force on the day. */
function documentsOn(documents: readonly StoredDocument[], state: string, on: IsoDate): StoredDocument[] {
  const newest = new Map<string, StoredDocument>()
  for (const document of documents) {
    if (document.state !== state || document.effective > on) continue
    const before = newest.get(versionsKey(document))
    if (!before || before.effective <= document.effective) newest.set(versionsKey(document), document)
  }
  return [...newest.values()]
}

function documentSources(document: StoredDocument): Source[] {
  const { title, text, sha256, file, effective } = document
  return sectionsOf(document, title).flatMap((section) =>
    passagesOf(text, section).map(({ start, end, headings, missing }) => {
      const quote = text.slice(start, end)
      const heading = headings.at(-1) ?? title
      const citation: Citation = {
        document: title,
        heading,
        quote,
        start,
        end,
        sha256,
        source: file,
        effective,
        tag: 'configured',
      }
      return {
        kind: 'document' as const,
        federal: false,
        heading: headings.join(' '),
        text: quote,
        says: quote,
        citation,
        missing,
      }
    }),
  )
}
