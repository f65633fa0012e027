import type { ClosingSummary, ClosingSummaryBody } from '../../contract/closing-summary.ts'
import { closedTo, hiddenFrom } from '../access.ts'
import { answer, notFound, type Answer } from '../answers.ts'
import { lockFile } from '../case-file.ts'
import { instant } from '../columns.ts'
import type { Caller, CaseApiParts, Scope } from '../context.ts'
import { about, bookFor, firstOf, gated, lacking } from '../rules.ts'
import { etagOf, staleness } from '../versions.ts'

/** The closing summary of a case; null where none stands. */
export async function readSummary(scope: Scope, caseId: string): Promise<ClosingSummary | null> {
  const row = await scope.db
    .selectFrom('closing_summary')
    .select(['housing_secured as housingSecured', 'efforts_made as effortsMade'])
    .select(['reasons_not_secured as reasonsNotSecured', 'version', 'recorded_by as recordedBy'])
    .select(instant('recorded_at').as('recordedAt'))
    .where('tenant', '=', scope.tenant)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row ?? null
}

/** `GET /v1/cases/{case}/closing-summary` */
export async function getSummary(scope: Scope, caller: Caller, caseId: string): Promise<Answer> {
  const hidden = await hiddenFrom(scope, caller, caseId)
  if (hidden) return hidden
  const summary = await readSummary(scope, caseId)
  return summary ? answer(200, summary, { ETag: etagOf(summary.version) }) : notFound()
}

/** `PUT /v1/cases/{case}/closing-summary`: the first one changes version 0. */
export async function putSummary(
  scope: Scope,
  caller: Caller,
  caseId: string,
  body: ClosingSummaryBody,
  { ifMatch, rulesFor }: { ifMatch: string; rulesFor: CaseApiParts['rulesFor'] },
): Promise<Answer> {
  const closed = await closedTo(scope, caller, caseId, 'write the closing summary')
  if (closed) return closed
  const file = await lockFile(scope, caseId)
  const version = (await readSummary(scope, caseId))?.version ?? 0
  const rules = bookFor(rulesFor, file.state, scope.today)
  if (!rules.ok) return rules.refusal
  const { housingSecured, effortsMade, reasonsNotSecured } = body
  const given = {
    'efforts-made': effortsMade !== undefined,
    'reasons-not-secured': reasonsNotSecured !== undefined,
  }
  const facts = {
    'housing-secured': housingSecured,
    'efforts-made': effortsMade,
    'reasons-not-secured': reasonsNotSecured,
  }
  const refusal = firstOf(
    () => staleness(ifMatch, version, 'The closing summary'),
    () =>
      housingSecured && reasonsNotSecured !== undefined
        ? about(
            'reasons-not-secured',
            'contradiction',
            'Housing was found, so there is no reason why not. Keep one of the two.',
          )
        : null,
    () => lacking(rules.book, 'closing-summary', given, facts),
    () => gated(rules.book, 'closing', facts),
  )
  if (refusal) return refusal
  await keep(scope, caller, caseId, { body, version: version + 1 })
  const summary = await readSummary(scope, caseId)
  return answer(200, summary, { ETag: etagOf(version + 1) })
}

async function keep(
  scope: Scope,
  caller: Caller,
  caseId: string,
  { body, version }: { body: ClosingSummaryBody; version: number },
): Promise<void> {
  const told = {
    housing_secured: body.housingSecured,
    efforts_made: body.effortsMade ?? null,
    reasons_not_secured: body.reasonsNotSecured ?? null,
    recorded_by: caller.id,
    recorded_via: caller.via,
    recorded_at: scope.now,
    version,
  }
  await scope.db
    .insertInto('closing_summary')
    .values({ tenant: scope.tenant, case_id: caseId, ...told })
    .onConflict((conflict) => conflict.columns(['tenant', 'case_id']).doUpdateSet(told))
    .execute()
}
