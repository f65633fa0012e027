import { z } from '@hono/zod-openapi'
import { CasePlan, CasePlanList, NewCasePlan, PlanApproval, PlanSubmission } from './case-plans.ts'
import { ConcurrentPlan, ConcurrentPlanList, NewConcurrentPlan } from './concurrent-plans.ts'
import { reading, writing } from './endpoint.ts'
import { Page } from './lists.ts'
import { Closure } from './permanency-goals.ts'
import { NewServicePlanGoal, ServicePlanGoal, ServicePlanGoalList } from './service-plan-goals.ts'
import { Id } from './values.ts'

const ofChild = z.object({ child: Id })
const ofCase = z.object({ case: Id })
const ofPlan = z.object({ plan: Id })

export const listConcurrentPlans = reading({
  name: 'listConcurrentPlans',
  path: '/v1/children/{child}/concurrent-plans',
  summary: 'The concurrent plans of a child, newest first',
  description: 'At most one of them is active.',
  params: ofChild,
  query: Page,
  schema: ConcurrentPlanList,
})

export const recordConcurrentPlan = writing({
  name: 'recordConcurrentPlan',
  path: '/v1/children/{child}/concurrent-plans',
  summary: 'Record a concurrent plan of a child',
  description:
    'Needs an active primary goal. The edition in force on the day it was established decides what it holds. ' +
    'A plan that stands already is named in `replaces`.',
  params: ofChild,
  body: NewConcurrentPlan,
  needs: ['Idempotency-Key'],
  answer: { status: 201, schema: ConcurrentPlan, etag: true },
})

export const closeConcurrentPlan = writing({
  name: 'closeConcurrentPlan',
  path: '/v1/concurrent-plans/{plan}/closure',
  summary: 'Close a concurrent plan, with the reason',
  description: 'Not while the rules still ask for a concurrent goal.',
  params: ofPlan,
  body: Closure,
  needs: ['Idempotency-Key', 'If-Match'],
  answer: { status: 200, schema: ConcurrentPlan, etag: true },
})

export const listCasePlans = reading({
  name: 'listCasePlans',
  path: '/v1/cases/{case}/case-plans',
  summary: 'The case plans of a case, newest first',
  description: 'With all they say, whatever their status.',
  params: ofCase,
  query: Page,
  schema: CasePlanList,
})

export const recordCasePlan = writing({
  name: 'recordCasePlan',
  path: '/v1/cases/{case}/case-plans',
  summary: 'Begin a case plan',
  description:
    'It is pending; one plan of a type is open at a time. Everything it points to is of this case. ' +
    'The rules decide its fields; gates are for its submission.',
  params: ofCase,
  body: NewCasePlan,
  needs: ['Idempotency-Key'],
  answer: { status: 201, schema: CasePlan, etag: true },
})

export const getCasePlan = reading({
  name: 'getCasePlan',
  path: '/v1/case-plans/{plan}',
  summary: 'One case plan',
  description: 'With the ETag that a change needs.',
  params: ofPlan,
  query: z.object({}),
  schema: CasePlan,
  etag: true,
})

export const changeCasePlan = writing({
  name: 'changeCasePlan',
  method: 'put',
  path: '/v1/case-plans/{plan}',
  summary: 'Change a case plan that is pending or was returned',
  description: 'Gives all its content anew; afterwards it is pending.',
  params: ofPlan,
  body: NewCasePlan,
  needs: ['Idempotency-Key', 'If-Match'],
  answer: { status: 200, schema: CasePlan, etag: true },
})

export const submitCasePlan = writing({
  name: 'submitCasePlan',
  path: '/v1/case-plans/{plan}/submission',
  summary: 'Hand a case plan in for approval',
  description:
    'Bound to the content by its hash. Refused while a gate is unmet; every one is named with how to mend it.',
  params: ofPlan,
  body: PlanSubmission,
  needs: ['Idempotency-Key'],
  answer: { status: 200, schema: CasePlan, etag: true },
})

export const decideCasePlan = writing({
  name: 'decideCasePlan',
  path: '/v1/case-plans/{plan}/approval',
  summary: 'Approve a case plan or return it',
  description:
    'By a supervisor of the unit who wrote nothing of it, about the very content they were shown. ' +
    'An older approved plan of the type for the same children is then superseded.',
  params: ofPlan,
  body: PlanApproval,
  needs: ['Idempotency-Key'],
  answer: { status: 200, schema: CasePlan, etag: true },
})

export const listServicePlanGoals = reading({
  name: 'listServicePlanGoals',
  path: '/v1/cases/{case}/service-plan-goals',
  summary: 'The service plan goals of a family, newest first',
  description: 'Active and closed ones.',
  params: ofCase,
  query: Page,
  schema: ServicePlanGoalList,
})

export const recordServicePlanGoal = writing({
  name: 'recordServicePlanGoal',
  path: '/v1/cases/{case}/service-plan-goals',
  summary: 'Record the service plan goal of a family, or of some of its children',
  description:
    'One is active for the family, and one for each child with a goal of their own; a new one names it in `replaces`.',
  params: ofCase,
  body: NewServicePlanGoal,
  needs: ['Idempotency-Key'],
  answer: { status: 201, schema: ServicePlanGoal, etag: true },
})
