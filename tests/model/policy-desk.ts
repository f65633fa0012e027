import { answersFrom } from '../../src/answers/answer/answer.ts'
import type { Knowledge } from '../../src/answers/answer/desk.ts'
import type { Ask } from '../../src/answers/answer/types.ts'
import type { StoredDocument } from '../../src/answers/library/document.ts'
import { sha256Of } from '../../src/answers/library/shelf.ts'
import { openKnowledge } from '../../src/commands/ask/knowledge.ts'
import { budgetOf } from '../../src/model/connection/budget.ts'
import { connect } from '../../src/model/connection/endpoint.ts'
import { modelSettings, type ModelSettings } from '../../src/model/connection/settings.ts'
import { modelAnswers } from '../../src/model/compose/model-answers.ts'

export const clock = { now: () => '2026-10-05T14:00:00.000Z' }

/** A page of an agency of the tests, in words of our own. */
export const page = [
  'Motel vouchers',
  '',
  'A motel voucher must not be longer than 14 nights unless the housing lead signs form HV-7.',
  '',
  'The worker may ask for a second voucher within 30 days of the first voucher.',
].join('\n')

export function documentOf(text: string, title = 'Motel vouchers'): StoredDocument {
  return {
    form: 1,
    state: 'mo',
    title,
    file: 'vouchers.txt',
    effective: '2024-01-01',
    sha256: sha256Of(text),
    text,
    headings: [{ start: 0, end: title.length, level: 1 }],
    pages: [],
  }
}

export const asking = (question: string, more: Partial<Ask> = {}): Ask => ({
  question,
  state: 'mo',
  on: '2026-10-05',
  goalFacts: {},
  ruleFacts: {},
  history: [],
  ...more,
})

const bundled = openKnowledge('/nowhere')

/** Answers over the bundled notes and the documents given, with a model at this address. */
export function deskAt(
  url: string,
  documents: readonly StoredDocument[] = [documentOf(page)],
  more: Partial<ModelSettings> = {},
) {
  const knowledge: Knowledge = { ...bundled, documents }
  const settings = settingsFor(url, more)
  const lines: string[] = []
  const log = (event: string, fields: object = {}) => void lines.push(`${event} ${JSON.stringify(fields)}`)
  const base = answersFrom(knowledge)
  const endpoint = connect(settings, budgetOf(settings.budget, clock))
  const answers = modelAnswers({
    base,
    find: base.find,
    endpoint,
    knowledge,
    log: { info: log, warn: log, error: log },
  })
  return { answers, base, endpoint, knowledge, lines }
}

export function settingsFor(url: string, more: Partial<ModelSettings> = {}): ModelSettings {
  const read = modelSettings({ OPENAI_API_KEY: 'key-of-the-tests', OPENAI_BASE_URL: url })
  if (!read.ok || !read.settings) throw new Error('No settings')
  return { ...read.settings, ...more }
}

/** Passages as a request holds them. */
export function passagesIn(body: { [name: string]: unknown }): { id: string; text: string }[] {
  const messages = body.messages as { role: string; content: string }[]
  const material = JSON.parse(messages.find(({ role }) => role === 'user')!.content) as {
    passages: { id: string; text: string }[]
  }
  return material.passages
}
