import { afterAll, beforeAll, describe } from 'vitest'
import { databaseKinds, openTown, today, type Agency, type Town } from '../case-api/world.ts'
import { caseApiContract } from './case-api.ts'

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
})
