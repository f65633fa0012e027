import { z } from 'zod'

/** How this bot stands towards Microsoft Teams. */
export interface TeamsSettings {
  /** Without credentials, on 127.0.0.1 only: for trials with the Playground. */
  local: boolean
  appType: (typeof appTypes)[number]
  /** Empty in local mode, and only there. */
  appId: string
  /** Empty in local mode and for a managed identity. */
  appPassword: string
  /** The bot's own directory; the first of `tenants`. */
  appTenant: string
  /** Directories whose people may speak to the bot. */
  tenants: readonly string[]
  /** Hosts of Teams that may call us and that we call. */
  serviceHosts: readonly string[]
  /** Hosts of OneDrive: with a dot in front, every host under it. */
  fileHosts: readonly string[]
  issuer: string
  /** The OpenID document that names the signing keys. */
  openIdMetadata: string
}

type Environment = { readonly [name: string]: string | undefined }
export type SettingsAnswer = { ok: true; settings: TeamsSettings } | { ok: false; because: string }

const appTypes = ['SingleTenant', 'UserAssignedMsi', 'MultiTenant'] as const

/** The commercial cloud, which also serves the government community cloud (GCC) under its own host. */
const teams = {
  serviceHosts: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'],
  fileHosts: ['.sharepoint.com'],
  issuer: 'https://api.botframework.com',
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
}

/**
 * Reads `MicrosoftAppType`, `MicrosoftAppId`, `MicrosoftAppPassword` and `MicrosoftAppTenantId` (a MultiTenant bot may name
 * several tenants, parted by commas). Answers the settings or one sentence that says what is missing: there is no start
 * without an app id except in local mode, and no local mode with one.
 */
export function teamsSettings(env: Environment, mode: { local: boolean }): SettingsAnswer {
  const read = (name: string) => env[name]?.trim() ?? ''
  const appId = read('MicrosoftAppId')
  if (mode.local) return appId === '' ? { ok: true, settings: localSettings() } : refused.idInLocalMode
  if (appId === '') return refused.noId
  if (!isGuid(appId)) return refused.badId
  const given = read('MicrosoftAppType').toLowerCase()
  const appType = appTypes.find((type) => type.toLowerCase() === given)
  if (appType === undefined) return refused.badType
  const tenants = listed(read('MicrosoftAppTenantId'))
  const [appTenant] = tenants
  if (appTenant === undefined || !tenants.every(isGuid)) return refused.badTenant
  if (appType !== 'MultiTenant' && tenants.length > 1) return refused.manyTenants
  const appPassword = read('MicrosoftAppPassword')
  if (appType === 'UserAssignedMsi' && appPassword !== '') return refused.needlessPassword
  if (appType !== 'UserAssignedMsi' && appPassword === '') return refused.noPassword
  return { ok: true, settings: { local: false, appType, appId, appPassword, appTenant, tenants, ...teams } }
}

function listed(text: string): readonly string[] {
  const parts = text.split(',').map((part) => part.trim().toLowerCase())
  return parts.filter((part) => part !== '')
}

function localSettings(): TeamsSettings {
  const none = { appId: '', appPassword: '', appTenant: '', tenants: [] }
  return {
    ...teams,
    ...none,
    local: true,
    appType: 'MultiTenant',
    serviceHosts: ['127.0.0.1', 'localhost', '[::1]'],
  }
}

const isGuid = (text: string) => z.guid().safeParse(text).success
const refuse = (because: string): SettingsAnswer => ({ ok: false, because })

const refused = {
  idInLocalMode: refuse(
    'MicrosoftAppId is set, and local mode runs without one: unset it, or start the bot for Teams.',
  ),
  noId: refuse(
    'MicrosoftAppId is missing: without it anyone could speak for a worker, so the bot does not start.',
  ),
  badId: refuse(
    'MicrosoftAppId must be the id of the app registration, such as 00000000-0000-0000-0000-000000000000.',
  ),
  badType: refuse(`MicrosoftAppType must be one of ${appTypes.join(', ')}.`),
  badTenant: refuse('MicrosoftAppTenantId must name the agency’s Microsoft Entra tenant by its id.'),
  manyTenants: refuse(
    'MicrosoftAppTenantId may name several tenants only with MicrosoftAppType MultiTenant.',
  ),
  needlessPassword: refuse('MicrosoftAppPassword must be empty with MicrosoftAppType UserAssignedMsi.'),
  noPassword: refuse(
    'MicrosoftAppPassword is missing; only a managed identity (UserAssignedMsi) goes without.',
  ),
}
