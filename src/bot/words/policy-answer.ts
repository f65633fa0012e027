import type { Answer } from '../../answers/answer/types.ts'
import { ownWordTitle } from '../../answers/reviewed/own-word.ts'
import type { Citation, Rulebook } from '../../policy/types.ts'
import type { Action, Reply } from '../reply.ts'
import { sayDay } from './dates.ts'
import { plainReply } from './plain.ts'
import { frames, sayDaySpanish, type Frame } from './policy-frame.ts'
import { sayPolicy } from './policy-date.ts'

/** What an answer is shown with. */
export interface Shown {
  language: 'en' | 'es'
  /** The rules of the state it is about; null where it is about none. */
  rules: Rulebook | null
  /** The number of the open case or child, whose facts were known; null for a general answer. */
  about: string | null
  /** False where others read. */
  private: boolean
  /** Said first: what became of the last press. */
  lead?: string
}

/** So many quotes stand open; the others are a "show the passage" away. */
const most = 3

/** An answer with its quotes, where each stands, its policy date, and how sure its source is. */
export function policyReply(answer: Answer, shown: Shown, actions: readonly Action[]): Reply {
  const frame = frames[shown.language]
  const says = spoken(answer).join('\n')
  const quotes = answer.citations.filter(({ document }) => document !== ownWordTitle)
  const passages = quotes.slice(0, most).map((one) => passageLines(one, shown.language))
  const left = quotes.length - passages.length
  const rest = [
    left > 0 ? frame.more(left) : '',
    ...wordedBy(answer, shown.language),
    shown.about !== null && answer.kind === 'rule' ? frame.beside(shown.about) : '',
    shown.private ? frame.next[answer.kind] : frame.privately,
  ]
  const lead = says !== '' && frame.lead !== null ? frame.lead : ''
  const head = [shown.lead ?? '', lead].filter(Boolean)
  const title = answer.by?.type === 'reviewed' ? frame.reviewedHeading : frame.headings[answer.kind]
  const edition = editionLine(shown)
  const lines = [...head, says, ...passages.flatMap(({ quote, source }) => [quote, source]), ...rest]
  const reply = plainReply(title, [...head, says].filter(Boolean).join('\n\n'), answer.citations, actions)
  return {
    ...reply,
    text: [[title, edition].filter(Boolean).join(' · '), ...lines].filter(Boolean).join('\n'),
    policy: { model: answer.by?.type === 'model', says },
    card: reply.card && {
      ...reply.card,
      subtitle: edition,
      tone: answer.kind === 'not-found' || answer.kind === 'declined' ? 'wait' : 'plain',
      passages,
      foot: rest.filter(Boolean),
    },
  }
}

/** The answer's own lines: quotes stand below with their places, and our frame in Spanish is set anew. */
export function spoken({ answer, citations, by }: Answer): string[] {
  const reviewed = by?.type === 'reviewed' ? `Reviewed by ${by.owner} on ` : null
  const quotes = citations.map(({ quote }) => flat(quote))
  return answer.split('\n').filter((line) => {
    const bare = flat(line)
    const isQuote = quotes.some((quote) => bare === `"${quote}"` || bare.startsWith(`“${quote}” (`))
    if (reviewed !== null && line.startsWith(reviewed)) return false
    return !isQuote && !/^\p{L}[^.:]*\((?:texto )?en inglés\):$/u.test(line)
  })
}

const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** A quote and one line a worker can check: document, section, policy date, how sure its origin is. */
export function passageLines(
  citation: Citation,
  language: Shown['language'],
): { quote: string; source: string } {
  const frame = frames[language]
  const { document, heading: section, effective, tag } = citation
  const dated = effective === null ? frame.undated : frame.dated(sayDayIn(effective, language))
  return {
    quote: `${frame.quote}“${flat(citation.quote)}”`,
    source: `${frame.source}: ${document}, ${frame.section} “${section}” · ${dated} · ${frame.sure[tag]}`,
  }
}

const sayDayIn = (day: string, language: Shown['language']) =>
  language === 'es' ? sayDaySpanish(day) : sayDay(day)

function editionLine({ rules, language }: Shown): string {
  if (rules?.effective == null) return ''
  const frame = frames[language]
  const day = language === 'es' ? frame.dated(sayDaySpanish(rules.effective)) : sayPolicy(rules)
  return frame.edition(rules.stateName, day)
}

function wordedBy({ by }: Answer, language: Shown['language']): string[] {
  const frame: Frame = frames[language]
  if (by?.type === 'model') return [frame.model]
  if (by?.type !== 'reviewed') return []
  return [frame.reviewed(by.owner, sayDayIn(by.reviewedOn, language), sayDayIn(by.expiresOn, language))]
}
