import { afterEach, describe, expect, test } from 'vitest'
import { teamsSignIn } from '../../src/commands/local/board-sign-in.ts'
import { signSession } from '../../src/board/session.ts'
import { signToken } from '../../src/case-api/tokens/sign.ts'
import { compact } from '../teams/issuer.ts'
import { appId, tenant } from '../teams/tokens.ts'
import { duty } from './duties.ts'
import { choose, look, openBoardPlace, supervisor } from './place.ts'
import { claims, client, header, oid, openTeamsPlace, seconds, type TeamsPlace } from './teams-place.ts'

const foreign = 'c2a9e6f4-1b7d-4c3e-a5f8-9d0b6e4a2c31'
const frames = 'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})
async function inTeams() {
  const teams = await openTeamsPlace()
  open.push(teams.close)
  return { ...teams, url: teams.place.url }
}
const post = (url: string, authorization?: string) =>
  fetch(`${url}/board/session`, {
    method: 'POST',
    headers: authorization === undefined ? {} : { authorization },
  })

describe('a tab in Teams', () => {
  test('becomes an hour’s session that only Teams’ frame keeps', async () => {
    const { url, token } = await inTeams()
    const first = await fetch(`${url}/board`)
    expect([first.status, (await first.text()).includes('Signing you in')]).toEqual([401, true])
    const answer = await post(url, `Bearer ${token()}`)
    expect(answer.status).toBe(204)
    const [cookie = ''] = answer.headers.getSetCookie()
    for (const part of ['HttpOnly', 'Secure', 'SameSite=None', 'Partitioned', 'Path=/board', 'Max-Age=3600'])
      expect(cookie).toContain(part)
    const session = cookie.split(';')[0] ?? ''
    expect((await look(url, session)).text).toContain('Unit Harrow Creek')
    const [, payload = ''] = session.split('.')
    expect(Object.keys(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object).sort()).toEqual([
      'aud',
      'exp',
      'iat',
      'iss',
      'sub',
      'tid',
    ])
  })

  test('may be framed by Teams alone and loads nothing from elsewhere; everything else stays shut', async () => {
    const { url } = await inTeams()
    for (const path of ['/board', '/board/configure']) {
      const policy = (await fetch(url + path)).headers.get('content-security-policy') ?? ''
      expect(policy).toContain(`frame-ancestors ${frames}`)
      expect(policy).toContain("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'")
      expect(policy).not.toMatch(/unsafe|http:|data:/)
    }
    for (const path of ['/', '/healthz', '/api/messages', '/board/nothing']) {
      const answer = await fetch(url + path)
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    }
    const page = await (await fetch(`${url}/board`)).text()
    expect(page).not.toMatch(/<style|style=|<script>|\son\w+=/)
    for (const [, file = ''] of page.matchAll(/(?:href|src|data-teams)="([^"]+)"/g))
      expect((await fetch(url + file.replaceAll('&amp;', '&'))).status, file).toBe(200)
  })

  const bad = ({ token, issuer }: TeamsPlace): readonly [string, string | undefined][] => [
    ['no token', undefined],
    ['no bearer', `Basic ${token()}`],
    ['random words', 'Bearer aaaa.bbbb.cccc'],
    ['unsigned', `Bearer ${compact(header({ alg: 'none' }), claims(), null)}`],
    ['signed by somebody else', `Bearer ${compact(header(), claims(), issuer.keys.attacker.privateKey)}`],
    [
      'HS256 with the public key',
      `Bearer ${compact(header({ alg: 'HS256' }), claims(), String(issuer.keys.good.publicKey.export({ type: 'spki', format: 'pem' })))}`,
    ],
    [
      'RS512 by the right key',
      `Bearer ${compact(header({ alg: 'RS512' }), claims(), issuer.keys.good.privateKey)}`,
    ],
    [
      'a key of its own',
      `Bearer ${token({}, { jwk: issuer.keys.good.publicKey.export({ format: 'jwk' }) })}`,
    ],
    ['an unknown key', `Bearer ${token({}, { kid: 'unknown' })}`],
    ['expired', `Bearer ${token({ exp: seconds() - 301, nbf: seconds() - 3600 })}`],
    ['not yet valid', `Bearer ${token({ nbf: seconds() + 900 })}`],
    ['without an end', `Bearer ${token({ exp: undefined })}`],
    ['without a beginning', `Bearer ${token({ nbf: undefined })}`],
    ['years of life', `Bearer ${token({ exp: seconds() + 90_000 })}`],
    [
      'another tenant',
      `Bearer ${token({ tid: foreign, iss: `https://login.microsoftonline.com/${foreign}/v2.0` })}`,
    ],
    [
      'our tenant, issuer of another',
      `Bearer ${token({ iss: `https://login.microsoftonline.com/${foreign}/v2.0` })}`,
    ],
    ['version 1', `Bearer ${token({ ver: '1.0', iss: `https://sts.windows.net/${tenant}/` })}`],
    ['another audience', `Bearer ${token({ aud: appId })}`],
    ['a list of audiences', `Bearer ${token({ aud: [client, appId] })}`],
    ['a program’s token', `Bearer ${token({ scp: undefined, roles: ['all'] })}`],
    ['another right', `Bearer ${token({ scp: 'User.Read' })}`],
    ['no person', `Bearer ${token({ oid: undefined })}`],
    ['a person who is no id', `Bearer ${token({ oid: 'supervisor-tn' })}`],
    [
      'a token of the Bot Framework',
      `Bearer ${token({ iss: 'https://api.botframework.com', serviceurl: 'https://smba.trafficmanager.net/' })}`,
    ],
    ['far too long', `Bearer ${token({ more: 'x'.repeat(10_000) })}`],
  ]
  test('is refused with one sentence and no session for every token that is not a person’s of ours', async () => {
    const teams = await inTeams()
    const { url } = teams
    const { logged } = teams.place
    const kinds = bad(teams)
    for (const [kind, authorization] of kinds) {
      const answer = await post(url, authorization)
      expect([kind, answer.status]).toEqual([kind, 401])
      expect([kind, await answer.text()]).toEqual([
        kind,
        'Teams’ sign-in was not accepted here. Please close the tab and open it again.',
      ])
      expect([kind, answer.headers.getSetCookie().every((one) => one.includes('Max-Age=0'))]).toEqual([
        kind,
        true,
      ])
    }
    expect(logged).toHaveLength(kinds.length)
    expect(logged.join()).not.toContain(oid)
  })

  test('is told to try again while Microsoft’s keys cannot be had', async () => {
    const { url, token, issuer } = await inTeams()
    issuer.broken.value = true
    const answer = await post(url, `Bearer ${token()}`)
    expect([answer.status, await answer.text()]).toEqual([
      503,
      'Signing in does not work right now. Please try again in a minute.',
    ])
  })
})

describe('a session', () => {
  const name = '__Secure-waymark-board'
  test('ends after an hour, and is nobody’s when it is forged, changed, of another tenant, or a token for something else', async () => {
    const { url, place } = await inTeams()
    const { key, clock } = place
    const at = () => new Date(clock.at).toISOString()
    const good = await signSession(key, { tenant, person: oid }, at())
    const shows = async (value: string) => (await look(url, `${name}=${value}`)).status
    expect(await shows(good)).toBe(200)
    expect((await fetch(`${url}/board/session`, { headers: { cookie: `${name}=${good}` } })).status).toBe(204)
    const [head = '', , signature = ''] = good.split('.')
    const mine = Buffer.from(JSON.stringify({ sub: oid, tid: tenant, exp: 9e9 })).toString('base64url')
    const forged = [
      '',
      'x',
      `${head}.${mine}.${signature}`,
      await signSession(key, { tenant: foreign, person: oid }, at()),
      await signToken({ ...key, kid: 'k' }, { tenant, person: oid, life: 300 }),
    ]
    for (const value of forged) expect(await shows(value)).toBe(401)
    clock.at += 3_601_000
    expect(await shows(good)).toBe(401)
  })
})

describe('on one machine', () => {
  test('comes to the page that was asked for, and to no other place', async () => {
    const place = await openBoardPlace()
    open.push(place.close)
    const page = await (await fetch(`${place.url}/board?theme=dark&holiday=2026-12-24`)).text()
    const action = /action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const chosen = async (to: string) =>
      (
        await fetch(place.url + to, {
          method: 'POST',
          headers: { origin: place.url, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ person: supervisor.id }),
          redirect: 'manual',
        })
      ).headers.get('location')
    expect(await chosen(action)).toBe('/board?theme=dark&holiday=2026-12-24')
    expect(await chosen('/board/session?theme=https://elsewhere.example&to=//elsewhere.example')).toBe(
      '/board?to=%2F%2Felsewhere.example',
    )
  })

  test('whoever sits there chooses whom to be, on the page itself and nowhere else', async () => {
    const place = await openBoardPlace({ duties: [duty(0, 1)] })
    open.push(place.close)
    const { url } = place
    const page = await fetch(`${url}/board`)
    expect([page.status, (await page.text()).includes('Winifred Achterberg')]).toEqual([401, true])
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect((await look(url, await choose(url, supervisor.id))).status).toBe(200)
    expect(await choose(url, 'somebody-else')).toBe('waymark-board=')
    const headers = { origin: 'https://example.org', 'content-type': 'application/x-www-form-urlencoded' }
    const stranger = await fetch(`${url}/board/session`, {
      method: 'POST',
      headers,
      body: 'person=supervisor-tn',
    })
    expect([stranger.status, await stranger.text()]).toEqual([403, 'Please choose on the page itself.'])
  })
})

test('without an app registration there is no board in Teams, and a wrong one is said', () => {
  expect(teamsSignIn({}, [tenant])).toBeNull()
  expect(() => teamsSignIn({ AAD_APP_CLIENT_ID: 'board' }, [tenant])).toThrow(
    'AAD_APP_CLIENT_ID must be the id',
  )
})
