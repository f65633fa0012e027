import type { CesReferral, NewCesOutcome } from '../../contract/ces-referrals.ts'
import type { ClosingSummary } from '../../contract/closing-summary.ts'
import type { IsoDate, RuleFacts, Rulebook } from '../../../policy/types.ts'
import { closedTo } from '../access.ts'
import { answer, notFound, problem, type Answer } from '../answers.ts'
import { lockFile } from '../case-file.ts'
import { readSummary } from '../closing/summary.ts'
import type { Caller, CaseApiParts, Scope } from '../context.ts'
import { newNumber } from '../numbers.ts'
import { about, bookFor, firstOf, gated, lacking, unlisted } from '../rules.ts'
import { isClosed, readReferral, setStatus } from './rows.ts'

/** `POST /v1/ces-referrals/{referral}/outcomes`: each one needs its own contact note before the next. */
export async function recordOutcome(
  scope: Scope,
  caller: Caller,
  id: string,
  outcome: NewCesOutcome,
  rulesFor: CaseApiParts['rulesFor'],
): Promise<Answer> {
  const found = await readReferral(scope, id)
  const closed = await closedTo(scope, caller, found?.case ?? null, 'record what became of a referral')
  if (!found || closed) return closed ?? notFound()
  const file = await lockFile(scope, found.case)
  const referral = (await readReferral(scope, id)) ?? found
  const rules = bookFor(rulesFor, file.state, scope.today)
  if (!rules.ok) return rules.refusal
  const summary = await readSummary(scope, found.case)
  const refusal =
    judge(outcome, referral, rules.book, scope.today) ??
    gated(rules.book, 'ces-outcome', factsOf(outcome, summary))
  if (refusal) return refusal
  const number = await insert(scope, caller, referral, outcome)
  await setStatus(scope, referral, outcome.status)
  const after = (await readReferral(scope, id)) ?? referral
  const recorded = after.outcomes.find((one) => one.id === number)
  return answer(201, recorded)
}

const factsOf = ({ status }: NewCesOutcome, summary: ClosingSummary | null): RuleFacts => ({
  'ces-status': status,
  'housing-secured': summary?.housingSecured,
  'efforts-made': summary?.effortsMade ?? undefined,
  'reasons-not-secured': summary?.reasonsNotSecured ?? undefined,
})

function judge(outcome: NewCesOutcome, referral: CesReferral, book: Rulebook, today: IsoDate): Answer | null {
  const { status, on, prescreen, event } = outcome
  const sent = referral.recordedAt.slice(0, 10)
  const latest = [sent > today ? today : sent, ...referral.outcomes.map((one) => one.on)].sort().at(-1) ?? on
  const unnoted = referral.status === 'note-pending' || referral.outcomes.some(({ noted }) => !noted)
  return firstOf(
    () =>
      isClosed(referral)
        ? problem('referral-closed', 'This referral is closed. Make a new one if it is needed.')
        : null,
    () =>
      unnoted ? problem('note-pending', 'A contact note is still missing. Record that note first.') : null,
    () => unlisted(book, 'ces-status', 'status', status),
    () =>
      on > today
        ? about('on', 'day-in-future', 'This day lies in the future. Use today or an earlier day.')
        : null,
    () => (on < latest ? about('on', 'day-order', 'This day lies before what is on record already.') : null),
    () =>
      lacking(
        book,
        'ces-outcome',
        { prescreen: prescreen !== undefined, event: event !== undefined },
        { 'ces-status': status },
      ),
  )
}

async function insert(scope: Scope, caller: Caller, { id, case: file }: CesReferral, outcome: NewCesOutcome) {
  const number = newNumber('outcome')
  const { prescreen = null, event, note = null } = outcome
  const content = { prescreen, event: event ? { ...event, result: event.result ?? null } : null, note }
  await scope.db
    .insertInto('ces_outcome')
    .values({
      tenant: scope.tenant,
      id: number,
      case_id: file,
      referral_id: id,
      status: outcome.status,
      happened_on: outcome.on,
      content: JSON.stringify(content),
      recorded_by: caller.id,
      recorded_via: caller.via,
      recorded_at: scope.now,
    })
    .execute()
  return number
}
