import type { TeamsSettings } from '../settings.ts'

/**
 * Whether a service address is one of Teams' own: https on a listed host, or http in local mode; no user name,
 * no unusual port. Both what calls us and what we call is measured by this.
 */
export function isServiceUrl(address: string, { local, serviceHosts }: TeamsSettings): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (
    url.protocol === (local ? 'http:' : 'https:') &&
    url.username === '' &&
    url.password === '' &&
    (local || url.port === '') &&
    serviceHosts.includes(url.hostname)
  )
}
