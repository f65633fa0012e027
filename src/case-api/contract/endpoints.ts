import { z } from '@hono/zod-openapi'
import { AccessList } from './audit.ts'
import { Case, CaseList } from './cases.ts'
import { DeadlineList, DeadlinePage } from './deadlines.ts'
import { reading, writing, type Endpoint } from './endpoint.ts'
import { Page } from './lists.ts'
import { Closure, Goal, GoalList, NewGoals } from './permanency-goals.ts'
import { Person } from './people.ts'
import * as planEndpoints from './plan-endpoints.ts'
import * as referralEndpoints from './referral-endpoints.ts'
import { Id } from './values.ts'

const none = z.object({})

export const getMe = reading({
  name: 'getMe',
  path: '/v1/me',
  summary: 'The person this call is made for',
  description: 'Answers 403 when the agency does not know the person.',
  params: none,
  query: none,
  schema: Person,
})

export const listCases = reading({
  name: 'listCases',
  path: '/v1/cases',
  summary: 'The cases of the person',
  description:
    'A worker gets the cases now assigned to them, a supervisor those of their unit. Ordered by id.',
  params: none,
  query: Page,
  schema: CaseList,
})

export const getCase = reading({
  name: 'getCase',
  path: '/v1/cases/{case}',
  summary: 'One case: participants, assignments, facts, and all that is on record',
  description: 'A case of somebody else and a case that does not exist answer the same 404.',
  params: z.object({ case: Id }),
  query: none,
  schema: Case,
})

export const listGoals = reading({
  name: 'listPermanencyGoals',
  path: '/v1/children/{child}/permanency-goals',
  summary: 'The permanency goals of a child, oldest first',
  description: 'Active and closed ones; `status` narrows the list.',
  params: z.object({ child: Id }),
  query: Page.extend({ status: z.enum(['active', 'closed']).optional() }),
  schema: GoalList,
})

export const recordGoals = writing({
  name: 'recordPermanencyGoals',
  path: '/v1/children/{child}/permanency-goals',
  summary: 'Record one or two permanency goals of a child',
  description:
    'All of them or none. The rules of the state in force today decide, for the start date given, inside the transaction. ' +
    'A child with one active goal has it as primary; the next one is the second.',
  params: z.object({ child: Id }),
  body: NewGoals,
  needs: ['Idempotency-Key'],
  answer: { status: 201, schema: GoalList, etag: false },
})

export const closeGoal = writing({
  name: 'closePermanencyGoal',
  path: '/v1/permanency-goals/{goal}/closure',
  summary: 'Close a permanency goal, with the reason',
  description: 'When the primary goal is closed, a second goal that stays becomes the primary one.',
  params: z.object({ goal: Id }),
  body: Closure,
  needs: ['Idempotency-Key', 'If-Match'],
  answer: { status: 200, schema: Goal, etag: true },
})

export const listAccess = reading({
  name: 'listAccess',
  path: '/v1/audit',
  summary: 'Who looked at or changed which case, newest first',
  description:
    'Of the cases now assigned to a worker, and of a supervisor’s unit. `case` narrows it to one. No names of children.',
  params: none,
  query: Page.extend({ case: Id.optional() }),
  schema: AccessList,
})

export const listDeadlines = reading({
  name: 'listDeadlines',
  path: '/v1/deadlines',
  summary: 'What is still due, soonest first',
  description:
    'Of the cases now assigned to a worker, and of a supervisor’s unit. Duties are worked out from the case and the ' +
    'edition in force; `until` ends the list at a due day, `case` narrows it to one case. No names of children.',
  params: none,
  query: DeadlinePage,
  schema: DeadlineList,
})

/** Everything under `/v1`, in the order of the document. */
export const endpoints: readonly Endpoint[] = [
  getMe,
  listCases,
  getCase,
  listGoals,
  recordGoals,
  closeGoal,
  ...Object.values(planEndpoints),
  ...Object.values(referralEndpoints),
  listDeadlines,
  listAccess,
]
