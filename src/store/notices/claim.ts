import type { NoticeItem } from '../../bot/ports.ts'
import { storedKey } from '../keys.ts'
import { free } from '../leases.ts'
import { asTenant, tenants, type Memory } from '../tenancy.ts'

/** Notices due for people who can be reached, each leased to the caller. */
export async function claimNotices(
  memory: Memory,
  now: string,
  until: string,
  limit: number,
): Promise<NoticeItem[]> {
  const claimed: NoticeItem[] = []
  for (const tenant of await tenants(memory))
    if (claimed.length < limit)
      claimed.push(...(await claimOf(memory, tenant, { now, until }, limit - claimed.length)))
  return claimed
}

const claimOf = (
  memory: Memory,
  tenant: string,
  { now, until }: { now: string; until: string },
  limit: number,
) =>
  asTenant(memory, tenant, async (tx): Promise<NoticeItem[]> => {
    const due = await tx
      .selectFrom('notices')
      .innerJoin('people', (join) =>
        join.onRef('people.tenant', '=', 'notices.tenant').onRef('people.person', '=', 'notices.person'),
      )
      .select(['notices.id', 'notices.notice', 'people.address'])
      .where('notices.tenant', '=', tenant)
      .where('delivered_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('next_at', '<=', now)
      .where(free(memory, now, { until: 'leased_until', by: 'leased_by' }))
      .orderBy('created_at')
      .limit(limit)
      .forUpdate('notices')
      .skipLocked()
      .execute()
    if (due.length > 0)
      await tx
        .updateTable('notices')
        .set({ leased_by: memory.holder, leased_until: until })
        .where('tenant', '=', tenant)
        .where(
          'id',
          'in',
          due.map(({ id }) => id),
        )
        .execute()
    return due.flatMap(({ id, notice, address }) => (notice ? [{ id, notice, address }] : []))
  })

export async function postponeNotice(
  memory: Memory,
  { id, address }: NoticeItem,
  nextAt: string,
): Promise<void> {
  const tenant = storedKey(address.tenant)
  await asTenant(memory, tenant, (tx) =>
    tx
      .updateTable('notices')
      .set({ next_at: nextAt, leased_by: null, leased_until: null })
      .where((each) => each.and({ tenant, id, leased_by: memory.holder }))
      .execute(),
  )
}
