import type { QuestionMemory } from '../bot/policy-ports.ts'
import type { Store } from '../bot/ports.ts'
import { beginTrail } from './audit/append.ts'
import { auditEntries, verifyTrail } from './audit/trail.ts'
import { commit } from './commit.ts'
import { migrate } from './database/migrate.ts'
import type { Database } from './database/open.ts'
import { questionMemory } from './desk/memory.ts'
import { drafts } from './drafts.ts'
import { expire } from './expiry.ts'
import { markSent, receive, unanswered, unsent } from './inbox.ts'
import { storedKey } from './keys.ts'
import * as memoryOfTheBot from './migrations/001-memory-of-the-bot.ts'
import * as notices from './migrations/003-notices.ts'
import * as reminderLedger from './migrations/006-reminder-ledger.ts'
import * as teamsAndMarks from './migrations/005-teams-and-marks.ts'
import * as policyDesk from './migrations/007-policy-desk.ts'
import * as rowsOfWrites from './migrations/002-rows-of-writes.ts'
import { claimNotices, postponeNotice } from './notices/claim.ts'
import { planMessage, waitingFor } from './notices/waiting.ts'
import { advance, claim, claimDue, postpone } from './outbox.ts'
import { pendingMessage } from './pending.ts'
import { newestMessage, session } from './sessions.ts'
import { schema, type Tables } from './tables.ts'
import { asTenant, tenants, type Memory } from './tenancy.ts'

const migrations = {
  '001-memory-of-the-bot': memoryOfTheBot,
  '002-rows-of-writes': rowsOfWrites,
  '003-notices': notices,
  '005-teams-and-marks': teamsAndMarks,
  '006-reminder-ledger': reminderLedger,
  '007-policy-desk': policyDesk,
}

/** The tables of the bot in this database, made or brought up to date. Throws `MigrationFailed`. */
export async function openMemory(database: Database): Promise<Memory> {
  await migrate(database.db, { schema, migrations })
  return { db: database.schema<Tables>(schema), holder: database.holder, alone: database.kind === 'embedded' }
}

/**
 * The bot's memory in an opened database, for every tenant that speaks to it. Whoever opened the database closes it;
 * `close` of the store does not. Throws `MigrationFailed`.
 */
export async function openStore({ database }: { database: Database }): Promise<Store> {
  const memory = await openMemory(database)
  const known = knownTenants(memory)
  return {
    receive: async (inbound) => {
      await known.add(inbound.address.tenant)
      return await receive(memory, inbound)
    },
    unanswered: () => unanswered(memory),
    session: (address) => session(memory, address),
    commit: async (turn) => {
      await known.add(turn.address.tenant)
      return await commit(memory, turn)
    },
    unsent: (now) => unsent(memory, now),
    markSent: (address, inbound, message) => markSent(memory, address, inbound, message),
    newestMessage: (address) => newestMessage(memory, address),
    drafts: (tenant, person) => drafts(memory, tenant, person),
    claimDue: (now, until, limit) => claimDue(memory, { now, until }, limit),
    claim: (tenant, key, now, until) => claim(memory, tenant, key, { now, until }),
    advance: (tenant, key, done, until) => advance(memory, tenant, key, done, until),
    pendingMessage: (tenant, key) => pendingMessage(memory, tenant, key),
    waitingFor: (tenant, person) => waitingFor(memory, tenant, person),
    claimNotices: (now, until, limit) => claimNotices(memory, now, until, limit),
    postponeNotice: (item, nextAt) => postponeNotice(memory, item, nextAt),
    planMessage: (tenant, person, plan) => planMessage(memory, tenant, person, plan),
    postpone: (tenant, key, nextAt) => postpone(memory, tenant, key, nextAt),
    expire: (now) => expire(memory, now),
    verifyAudit: () => verifyTrail(memory),
    auditEntries: () => auditEntries(memory),
    close: async () => {},
  }
}

/** What is kept for the policy desk, in an opened database. */
export async function openQuestions({ database }: { database: Database }): Promise<QuestionMemory> {
  const memory = await openMemory(database)
  return questionMemory(memory, knownTenants(memory).add)
}

/** Every tenant that ever spoke here, in the order of their names. */
export const tenantsOf = async ({ database }: { database: Database }): Promise<string[]> =>
  tenants(await openMemory(database))

/** Enters a tenant once, the first time this process hears of it. */
export function knownTenants(memory: Memory) {
  const known = new Set<string>()
  return {
    async add(name: string): Promise<void> {
      const tenant = storedKey(name)
      if (known.has(tenant)) return
      await asTenant(memory, tenant, async (tx) => {
        await tx
          .insertInto('tenants')
          .values({ tenant })
          .onConflict((row) => row.doNothing())
          .execute()
        await beginTrail(tx, tenant)
      })
      known.add(tenant)
    },
  }
}
