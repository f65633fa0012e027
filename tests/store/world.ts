import { randomUUID } from 'node:crypto'
import type { Address, Inbound, TurnCommit, WriteRequest } from '../../src/bot/ports.ts'
import type { SealedReply } from '../../src/bot/reply.ts'
import { emptySession } from '../../src/bot/session.ts'
import { openDatabase, openStore, type Database } from '../../src/store/index.ts'
import { emptyDatabase, postgresUrl } from '../world/postgres.ts'

export type DatabaseKind = 'embedded' | 'server'
/** Both kinds where a PostgreSQL server is at hand. */
export const databaseKinds: readonly DatabaseKind[] = postgresUrl() ? ['embedded', 'server'] : ['embedded']

/** An empty database and a way to open it again, as another replica does on a server. */
export async function emptyWorld(kind: DatabaseKind) {
  const { open, drop } = kind === 'embedded' ? inMemory() : await onServer()
  const opened: Database[] = []
  const replica = async () => {
    const database = await open()
    opened.push(database)
    return database
  }
  const database = await replica()
  const store = await openStore({ database })
  const close = async () => {
    await Promise.all(opened.map((each) => each.close()))
    await drop()
  }
  return { database, store, replica, close }
}
export type World = Awaited<ReturnType<typeof emptyWorld>>

function inMemory() {
  const database = openDatabase({ memory: true })
  return { open: () => database, drop: async () => {} }
}

async function onServer() {
  const { url, drop } = await emptyDatabase(postgresUrl()!)
  return { open: () => openDatabase({ url, connections: 8 }), drop }
}

export const noon = '2026-10-05T12:00:00.000Z'
export const after = (seconds: number): string =>
  new Date(new Date(noon).getTime() + seconds * 1000).toISOString()
export const days = (count: number): number => count * 86_400

/** A conversation of its own, so that tests of one database do not meet. */
export const someAddress = (more: Partial<Address> = {}): Address => ({
  tenant: `tenant-${randomUUID()}`,
  channel: 'teams',
  conversation: `conversation-${randomUUID()}`,
  kind: 'personal',
  person: 'worker-tn',
  reference: { serviceUrl: 'https://channel.example' },
  ...more,
})

export const arrival = (address: Address, id: string, text = 'hello', at = noon): Inbound => ({
  id,
  address,
  said: { type: 'text', text },
  at,
})

export const reply = (text: string): SealedReply => ({ text, card: null, actions: [], citations: [] })

/** A turn that changes nothing but what is said. */
export const turn = (address: Address, more: Partial<TurnCommit> = {}): TurnCommit => ({
  address,
  inbound: null,
  revision: 0,
  session: emptySession,
  reply: null,
  write: null,
  settles: null,
  draft: null,
  dropDraft: null,
  audit: {
    person: address.person,
    action: 'answer',
    subject: 'tn-1001-c1',
    detail: { goal: 'adoption', again: false },
  },
  now: noon,
  ...more,
})

export const request: WriteRequest = {
  case: 'tn-1001',
  child: 'tn-1001-c1',
  steps: [
    {
      kind: 'permanency-goals',
      of: 'tn-1001-c1',
      body: { goals: [{ goal: 'adoption', role: 'primary', note: 'naïve "quotes" \\ \u0000 🙂' }] },
    },
  ],
}

export const writing = (key: string): TurnCommit['write'] => ({
  key,
  person: 'worker-tn',
  request,
  giveUpAt: after(3600),
})
