import type { Transaction } from 'kysely'
import type { Person } from '../../bot/facts.ts'
import type { Waiting } from '../../bot/notices.ts'
import type { Address, TurnCommit } from '../../bot/ports.ts'
import { replyName, storedKey } from '../keys.ts'
import { toldIn } from '../pending.ts'
import type { Tables } from '../tables.ts'
import { asTenant, type Memory } from '../tenancy.ts'

/** Marks notices as told by this turn. False where somebody else told the one that the turn was made for. */
export async function markTold(tx: Transaction<Tables>, turn: TurnCommit): Promise<boolean> {
  const { told = [], address, now, inbound } = turn
  if (told.length === 0) return true
  const rows = await tx
    .updateTable('notices')
    .set({ delivered_at: now, leased_by: null, leased_until: null, told_in: toldIn(turn) })
    .where('tenant', '=', storedKey(address.tenant))
    .where('id', 'in', told)
    .where('delivered_at', 'is', null)
    .returning('id')
    .execute()
  return inbound !== null || rows.length > 0
}

/** What somebody has not been told yet, and the plans that wait for their decision. */
export async function waitingFor(
  memory: Memory,
  tenant: string,
  { id, role, unit }: Person,
): Promise<Waiting[]> {
  const stored = storedKey(tenant)
  const rows = await asTenant(memory, stored, (tx) =>
    tx
      .selectFrom('notices')
      .select(['id', 'subject', 'notice', 'person'])
      .where('tenant', '=', stored)
      .where('withdrawn_at', 'is', null)
      .where((each) => {
        const own = each('person', '=', storedKey(id))
        const ofUnit = each.and([each('unit', '=', unit), each('author', '!=', id)])
        const open = each.or([each('delivered_at', 'is', null), each('kind', '=', 'plan-submitted')])
        return each.and([open, role === 'supervisor' ? each.or([own, ofUnit]) : own])
      })
      .orderBy('created_at')
      .execute(),
  )
  const mine = rows.filter(({ person }) => person === storedKey(id))
  const others = rows.filter(({ subject }) => !mine.some((row) => row.subject === subject))
  const once = [...mine, ...new Map(others.map((row) => [row.subject, row])).values()]
  return once.flatMap(({ id: name, notice }) => (notice ? [{ id: name, notice }] : []))
}

/** The message in which somebody was told of a plan; null where none is known. */
export async function planMessage(
  memory: Memory,
  tenant: string,
  person: string,
  plan: string,
): Promise<string | null> {
  const of = { tenant: storedKey(tenant), person: storedKey(person), kind: 'plan-submitted', subject: plan }
  const row = await asTenant(memory, of.tenant, (tx) =>
    tx
      .selectFrom('notices')
      .select('message')
      .where((each) => each.and(of))
      .where('message', 'is not', null)
      .orderBy('created_at', 'desc')
      .executeTakeFirst(),
  )
  return row?.message ?? null
}

/** The message in which such a notice stands, once it went out. */
export async function noteNoticeTold(
  tx: Transaction<Tables>,
  address: Address,
  reply: string,
  message: string,
): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ message })
    .where((each) => each.and({ tenant: storedKey(address.tenant), told_in: replyName(address, reply) }))
    .execute()
}
