import type { NewCesReferral } from '../../contract/ces-referrals.ts'
import { closedTo } from '../access.ts'
import { answer, problem, type Answer } from '../answers.ts'
import { lockFile } from '../case-file.ts'
import type { Caller, CaseApiParts, Scope } from '../context.ts'
import { newNumber } from '../numbers.ts'
import { bookFor } from '../rules.ts'
import { etagOf } from '../versions.ts'
import { judgeReferral } from './judge.ts'
import { isClosed, readReferral, referralsOfCase } from './rows.ts'
import { keepSafely } from './withhold.ts'

/** `POST /v1/cases/{case}/ces-referrals`: never two open ones for one household. */
export async function refer(
  scope: Scope,
  caller: Caller,
  caseId: string,
  referral: NewCesReferral,
  rulesFor: CaseApiParts['rulesFor'],
): Promise<Answer> {
  const closed = await closedTo(scope, caller, caseId, 'make referrals')
  if (closed) return closed
  const file = await lockFile(scope, caseId)
  const rules = bookFor(rulesFor, file.state, scope.today)
  if (!rules.ok) return rules.refusal
  const refusal = judgeReferral({ referral, file, book: rules.book, today: scope.today })
  if (refusal) return refusal
  const others = (await referralsOfCase(scope, caseId)).filter((one) => !isClosed(one))
  const open = others.find(({ headOfHousehold }) => headOfHousehold === referral.headOfHousehold)
  if (open)
    return problem(
      'referral-already-open',
      `A housing referral for this household is open already, number ${open.id}. Go on with that one.`,
    )
  const id = await insert(scope, caller, caseId, referral)
  const recorded = await readReferral(scope, id)
  return answer(201, recorded, { ETag: etagOf(1) })
}

async function insert(
  scope: Scope,
  caller: Caller,
  caseId: string,
  referral: NewCesReferral,
): Promise<string> {
  const id = newNumber('ces')
  const { headOfHousehold, edition, ...said } = referral
  const content = {
    ...said,
    subjectNote: said.subjectNote ?? null,
    basis: { value: said.basis.value, scenario: said.basis.scenario ?? null },
    accessPoint: { ...said.accessPoint, checkedOn: said.accessPoint.checkedOn ?? null },
    householdSize: said.householdSize ?? null,
    childrenReturning: said.childrenReturning ?? null,
    consent: {
      given: said.consent.given,
      signedOn: said.consent.signedOn ?? null,
      scope: said.consent.scope ?? null,
      expires: said.consent.expires ?? null,
    },
    youthExit: said.youthExit ?? null,
    ...keepSafely(referral),
  }
  await scope.db
    .insertInto('ces_referral')
    .values({
      tenant: scope.tenant,
      id,
      case_id: caseId,
      head_of_household: headOfHousehold,
      content: JSON.stringify(content),
      edition,
      recorded_by: caller.id,
      recorded_via: caller.via,
      recorded_at: scope.now,
    })
    .execute()
  return id
}
