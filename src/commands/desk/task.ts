import type { QuestionMemory } from '../../bot/policy-ports.ts'

/** What every task at the desk is handed. */
export interface DeskTask {
  memory: QuestionMemory
  tenant: string
  directory: string
  /** ISO instant. */
  now: string
  /** The agency's calendar day then. */
  today: string
  flags: Readonly<Record<string, string | boolean | undefined>>
  out(line: string): void
}
