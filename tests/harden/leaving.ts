import { answersFrom } from '../../src/answers/answer/answer.ts'
import { nobody, type Persons } from '../../src/bot/private/persons.ts'
import { openKnowledge } from '../../src/commands/ask/knowledge.ts'
import { budgetOf } from '../../src/model/connection/budget.ts'
import { connect } from '../../src/model/connection/endpoint.ts'
import { modelAnswers } from '../../src/model/compose/model-answers.ts'
import { asking, clock, documentOf, page, settingsFor } from '../model/policy-desk.ts'
import { startStub } from '../model/stub-endpoint.ts'
import { harmless, seeded } from './planted.ts'

export interface Left {
  asked: number
  sent: number
  failures: string[]
  harmless: number
  /** Harmless questions that were not sent. */
  refused: string[]
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Questions with somebody's data in them, and harmless ones, at an endpoint that records every byte. */
export async function leave(count: number, seed: number): Promise<Left> {
  const stub = await startStub(() => ({ type: 'whole', text: '{"claims":[]}' }))
  const knowledge = { ...openKnowledge('/nowhere'), documents: [documentOf(page)] }
  const base = answersFrom(knowledge)
  // Whatever the rules would have made of a question, it comes before the guard.
  const answer = base.answer(asking('when can i ask for a second motel voucher'))
  const settings = settingsFor(stub.url)
  const endpoint = connect(settings, budgetOf({ requests: 1e9, tokens: 1e12 }, clock))
  const answers = modelAnswers({
    base: { answer: () => answer },
    find: () => [],
    endpoint,
    knowledge,
    log: quiet,
  })
  const send = async (question: string, persons: Persons) => {
    stub.received.length = 0
    await answers.answer(asking(question), persons)
    return stub.received
      .map(({ raw, headers, path }) => `${path} ${JSON.stringify(headers)} ${raw}`)
      .join('\n')
  }
  const left: Left = { asked: 0, sent: 0, failures: [], harmless: 0, refused: [] }
  try {
    for (const { question, persons, secrets } of seeded(count, seed)) {
      const raw = bare(await send(question, persons))
      left.asked += 1
      left.sent += raw === '' ? 0 : 1
      const found = secrets.filter((secret) => stands(bare(secret), raw))
      left.failures.push(...found.map((secret) => `"${secret}" left in: ${question}`))
    }
    for (const question of harmless(seed)) {
      left.harmless += 1
      if ((await send(question, nobody)) === '') left.refused.push(question)
    }
  } finally {
    await stub.close()
  }
  return left
}

const bare = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

function stands(secret: string, raw: string): boolean {
  const escaped = secret.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(raw)
}
