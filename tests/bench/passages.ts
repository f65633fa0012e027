import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answersFrom } from '../../src/answers/answer/answer.ts'
import type { StoredDocument } from '../../src/answers/library/document.ts'
import { sha256Of } from '../../src/answers/library/shelf.ts'
import { percentile } from '../../src/answers/measure.ts'
import { openKnowledge } from '../../src/commands/ask/knowledge.ts'

const subjects =
  'worker,supervisor,team,court,agency,provider,parent,youth,child,relative,reviewer,guardian'.split(',')
const acts = 'records,reviews,approves,files,updates,explains,sends,keeps,plans,visits,answers,signs'.split(
  ',',
)
const objects =
  'goal,plan,referral,note,hearing,service,assessment,visit,placement,report,decision,summary'.split(',')
const questions = [
  'when does the team review the plan',
  'who approves the report of a provider',
  'how often is the assessment updated',
  'do i have to file a note after the visit of a relative',
  'can the supervisor explain a decision to the youth by phone',
  'what does a guardian sign at the hearing',
]

/** Words as a language has them: a few stand everywhere, most are rare. The same seed makes the same text. */
function sentences(count: number): string {
  let seed = 42
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  const rare = () => `term${Math.floor(20_000 * (next(1000) / 1000) ** 3)}`
  const pick = (words: readonly string[]) => words[next(words.length)] ?? ''
  const sentence = () =>
    `The ${pick(subjects)} ${pick(acts)} the ${pick(objects)} of ${rare()} ${rare()} within ${next(90)} days, and the ${pick(subjects)} ${pick(acts)} each ${rare()} ${pick(objects)}.`
  return Array.from({ length: count }, sentence).join('\n\n')
}

/** An index of so many made-up passages beside the bundled rules: how long it takes, its memory, and one answer. */
export function passagesTable(count: number, out: (line: string) => void): void {
  const directory = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
  try {
    const text = sentences(count)
    const document: StoredDocument = {
      form: 1,
      state: 'mo',
      title: 'Made-up manual',
      file: 'made-up.txt',
      effective: '2020-01-01',
      sha256: sha256Of(text),
      text,
      headings: [],
      pages: [],
    }
    const answers = answersFrom({ ...openKnowledge(directory), documents: [document] })
    const ask = (question: string) =>
      answers.answer({ question, state: 'mo', on: '2026-01-05', goalFacts: {}, ruleFacts: {}, history: [] })
    const before = process.memoryUsage()
    const begun = performance.now()
    ask('who approves the plan')
    const built = performance.now() - begun
    const after = process.memoryUsage()
    const held = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20
    const took = Array.from({ length: 20 }, (_, round) => round).flatMap((round) =>
      questions.map((question) => {
        const from = performance.now()
        ask(`${question} for case ${round}`)
        return performance.now() - from
      }),
    )
    out(
      `  ${String(count).padStart(7)} passages   index ${(built / 1000).toFixed(1)} s   memory ${held.toFixed(0)} MB   answer p50 ${percentile(took, 0.5).toFixed(1)} ms   p95 ${percentile(took, 0.95).toFixed(1)} ms`,
    )
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
