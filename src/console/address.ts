import type { Address } from '../bot/ports.ts'

/** Where a terminal's words come from; `inChannel` speaks as in a team channel, where others read along. */
export function consoleAddress(tenant: string, person: string, inChannel = false): Address {
  const conversation = `${inChannel ? 'console-channel' : 'console'}:${person}`
  return {
    tenant,
    channel: 'console',
    conversation,
    kind: inChannel ? 'channel' : 'personal',
    person,
    reference: null,
  }
}
