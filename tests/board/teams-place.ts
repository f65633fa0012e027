import { teamsSignIn } from '../../src/commands/local/board-sign-in.ts'
import { signingKeys } from '../../src/teams/gate/keys.ts'
import { teamsSettings } from '../../src/teams/settings.ts'
import { compact, startIssuer } from '../teams/issuer.ts'
import { appId, tenant } from '../teams/tokens.ts'
import { duty } from './duties.ts'
import { openBoardPlace, supervisor } from './place.ts'

export const oid = '0d4f1c22-93b7-4f0e-8a5e-3f6b7c1d2e90'
export const client = '5b1f9d02-7c3e-4a68-b0d4-6e2a9c8f7d13'

type Json = Record<string, unknown>
export const seconds = () => Math.floor(Date.now() / 1000)
export const claims = (more: Json = {}): Json => ({
  iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
  aud: client,
  tid: tenant,
  oid,
  ver: '2.0',
  scp: 'access_as_user',
  iat: seconds() - 10,
  nbf: seconds() - 10,
  exp: seconds() + 3600,
  ...more,
})
export const header = (more: Json = {}): Json => ({ alg: 'RS256', typ: 'JWT', kid: 'good', ...more })

/** The server as it runs for Teams, with an issuer of our own in the place of Microsoft's. */
export async function openTeamsPlace() {
  const issuer = await startIssuer()
  const env = { MicrosoftAppId: appId, MicrosoftAppType: 'UserAssignedMsi', MicrosoftAppTenantId: tenant }
  const answer = teamsSettings(env, { local: false })
  const signIn = teamsSignIn({ AAD_APP_CLIENT_ID: client }, [tenant], () => signingKeys(issuer.metadata))
  if (!answer.ok || !signIn) throw new Error('no settings')
  const people = { [oid]: supervisor }
  const place = await openBoardPlace({ settings: answer.settings, signIn, people, duties: [duty(0, 1)] })
  return {
    issuer,
    place,
    token: (change: Json = {}, head: Json = {}) =>
      compact(header(head), claims(change), issuer.keys.good.privateKey),
    close: async () => {
      await place.close()
      await issuer.close()
    },
  }
}
export type TeamsPlace = Awaited<ReturnType<typeof openTeamsPlace>>
