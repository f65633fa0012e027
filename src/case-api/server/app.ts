import { Hono } from 'hono'
import { openApiDocument } from '../contract/document.ts'
import * as contract from '../contract/endpoints.ts'
import { notFound, problem, send } from './answers.ts'
import { authenticate, type Variables } from './authenticate.ts'
import { listCases, readCase } from './cases.ts'
import { scopeOf, type CaseApiParts } from './context.ts'
import { listDeadlines } from './deadlines/list.ts'
import { workOutTouched } from './deadlines/work-out.ts'
import { closeGoal } from './goals/close.ts'
import { listGoals } from './goals/list.ts'
import { recordGoals } from './goals/record.ts'
import { idempotent } from './idempotency.ts'
import { mountRead, mountWrite, refuseOtherMethods } from './mount.ts'
import { mountPlans, mountReferrals } from './mount-records.ts'
import { readMe } from './people.ts'
import { listAccess } from './trail.ts'

/** The reference case API. It neither opens nor closes the database, and listens nowhere by itself. */
export function createCaseApi(parts: CaseApiParts): Hono<Variables> {
  const app = new Hono<Variables>()
  const document = openApiDocument()
  app.get('/openapi.json', (c) => c.json(document))
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => ((await ready(parts)) ? c.json({ status: 'ok' }) : send(notReady())))
  app.use('/v1/*', authenticate(parts))
  mountAll(app, parts)
  refuseOtherMethods(app, contract.endpoints)
  refuseOtherMethods(
    app,
    ['/openapi.json', '/healthz', '/readyz'].map((path) => ({ path, method: 'get' })),
  )
  app.notFound(() => send(notFound()))
  app.onError((error) => {
    parts.log?.error('case-api.failed', { kind: error.name })
    return send(problem('internal-error', 'Something went wrong in the case system. Nothing was changed.'))
  })
  return app
}

function mountAll(app: Hono<Variables>, parts: CaseApiParts): void {
  const runOnce = idempotent((scope) => workOutTouched(scope, parts.duties))
  mountRead(app, contract.getMe, ({ scope, caller }) => readMe(scope, caller))
  mountRead(app, contract.listCases, ({ scope, caller, query }) => listCases(scope, caller, query))
  mountRead(app, contract.getCase, ({ scope, caller, params }) => readCase(scope, caller, params.case))
  mountRead(app, contract.listGoals, ({ scope, caller, params, query }) =>
    listGoals(scope, caller, params.child, query),
  )
  mountWrite(app, contract.recordGoals, runOnce, ({ scope, caller, params, body }) =>
    recordGoals(scope, caller, params.child, body, parts.rulesFor),
  )
  mountWrite(app, contract.closeGoal, runOnce, ({ scope, caller, params, body, ifMatch }) =>
    closeGoal(scope, caller, params.goal, body, ifMatch),
  )
  mountPlans(app, parts, runOnce)
  mountReferrals(app, parts, runOnce)
  mountRead(app, contract.listDeadlines, ({ scope, caller, query }) =>
    listDeadlines(scope, caller, query, parts.duties),
  )
  mountRead(app, contract.listAccess, ({ scope, caller, query }) => listAccess(scope, caller, query))
}

const notReady = () =>
  problem('not-ready', 'The database does not answer.', { headers: { 'Retry-After': '1' } })

async function ready(parts: CaseApiParts): Promise<boolean> {
  try {
    await scopeOf(parts).db.selectFrom('person').select('id').limit(1).execute()
    return true
  } catch {
    return false
  }
}
