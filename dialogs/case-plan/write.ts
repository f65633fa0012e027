import type { WriteRequest, WriteStep } from '../../src/bot/ports.ts'
import { contentHashOf } from '../../src/bot/plan-hash.ts'
import { contentOf, planBody } from './content.ts'
import type { Context } from './facts.ts'
import type { CasePlanRecord } from './record.ts'
import { startOf } from './start.ts'

/** Saves a new plan, or changes the open one that was gone on with; hands it in where that was asked for. */
export const planWrite = (record: CasePlanRecord, c: Context): WriteRequest => {
  const { plan } = startOf(record.start, c)
  const open = record.start.startsWith('edit:') ? plan : null
  const body = planBody(record, c)
  const save: WriteStep = open
    ? { kind: 'case-plan-change', of: open.id, ifMatch: `"${open.version}"`, body }
    : { kind: 'case-plan', of: c.facts.case.id, body }
  const submission: WriteStep = {
    kind: 'case-plan-submission',
    of: open ? open.id : { $record: 0 },
    body: { contentHash: contentHashOf(contentOf(record, c)) },
  }
  return {
    case: c.facts.case.id,
    child: null,
    steps: record.handIn === 'yes' ? [save, submission] : [save],
  }
}
