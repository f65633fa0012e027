import type { DeskQuestion } from '../../bot/policy-ports.ts'

/** What is kept of a question in its row. Whoever handed it over is forgotten when it is done with. */
export interface KeptQuestion {
  question: string
  state: DeskQuestion['state']
  on: string
  kind: DeskQuestion['kind']
  comments: readonly string[]
  askers: readonly { id: string; name: string }[]
}
