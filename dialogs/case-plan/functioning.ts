import type { QuestionOf } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { reason, type Context } from './facts.ts'
import type { CasePlanRecord } from './record.ts'

const narrative = (field: string) => ({
  kind: 'text' as const,
  need: 'offered' as const,
  maxLength: 4000,
  why: (_: unknown, c: Context) => reason(c.rules.need('case-plan', field, {})),
})

/** How child, parents and family are doing; what the newest assessment says stands there already. */
export const functioningQuestions: readonly QuestionOf<CasePlanRecord, JobFacts>[] = [
  {
    ...narrative('child-functioning'),
    ask: 'childFunctioning',
    label: 'How the child is doing',
    aliases: ['child functioning', 'child narrative'],
    prompt: () => 'How is the child, or how are the children, doing in general?',
  },
  {
    ...narrative('parents-functioning'),
    ask: 'parentsFunctioning',
    label: 'How parents or caregivers are doing',
    aliases: ['parents functioning', 'caregivers functioning', 'parents narrative'],
    prompt: () => 'How are the parents or caregivers doing?',
  },
  {
    ...narrative('family-functioning'),
    ask: 'familyFunctioning',
    label: 'How the family is doing',
    aliases: ['family functioning', 'family narrative'],
    prompt: () => 'How is the family doing?',
  },
]
