import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { startTeams } from '../../src/teams/server.ts'
import { teamsSettings } from '../../src/teams/settings.ts'
import { startIssuer, type Issuer } from './issuer.ts'
import { appId, attempt, badKinds, goodKinds, tenant, type Attempt } from './tokens.ts'
import { noFiles } from '../world/files.ts'

/** What one way of checking made of the kinds of bad tokens; a kind counts when any variation of it did. */
export interface Verdicts {
  ranATurn: readonly string[]
  answered5xx: readonly string[]
  otherThan401or403: readonly string[]
  goodKindsTaken: number
  attempts: number
}

export const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

export function settingsFor(issuer: Issuer) {
  const env = {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: appId,
    MicrosoftAppPassword: 'a password',
    MicrosoftAppTenantId: tenant,
  }
  const answer = teamsSettings(env, { local: false })
  if (!answer.ok) throw new Error(answer.because)
  return { ...answer.settings, openIdMetadata: issuer.metadata }
}

/** Sends every kind `variations` times to our server over HTTP. */
export async function gateVerdicts(variations: number, seed: number): Promise<Verdicts> {
  const issuer = await startIssuer()
  let taken = 0
  const server = await startTeams({
    settings: settingsFor(issuer),
    receive: async () => void taken++,
    files: noFiles,
    health: () => ({ ready: true }),
    log: quiet,
    port: 0,
    host: '127.0.0.1',
  })
  const verdicts = await measure(issuer, variations, seed, async ({ authorization, activity }) => {
    const before = taken
    const answer = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
      body: JSON.stringify(activity),
    })
    const said = await answer.text()
    if (taken === before && said !== '') throw new Error(`A refusal said something: ${said}`)
    return { status: answer.status, ran: taken > before }
  })
  await server.close()
  await issuer.close()
  return verdicts
}

/** Gives every kind to CloudAdapter's own authentication, configured for the same app and the same issuer. */
export async function stockVerdicts(variations: number, seed: number): Promise<Verdicts> {
  const issuer = await startIssuer()
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: 'a password',
      MicrosoftAppTenantId: tenant,
      MicrosoftAppType: 'SingleTenant',
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: issuer.metadata,
      ToBotFromEmulatorOpenIdMetadataUrl: issuer.metadata,
      CallerId: 'urn:botframework:azure',
    }),
  )
  // The SDK prints every refused token.
  const terminal = globalThis.console
  const loud = { error: terminal.error, warn: terminal.warn }
  Object.assign(terminal, { error: () => undefined, warn: () => undefined })
  try {
    return await measure(issuer, variations, seed, async ({ authorization, activity }) => {
      let ran = false
      let status = 0
      const response = { status: (code: number) => (status = code), send() {}, header() {}, end() {} }
      const request = {
        body: structuredClone(activity),
        headers: { authorization: authorization ?? '' },
        method: 'POST',
      }
      await adapter
        .process(request, response as never, async () => void (ran = true))
        .catch(() => (status = 500))
      return { status, ran }
    })
  } finally {
    Object.assign(terminal, loud)
    await issuer.close()
  }
}

/** The comparison of the hardening report: the SDK's own check beside ours, on the same kinds. */
export async function stockVersusGate(
  variations = 1,
  seed = 1,
): Promise<{ stock: Verdicts; gate: Verdicts }> {
  return { stock: await stockVerdicts(variations, seed), gate: await gateVerdicts(variations, seed) }
}

type Outcome = { status: number; ran: boolean }

async function measure(
  issuer: Issuer,
  variations: number,
  seed: number,
  give: (attempt: Attempt) => Promise<Outcome>,
): Promise<Verdicts> {
  const outcomes: (Outcome & { name: string })[] = []
  for (const [name, kind] of Object.entries(badKinds))
    for (let n = 0; n < variations; n++)
      outcomes.push({ name, ...(await give(attempt(issuer, kind, seed * 1000 + n))) })
  let goodKindsTaken = 0
  for (const kind of Object.values(goodKinds)) {
    const { ran, status } = await give(attempt(issuer, kind, seed))
    if (ran && status === 200) goodKindsTaken++
  }
  const named = (fits: (outcome: Outcome) => boolean) => [
    ...new Set(outcomes.filter(fits).map(({ name }) => name)),
  ]
  return {
    ranATurn: named(({ ran }) => ran),
    answered5xx: named(({ status }) => status >= 500),
    otherThan401or403: named(({ status }) => status !== 401 && status !== 403),
    goodKindsTaken,
    attempts: outcomes.length,
  }
}
