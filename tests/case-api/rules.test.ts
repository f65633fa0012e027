import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goal, goals, goalsOf, openTown, type Agency, type GoalShape, type Town } from './world.ts'

describe('what the case system records at all', () => {
  let town: Town
  let agency: Agency
  beforeAll(async () => {
    town = await openTown()
    agency = await town.openAgency()
  })
  afterAll(async () => {
    await agency.close()
    await town.close()
  })

  const post = (child: string, ...list: GoalShape[]) => agency.call(goalsOf(child), { body: goals(...list) })
  const recruitment = [{ type: 'informal', date: '2026-10-01', note: 'Spoke with an aunt.' }]
  const ppla = {
    compellingReason: 'No other goal serves this youth.',
    ruledOut: ['reunification', 'exit-custody-to-relative', 'adoption', 'permanent-guardianship'],
    committedResource: 'The Lanternwood family',
  }

  it.each<[string, string, GoalShape, number, string, RegExp]>([
    [
      'TN-R08: a non-custodial case, whose list is missing',
      'tn-1002-c1',
      goal('adoption'),
      422,
      'goal-not-known',
      /list under it is missing/,
    ],
    [
      'TN-R09: probation or aftercare',
      'tn-1004-c1',
      goal('reunification'),
      422,
      'goal-not-known',
      /name is missing/,
    ],
    [
      'TN-R10: post-custody',
      'tn-1005-c1',
      goal('adoption'),
      422,
      'goal-not-known',
      /list under it is missing/,
    ],
    ['TN-R11: PPLA under sixteen', 'tn-1001-c1', goal('ppla', ppla), 422, 'goal-not-allowed', /16/],
    ['a goal that no rule names', 'tn-1001-c1', goal('long-holiday'), 422, 'goal-not-known', /./],
    [
      'TN-R14: recruitment in full guardianship',
      'tn-1003-c1',
      goal('permanent-guardianship', { role: 'second', recruitment }),
      422,
      'recruitment-not-here',
      /adoption case/,
    ],
    [
      'TN-R13: recruitment that has not happened',
      'tn-1001-c1',
      goal('adoption', { recruitment: [{ ...recruitment[0], date: '2026-10-06' }] }),
      422,
      'recruitment-in-future',
      /future/,
    ],
    [
      'TN-R15: a resource where none is linked',
      'tn-1001-c1',
      goal('reunification', { resource: 'Ostrander' }),
      422,
      'resource-not-linkable',
      /Link|link/,
    ],
    [
      'a start in the future',
      'tn-1001-c1',
      goal('adoption', { startDate: '2026-10-06' }),
      422,
      'start-in-future',
      /today/,
    ],
    [
      'a start before the birth',
      'tn-1001-c1',
      goal('adoption', { startDate: '2011-01-01' }),
      422,
      'start-before-birth',
      /born/,
    ],
    [
      'TN-R21: a target on the start date',
      'tn-1001-c1',
      goal('adoption', { targetDate: '2026-10-05' }),
      422,
      'target-not-after-start',
      /later/,
    ],
    [
      'TN-R03: a third goal',
      'tn-1006-c1',
      goal('permanent-guardianship', { role: 'second' }),
      409,
      'goal-limit-reached',
      /two/,
    ],
    [
      'a ruled-out goal that does not exist',
      'tn-1001-c1',
      goal('adoption', { ruledOut: ['long-holiday'] }),
      422,
      'ruled-out-invalid',
      /./,
    ],
    [
      'itself ruled out',
      'tn-1001-c1',
      goal('adoption', { ruledOut: ['adoption'] }),
      422,
      'ruled-out-invalid',
      /./,
    ],
  ])('refuses %s', async (...[, child, asked, status, code, because]) => {
    const before = await agency.call(goalsOf(child))
    const answer = await post(child, asked)
    expect(answer.json).toMatchObject({ status, code, detail: expect.stringMatching(because) as string })
    expect((await agency.call(goalsOf(child))).text).toBe(before.text)
  })

  it('says that there are no rules yet for a state without an edition', async () => {
    const bare = await town.openAgency({ rulesFor: () => null })
    const answer = await bare.call(goalsOf('mo-2001-c1'), {
      as: 'worker-mo',
      body: goals(goal('reunification')),
    })
    await bare.close()
    expect(answer.json).toMatchObject({ status: 422, code: 'goal-not-known' })
  })

  it('TN-R05, TN-R12, TN-R13, TN-R15: keeps recruitment, resource and the class of the goal', async () => {
    const asked = goal('adoption', {
      recruitment,
      resource: 'Ostrander',
      compellingReason: 'The aunt is ready.',
    })
    const answer = await post('tn-1001-c1', asked)
    expect(answer.json).toMatchObject({
      items: [
        { ...asked, label: 'Adoption', goalClass: 'custodial', recordedVia: 'waymark-bot', status: 'active' },
      ],
    })
  })

  it('asks for what the goal needs beside itself, then takes it', async () => {
    await town.db
      .updateTable('participant')
      .set({ date_of_birth: '2010-01-01' })
      .where('tenant', '=', agency.tenant)
      .where('id', '=', 'tn-1001-c2')
      .execute()
    for (const less of [
      { compellingReason: undefined },
      { committedResource: undefined },
      { ruledOut: undefined },
      { ruledOut: ppla.ruledOut.slice(1) },
    ]) {
      const answer = await post('tn-1001-c2', goal('ppla', { ...ppla, ...less }))
      expect(answer.json).toMatchObject({ status: 422, code: 'requirement-missing' })
    }
    expect((await post('tn-1001-c2', goal('ppla', ppla))).json).toMatchObject({ items: [ppla] })
  })

  it('judges the age on the start date, not today', async () => {
    const born = { date_of_birth: '2010-10-01' }
    await town.db
      .updateTable('participant')
      .set(born)
      .where('tenant', '=', agency.tenant)
      .where('id', '=', 'tn-1006-c1')
      .execute()
    for (const [i, startDate] of ['2026-09-30', '2026-10-01'].entries()) {
      await town.db
        .deleteFrom('permanency_goal')
        .where('tenant', '=', agency.tenant)
        .where('child_id', '=', 'tn-1006-c1')
        .execute()
      const answer = await post('tn-1006-c1', goal('ppla', { ...ppla, startDate }))
      expect(answer.status).toBe([422, 201][i])
    }
  })
})
