import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signingKeys } from '../../src/teams/gate/keys.ts'
import { startTeams } from '../../src/teams/server.ts'
import { teamsSettings } from '../../src/teams/settings.ts'
import { startIssuer, type Issuer } from './issuer.ts'
import { gateVerdicts, quiet, settingsFor, stockVersusGate } from './stock.ts'
import { appId, attempt, badKinds, goodKinds, tenant } from './tokens.ts'
import { noFiles } from '../world/files.ts'

describe('forged and odd tokens', () => {
  const seed = Date.now() % 100_000

  it(`lets no bad kind pass, says nothing, and takes every good kind (seed ${seed})`, async () => {
    expect(Object.keys(badKinds)).toHaveLength(84)
    const verdicts = await gateVerdicts(2, seed)
    expect(verdicts).toEqual({
      ranATurn: [],
      answered5xx: [],
      otherThan401or403: [],
      goodKindsTaken: Object.keys(goodKinds).length,
      attempts: 168,
    })
  })

  it('is stricter than what the SDK checks itself', async () => {
    const { stock, gate } = await stockVersusGate(1, seed)
    expect(stock.goodKindsTaken).toBe(3)
    expect(stock.ranATurn).toContain('RS512 by the right key')
    expect(stock.ranATurn).toContain('foreign tenant')
    expect(stock.answered5xx).not.toEqual([])
    expect(gate.ranATurn).toEqual([])
  })
})

describe('keys of the issuer', () => {
  let issuer: Issuer
  const clock = { now: 1_000_000_000_000 }
  beforeAll(async () => {
    issuer = await startIssuer()
  })
  afterAll(() => issuer.close())

  it('are fetched once, again for an unknown id at most once a minute, and served while the issuer is down', async () => {
    const findKey = signingKeys(issuer.metadata, () => clock.now)
    for (let n = 0; n < 5; n++) expect(await findKey('good')).not.toBeNull()
    expect(issuer.fetched()).toBe(1)
    for (let n = 0; n < 5; n++) expect(await findKey(`invented-${n}`)).toBeNull()
    expect(issuer.fetched()).toBe(1)
    clock.now += 61_000
    for (let n = 0; n < 5; n++) expect(await findKey(`invented-${n}`)).toBeNull()
    expect(issuer.fetched()).toBe(2)
    issuer.broken.value = true
    clock.now += 20 * 3_600_000
    expect(await findKey('good')).not.toBeNull()
    clock.now += 5 * 3_600_000
    await expect(findKey('good')).rejects.toThrow()
    issuer.broken.value = false
    clock.now += 6000
    expect(await findKey('good')).not.toBeNull()
  })

  it('are not taken from another origin', async () => {
    const elsewhere = signingKeys(`data:application/json,${JSON.stringify({ jwks_uri: issuer.metadata })}`)
    await expect(elsewhere('good')).rejects.toThrow('keys-elsewhere')
  })

  it('that cannot be had refuse everybody with 401 and no word', async () => {
    issuer.broken.value = true
    const settings = settingsFor(issuer)
    const options = { settings, receive: async () => undefined, log: quiet, port: 0, host: '127.0.0.1' }
    const server = await startTeams({ ...options, files: noFiles, health: () => ({ ready: true }) })
    const { authorization = '', activity } = attempt(issuer, goodKinds.plain!, 1)
    const headers = { 'content-type': 'application/json', authorization }
    const answer = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify(activity),
    })
    expect([answer.status, await answer.text()]).toEqual([401, ''])
    issuer.broken.value = false
    await server.close()
  })
})

describe('settings', () => {
  const full = {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: appId,
    MicrosoftAppPassword: 'p',
    MicrosoftAppTenantId: tenant,
  }

  it.each([
    [{}, 'MicrosoftAppId is missing'],
    [{ ...full, MicrosoftAppId: '  ' }, 'MicrosoftAppId is missing'],
    [{ ...full, MicrosoftAppId: 'my-bot' }, 'MicrosoftAppId must be'],
    [{ ...full, MicrosoftAppType: 'Any' }, 'MicrosoftAppType must be'],
    [{ ...full, MicrosoftAppTenantId: '' }, 'MicrosoftAppTenantId must'],
    [
      { ...full, MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: undefined },
      'MicrosoftAppTenantId must',
    ],
    [{ ...full, MicrosoftAppTenantId: `${tenant},${appId}` }, 'several tenants only'],
    [{ ...full, MicrosoftAppPassword: '' }, 'MicrosoftAppPassword is missing'],
    [{ ...full, MicrosoftAppType: 'UserAssignedMsi' }, 'MicrosoftAppPassword must be empty'],
  ])('%j do not start the bot, with a sentence that says why', (env, sentence) => {
    const answer = teamsSettings(env, { local: false })
    expect(answer).toMatchObject({ ok: false, because: expect.stringContaining(sentence) })
  })

  it('of all three kinds of app are taken', () => {
    const managed = { ...full, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' }
    const multi = { ...full, MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: `${tenant}, ${appId}` }
    for (const env of [full, managed, multi])
      expect(teamsSettings(env, { local: false })).toMatchObject({ ok: true })
    expect(teamsSettings(multi, { local: false })).toMatchObject({ settings: { tenants: [tenant, appId] } })
  })

  it('with an app id are not run without its checks by local mode', () => {
    expect(teamsSettings(full, { local: true })).toMatchObject({ ok: false })
    expect(teamsSettings({}, { local: true })).toMatchObject({
      ok: true,
      settings: { local: true, appId: '' },
    })
  })

  it('without an app id never open a server to others', async () => {
    const answer = teamsSettings({}, { local: true })
    if (!answer.ok) throw new Error(answer.because)
    const settings = { ...answer.settings, local: false }
    const options = { settings, receive: async () => undefined, log: quiet, port: 0, host: '127.0.0.1' }
    await expect(startTeams({ ...options, files: noFiles, health: () => ({ ready: true }) })).rejects.toThrow(
      'app id',
    )
  })
})
