/** The one agency of local mode. */
export const localTenant = 'local'
