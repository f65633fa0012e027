import type { Hono } from 'hono'
import * as plans from '../contract/plan-endpoints.ts'
import * as referrals from '../contract/referral-endpoints.ts'
import type { Variables } from './authenticate.ts'
import { recordOutcome } from './ces/outcome.ts'
import { refer } from './ces/refer.ts'
import { getSummary, putSummary } from './closing/summary.ts'
import { closePlan } from './concurrent-plans/close.ts'
import { recordPlan } from './concurrent-plans/record.ts'
import { recordNote } from './contact-notes/record.ts'
import type { CaseApiParts } from './context.ts'
import type { idempotent } from './idempotency.ts'
import * as lists from './lists.ts'
import { mountRead, mountWrite } from './mount.ts'
import { decidePlan } from './plans/decide.ts'
import { submitPlan } from './plans/submit.ts'
import { changePlan, writePlan } from './plans/write.ts'
import { recordServiceGoal } from './service-goals/record.ts'

type App = Hono<Variables>
type RunOnce = ReturnType<typeof idempotent>

/** Plans of every kind, and the goals that stand in service plans. */
export function mountPlans(app: App, { rulesFor }: CaseApiParts, once: RunOnce): void {
  mountRead(app, plans.listConcurrentPlans, (call) => lists.listConcurrentPlans(call, call.params.child))
  mountWrite(app, plans.recordConcurrentPlan, once, ({ scope, caller, params, body }) =>
    recordPlan(scope, caller, params.child, body, rulesFor),
  )
  mountWrite(app, plans.closeConcurrentPlan, once, ({ scope, caller, params, body, ifMatch }) =>
    closePlan(scope, caller, params.plan, body, { ifMatch, rulesFor }),
  )
  mountRead(app, plans.listCasePlans, (call) => lists.listPlans(call, call.params.case))
  mountWrite(app, plans.recordCasePlan, once, ({ scope, caller, params, body }) =>
    writePlan(scope, caller, params.case, body, rulesFor),
  )
  mountRead(app, plans.getCasePlan, ({ scope, caller, params }) => lists.getPlan(scope, caller, params.plan))
  mountWrite(app, plans.changeCasePlan, once, ({ scope, caller, params, body, ifMatch }) =>
    changePlan(scope, caller, params.plan, body, { ifMatch, rulesFor }),
  )
  mountWrite(app, plans.submitCasePlan, once, ({ scope, caller, params, body }) =>
    submitPlan(scope, caller, params.plan, body, rulesFor),
  )
  mountWrite(app, plans.decideCasePlan, once, ({ scope, caller, params, body }) =>
    decidePlan(scope, caller, params.plan, body, rulesFor),
  )
  mountRead(app, plans.listServicePlanGoals, (call) => lists.listServiceGoals(call, call.params.case))
  mountWrite(app, plans.recordServicePlanGoal, once, ({ scope, caller, params, body }) =>
    recordServiceGoal(scope, caller, params.case, body, rulesFor),
  )
}

/** Housing referrals, their outcomes and notes, and the closing summary. */
export function mountReferrals(app: App, { rulesFor }: CaseApiParts, once: RunOnce): void {
  mountRead(app, referrals.listCesReferrals, (call) => lists.listReferrals(call, call.params.case))
  mountWrite(app, referrals.recordCesReferral, once, ({ scope, caller, params, body }) =>
    refer(scope, caller, params.case, body, rulesFor),
  )
  mountWrite(app, referrals.recordCesOutcome, once, ({ scope, caller, params, body }) =>
    recordOutcome(scope, caller, params.referral, body, rulesFor),
  )
  mountRead(app, referrals.listContactNotes, (call) => lists.listNotes(call, call.params.case))
  mountWrite(app, referrals.recordContactNote, once, ({ scope, caller, params, body }) =>
    recordNote(scope, caller, params.case, body),
  )
  mountRead(app, referrals.getClosingSummary, ({ scope, caller, params }) =>
    getSummary(scope, caller, params.case),
  )
  mountWrite(app, referrals.putClosingSummary, once, ({ scope, caller, params, body, ifMatch }) =>
    putSummary(scope, caller, params.case, body, { ifMatch, rulesFor }),
  )
}
