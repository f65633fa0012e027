import type { Address } from './ports.ts'

/** The channel that somebody speaks in, whichever thread of it: there new posts are made. */
export const roomOf = ({
  tenant,
  conversation,
  reference,
  room,
}: Address): NonNullable<Address['room']> & {
  tenant: string
} => ({ tenant, ...(room ?? { conversation, reference, team: null }) })
