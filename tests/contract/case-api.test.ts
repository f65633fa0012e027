import { afterAll, beforeAll, describe } from 'vitest'
import { databaseKinds, openTown, today, type Agency, type Town } from '../case-api/world.ts'
import * as entries from '../case-api/entries.ts'
import { caseApiContract } from './case-api.ts'
import { caseRecordsContract } from './case-records.ts'

describe.each(databaseKinds)('on %s PostgreSQL', (kind) => {
  let town: Town
  let agency: Agency
  beforeAll(async () => {
    town = await openTown(kind)
    agency = await town.openAgency()
  })
  afterAll(async () => {
    await agency.close()
    await town.close()
  })

  caseApiContract('the reference case API', () => ({
    url: agency.url,
    token: agency.tokenFor,
    worker: 'worker-tn',
    case: 'tn-1001',
    child: 'tn-1001-c2',
    goals: ['reunification', 'adoption', 'permanent-guardianship'],
    parent: 'tn-1001-p1',
    strangeCase: 'tn-1007',
    strangeChild: 'tn-1007-c1',
    today,
  }))

  caseRecordsContract(
    'the reference case API',
    ['concurrentPlan', 'servicePlanGoal', 'casePlan', 'referral'],
    () => ({
      url: agency.url,
      token: agency.tokenFor,
      stranger: 'worker-tn',
      concurrentPlan: {
        path: '/v1/children/mo-2002-c1/concurrent-plans',
        worker: 'worker-mo',
        case: 'mo-2002',
        body: entries.concurrentPlan(),
      },
      servicePlanGoal: {
        path: '/v1/cases/ma-4003/service-plan-goals',
        worker: 'worker-ma',
        case: 'ma-4003',
        body: entries.familyGoal({ replaces: 'goal-ma-4003-f1' }),
      },
      casePlan: {
        path: '/v1/cases/wi-3001/case-plans',
        worker: 'worker-wi',
        case: 'wi-3001',
        supervisor: 'supervisor-wi',
        body: entries.permanencyPlan(),
      },
      referral: {
        path: '/v1/cases/mo-2002/ces-referrals',
        worker: 'worker-mo',
        case: 'mo-2002',
        body: entries.referral(),
      },
    }),
  )
})
