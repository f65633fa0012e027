import { sql, type Transaction } from 'kysely'
import { staleReply } from './inbox.ts'
import { days, later } from './instants.ts'
import type { Tables } from './tables.ts'
import { forEachTenant, type Memory } from './tenancy.ts'

/** How long it is remembered that something was done with, against deliveries that come again. */
const remembered = days(30)
/** How long a question waits at the policy desk, and is remembered when it is done with. */
const asked = days(90)
/** How long somebody who says nothing can still be spoken to first, and a notice waits for them. */
const silent = days(180)
/** How long it is kept what people did about a duty. A duty may be overdue for years: what counts is when they did it. */
const marked = days(400)

/**
 * Erases what has served its time at this instant: drafts at their end, replies nobody waits for any more, and, after 30
 * days, arrivals, settled writes and conversations that fell silent. The audit trail stays.
 */
export async function expire(memory: Memory, now: string): Promise<void> {
  const old = later(now, -remembered)
  await forEachTenant(memory, async (tx, tenant) => {
    await tx.deleteFrom('drafts').where('tenant', '=', tenant).where('expires_at', '<=', now).execute()
    await tx.deleteFrom('sessions').where('tenant', '=', tenant).where('touched_at', '<=', old).execute()
    await tx.deleteFrom('inbox').where('tenant', '=', tenant).where('received_at', '<=', old).execute()
    await tx.deleteFrom('outbox').where('tenant', '=', tenant).where('settled_at', '<=', old).execute()
    await tx.deleteFrom('post_buttons').where('tenant', '=', tenant).where('made_at', '<=', old).execute()
    await tx
      .deleteFrom('duty_marks')
      .where('tenant', '=', tenant)
      .where('at', '<=', later(now, -marked))
      .where('due', '<=', later(now, -marked).slice(0, 10))
      .execute()
    await eraseNotices(tx, tenant, { old, ancient: later(now, -silent) })
    await tx
      .deleteFrom('desk_questions')
      .where('tenant', '=', tenant)
      .where('last_at', '<=', later(now, -asked))
      .execute()
    await tx
      .updateTable('inbox')
      .set({ reply: null, address: null })
      .where('tenant', '=', tenant)
      .where('reply', 'is not', null)
      .where('answered_at', '<=', later(now, -staleReply))
      .execute()
    return []
  })
  // A server cleans up after itself; the embedded kind has nobody who would.
  if (memory.alone) await sql`vacuum analyze`.execute(memory.db)
}

/** Addresses of people who fell silent, and notices that were told, withdrawn or waited too long. */
async function eraseNotices(
  tx: Transaction<Tables>,
  tenant: string,
  { old, ancient }: { old: string; ancient: string },
): Promise<void> {
  await tx.deleteFrom('people').where('tenant', '=', tenant).where('seen_at', '<=', ancient).execute()
  await tx
    .deleteFrom('notices')
    .where('tenant', '=', tenant)
    .where((each) =>
      each.or([
        each('withdrawn_at', '<=', old),
        each.and([each('delivered_at', '<=', old), each('kind', '!=', 'plan-submitted')]),
        each('created_at', '<=', ancient),
      ]),
    )
    .execute()
}
