import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CesOutcome, CesReferral } from '../../src/case-api/contract/ces-referrals.ts'
import { isAddressLike } from '../../src/case-api/server/ces/withhold.ts'
import * as entries from './entries.ts'
import { databaseKinds, openTown, today, type Agency, type Town } from './world.ts'

describe.each(databaseKinds)('housing referrals, on %s PostgreSQL', (kind) => {
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

  const as = 'worker-mo'
  const refer = (body: object, caseId = 'mo-2002') =>
    agency.call(`/v1/cases/${caseId}/ces-referrals`, { as, body })
  const note = (more: Record<string, unknown>, caseId = 'mo-2002') =>
    agency.call(`/v1/cases/${caseId}/contact-notes`, { as, body: entries.note(more) })
  const outcome = (id: string, more = {}) =>
    agency.call(`/v1/ces-referrals/${id}/outcomes`, { as, body: entries.outcome(more) })
  const summary = (body: object, ifMatch = '"0"') =>
    agency.call('/v1/cases/mo-2002/closing-summary', { as, method: 'PUT', ifMatch, body })
  const referrals = async (caseId = 'mo-2002') =>
    ((await agency.call(`/v1/cases/${caseId}/ces-referrals`, { as })).json as { items: CesReferral[] }).items

  it('MO-R43: a referral is complete with its note, each outcome with its own, and there is never a second one open', async () => {
    const first = await refer(entries.referral())
    const { id, status } = first.json as CesReferral
    expect([first.status, status]).toEqual([201, 'note-pending'])
    expect((await refer(entries.referral())).json).toMatchObject({ code: 'referral-already-open' })
    expect((await outcome(id)).json).toMatchObject({ code: 'note-pending' })
    expect((await note({ kind: 'result', referral: id })).json).toMatchObject({ code: 'note-pending' })
    expect((await note({ kind: 'referral', referral: id })).status).toBe(201)
    expect((await note({ kind: 'referral', referral: id })).json).toMatchObject({
      code: 'note-already-there',
    })
    expect((await referrals())[0]).toMatchObject({ id, status: 'referred' })

    const connected = (await outcome(id)).json as CesOutcome
    expect((await outcome(id, { status: 'closed-housed' })).json).toMatchObject({ code: 'note-pending' })
    expect((await note({ kind: 'follow-up', referral: id, outcome: connected.id })).status).toBe(201)
    const closed = (await outcome(id, { status: 'closed-not-housed' })).json as CesOutcome
    expect((await note({ kind: 'result', referral: id })).json).toMatchObject({ outcome: closed.id })
    expect((await outcome(id)).json).toMatchObject({ code: 'referral-closed' })
    const [after] = await referrals()
    expect(after).toMatchObject({ status: 'closed-not-housed', outcomes: [{ noted: true }, { noted: true }] })
    expect((await refer(entries.referral())).status).toBe(201)
  })

  it('MO-R36: a prescreening names its tool, never a score', async () => {
    const [{ id }] = (await referrals()).filter(({ status }) => status === 'note-pending') as [CesReferral]
    await note({ kind: 'referral', referral: id })
    expect((await outcome(id, { status: 'prescreened' })).json).toMatchObject({ code: 'field-missing' })
    expect(
      (
        await outcome(id, {
          status: 'prescreened',
          prescreen: { tool: 'Local form', by: 'Harbor House' },
          score: 9,
        })
      ).status,
    ).toBe(400)
  })

  it('MO-R39 R40 R41: must or may is what the answers lead to, whatever somebody says', async () => {
    const said = (basis: object, more: Record<string, unknown>) =>
      refer(
        entries.referral({ headOfHousehold: 'mo-2003-p1', basis, answers: entries.answers(more) }),
        'mo-2003',
      )
    const none = { goalIsReunification: 'no', housingIsPrimaryBarrier: 'no' }
    expect((await said({ value: 'may' }, {})).json).toMatchObject({ code: 'basis-differs' })
    expect((await said({ value: 'must', scenario: 'mo-ces-trial-home-visit' }, {})).json).toMatchObject({
      code: 'basis-differs',
    })
    expect(
      (await said({ value: 'must', scenario: 'mo-ces-reunification-barrier' }, none)).json,
    ).toMatchObject({ code: 'basis-differs' })
    expect((await said({ value: 'may', scenario: 'mo-ces-any-time' }, none)).status).toBe(201)
  })

  it('keeps no address where safety is in doubt and no contact without consent, and says so', async () => {
    const address = entries.referral({
      headOfHousehold: 'mo-2005-p1',
      basis: { value: 'may', scenario: 'mo-ces-any-time' },
      answers: entries.answers({ goalIsReunification: 'no' }),
      safeContact: '412 Elm Street',
      dvSafety: 'yes',
      consent: { given: true, signedOn: today, expires: '2027-01-01' },
    })
    const kept = (await refer(address, 'mo-2005')).json as CesReferral
    expect([kept.safeContact, kept.withheld.length]).toEqual([null, 1])
    expect(JSON.stringify(await town.db.selectFrom('ces_referral').selectAll().execute())).not.toContain(
      'Elm',
    )

    const without = entries.referral({ headOfHousehold: 'mo-2001-p1', consent: { given: false } })
    const silent = (await refer(without, 'mo-2001')).json as CesReferral
    expect([silent.safeContact, silent.withheld[0]]).toEqual([null, expect.stringContaining('consent')])
  })

  it.each([
    ['412 Elm Street', true],
    ['behind 9 Oak', true],
    ['P.O. Box 12', true],
    ['65201', true],
    ['573-555-0142', false],
    ['Through the caseworker', false],
    ['Call after 5 pm', false],
  ])('reads %s as an address: %s', (words, address) => expect(isAddressLike(words)).toBe(address))

  it('MO-R44: a closing summary without housing tells the efforts and the reasons', async () => {
    expect((await agency.call('/v1/cases/mo-2002/closing-summary', { as })).status).toBe(404)
    expect((await summary({ housingSecured: false, effortsMade: 'Three places asked.' })).json).toMatchObject(
      {
        code: 'field-missing',
        errors: [{ pointer: '/reasonsNotSecured' }],
      },
    )
    const whole = {
      housingSecured: false,
      effortsMade: 'Three places asked.',
      reasonsNotSecured: 'All were full.',
    }
    const first = await summary(whole)
    expect([first.status, first.headers.get('ETag')]).toEqual([200, '"1"'])
    expect((await summary({ housingSecured: true })).json).toMatchObject({ code: 'version-stale' })
    expect((await summary({ housingSecured: true, reasonsNotSecured: 'None.' }, '"1"')).json).toMatchObject({
      code: 'contradiction',
    })
    expect(
      (await summary({ housingSecured: true, effortsMade: 'A flat was found.' }, '"1"')).json,
    ).toMatchObject({ version: 2 })
  })

  it('gives no word of a note to the case as a whole', async () => {
    await note({ narrative: 'A sentence that belongs in the note alone.' })
    const whole = await agency.call('/v1/cases/mo-2002', { as })
    expect(whole.text).not.toContain('A sentence that belongs')
    const list = await agency.call('/v1/cases/mo-2002/contact-notes?limit=1', { as })
    expect((list.json as { items: object[]; next: string | null }).next).not.toBeNull()
  })
})
