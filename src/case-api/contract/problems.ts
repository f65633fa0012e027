import { z } from '@hono/zod-openapi'

/** Every refusal has a stable code. The status goes with the code; the detail is written for people. */
export const problems = {
  'body-malformed': [400, 'The body is not valid JSON'],
  'body-invalid': [400, 'The body does not fit the contract'],
  'query-invalid': [400, 'A query parameter does not fit the contract'],
  'cursor-invalid': [400, 'The cursor is not one of this list'],
  'idempotency-key-missing': [400, 'Idempotency-Key is missing'],
  'idempotency-key-malformed': [400, 'Idempotency-Key is malformed'],
  'token-missing': [401, 'A bearer token is needed'],
  'token-invalid': [401, 'The bearer token is not accepted'],
  'actor-not-allowed': [403, 'This program may not act here'],
  'tenant-not-served': [403, 'This agency is not served here'],
  'person-not-known': [403, 'This person is not known here'],
  'not-assigned': [403, 'Only an assigned worker may change this'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'This address does not take that method'],
  'request-still-running': [409, 'The same request is still running'],
  'goal-limit-reached': [409, 'The child has as many active goals as the rules allow'],
  'goal-already-active': [409, 'The child already has this goal'],
  'goal-already-closed': [409, 'The goal is closed already'],
  'role-not-free': [409, 'The roles do not fit the goals on record'],
  'version-stale': [412, 'The record was changed in the meantime'],
  'body-too-large': [413, 'The body is too large'],
  'content-type-not-supported': [415, 'Only application/json is taken'],
  'idempotency-key-reused': [422, 'This Idempotency-Key belongs to another request'],
  'not-a-served-child': [422, 'Goals are for children receiving direct services'],
  'goal-not-allowed': [422, 'The rules do not allow this goal here'],
  'goal-not-known': [422, 'The rules do not say whether this goal is allowed here'],
  'goals-not-distinct': [422, 'The same goal is given twice'],
  'roles-not-distinct': [422, 'Two goals need one primary and one second'],
  'start-in-future': [422, 'The start date lies in the future'],
  'start-before-birth': [422, 'The start date lies before the birth'],
  'target-missing': [422, 'The target date is missing'],
  'target-not-after-start': [422, 'The target date must lie after the start date'],
  'recruitment-not-here': [422, 'Recruitment is not recorded with this goal'],
  'recruitment-in-future': [422, 'A recruitment activity lies in the future'],
  'resource-not-linkable': [422, 'No resource is linked to this goal'],
  'requirement-missing': [422, 'The goal asks for more'],
  'ruled-out-invalid': [422, 'The goals ruled out do not fit'],
  'version-missing': [428, 'If-Match is needed'],
  'internal-error': [500, 'Something went wrong here'],
  busy: [503, 'Too busy at the moment'],
  'not-ready': [503, 'Not ready'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof problems

/** RFC 9457, with a stable `code`. `detail` never carries a value that identifies anybody. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
    detail: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem')
export type Problem = z.output<typeof Problem>
