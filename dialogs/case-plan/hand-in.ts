import type { QuestionOf } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { notYet, unmet } from './checklist.ts'
import { contentOf } from './content.ts'
import { stated } from './facts.ts'
import type { CasePlanRecord } from './record.ts'

/** Handing in with the same confirmation. It is not taken while a gate of approval is unmet. */
export const handIn: QuestionOf<CasePlanRecord, JobFacts> = {
  ask: 'handIn',
  label: 'Hand in for approval',
  aliases: ['submit', 'hand in', 'submission', 'save and submit', 'approval'],
  kind: 'choice',
  decides: true,
  need: 'offered',
  prompt: () => 'Hand the plan in for approval with this confirmation?',
  why: (_, c) => stated('approval', c),
  show: () => 'with this confirmation',
  options: () => [{ value: 'yes', label: 'Save and hand in' }],
  check: (_, a, c) => {
    const left = unmet(contentOf(a, c), 'submission', c)
    if (left.length === 0) return null
    return {
      because: `It cannot be handed in yet. ${notYet(left)}`,
      instead: [],
      citation: left[0]?.citation ?? null,
    }
  },
}
