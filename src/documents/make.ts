import { planNamed } from '../bot/printable.ts'
import type { DocumentKind } from '../bot/reply.ts'
import type { MadeFile } from '../bot/ports.ts'
import { casePlan } from './case-plan.ts'
import { history } from './history.ts'
import type { Source } from './source.ts'
import { wordFile } from './word.ts'

/** The document as a Word file; null where the case has no such plan. `plan` null means the one to be printed now. */
export async function makeDocument(
  source: Source,
  kind: DocumentKind,
  plan: string | null,
): Promise<MadeFile | null> {
  const name = `${source.case.id}-${kind}.docx`
  if (kind === 'history') return { name, bytes: await wordFile(history(source)) }
  const chosen = planNamed(source.case.onRecord.casePlans, plan)
  return chosen && { name, bytes: await wordFile(casePlan({ ...source, plan: chosen })) }
}
