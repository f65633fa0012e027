import type { SignIn } from '../../board/index.ts'
import { demoNames } from '../../case-api/demo/read.ts'
import { localTenant } from '../../case-api/tenant.ts'
import { signingKeys } from '../../teams/gate/keys.ts'
import { UsageError } from '../invocation.ts'
import type { Environment } from './place.ts'

/** Whoever sits at this machine chooses whom of the demo agency to be. */
export const demoSignIn = (): SignIn => ({
  kind: 'demo',
  tenant: localTenant,
  people: [...demoNames()].map(([id, name]) => ({ id, name })),
})

const metadataOf = (tenant: string) =>
  `https://login.microsoftonline.com/${tenant}/v2.0/.well-known/openid-configuration`

/**
 * People of these tenants, by the tokens that Teams gets for the app registration of `AAD_APP_CLIENT_ID`. Null without
 * one: then there is no board. Throws `UsageError` where it is no id.
 */
export function teamsSignIn(
  env: Environment,
  tenants: readonly string[],
  findKeys: typeof signingKeys = signingKeys,
): SignIn | null {
  const clientId = env.AAD_APP_CLIENT_ID?.trim().toLowerCase() ?? ''
  if (clientId === '') return null
  if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(clientId))
    throw new UsageError(
      'AAD_APP_CLIENT_ID must be the id of the app registration of the board, such as 00000000-0000-0000-0000-000000000000.',
    )
  const keys = new Map(tenants.map((tenant) => [tenant, findKeys(metadataOf(tenant))]))
  const findKey = async (tenant: string, kid: string) => (await keys.get(tenant)?.(kid))?.key ?? null
  return { kind: 'teams', tenants, clientId, findKey }
}
