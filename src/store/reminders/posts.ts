import type { Ledger, PostKey, TeamPost } from '../../bot/reminder-ports.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'
import { asTenant, type Memory } from '../tenancy.ts'
import { abandoned } from './claims.ts'

type Posts = Pick<
  Ledger,
  'claimPost' | 'sendingPost' | 'settlePost' | 'releasePost' | 'post' | 'postBefore' | 'findUnclearPosts'
>

/** One post a team and working day. */
export const posts = (memory: Memory): Posts => ({ ...heldPosts(memory), ...keptPosts(memory) })

/** A post in the hands of the one who makes it. */
function heldPosts(memory: Memory): Pick<Posts, 'claimPost' | 'sendingPost' | 'settlePost' | 'releasePost'> {
  return {
    async claimPost(post, hold) {
      const held = { state: 'claimed' as const, held_by: hold.by, since: hold.at }
      const row = await asTenant(memory, storedKey(post.tenant), (tx) =>
        tx
          .insertInto('reminder_posts')
          .values({ ...keyOf(post), ...held, message: null, shows: null })
          .onConflict((known) =>
            known
              .columns(['tenant', 'conversation', 'on_day'])
              .doUpdateSet(held)
              .where(abandoned('reminder_posts', hold)),
          )
          .returning('on_day')
          .executeTakeFirst(),
      )
      return row ? 'claimed' : 'taken'
    },
    async sendingPost(post, hold) {
      const row = await asTenant(memory, storedKey(post.tenant), (tx) =>
        tx
          .updateTable('reminder_posts')
          .set({ state: 'sending', since: hold.at })
          .where((each) => each.and({ ...keyOf(post), state: 'claimed', held_by: hold.by }))
          .returning('on_day')
          .executeTakeFirst(),
      )
      return row !== undefined
    },
    async settlePost({ state, message, shows, ...post }, now) {
      await asTenant(memory, storedKey(post.tenant), (tx) =>
        tx
          .updateTable('reminder_posts')
          .set({ state, message, shows, held_by: null, since: now })
          .where((each) => each.and(keyOf(post)))
          .execute(),
      )
    },
    async releasePost(post, hold) {
      await asTenant(memory, storedKey(post.tenant), (tx) =>
        tx
          .deleteFrom('reminder_posts')
          .where((each) => each.and({ ...keyOf(post), held_by: hold.by }))
          .execute(),
      )
    },
  }
}

/** Posts as they are remembered. */
function keptPosts(memory: Memory): Pick<Posts, 'post' | 'postBefore' | 'findUnclearPosts'> {
  return {
    async post(tenant, conversation, on) {
      const key = { tenant, conversation, on }
      const row = await asTenant(memory, storedKey(tenant), (tx) =>
        tx
          .selectFrom('reminder_posts')
          .selectAll()
          .where((each) => each.and(keyOf(key)))
          .executeTakeFirst(),
      )
      return row ? postOf(key, row) : null
    },
    async postBefore(tenant, conversation, on) {
      const stored = storedKey(tenant)
      const row = await asTenant(memory, stored, (tx) =>
        tx
          .selectFrom('reminder_posts')
          .selectAll()
          .where('tenant', '=', stored)
          .where('conversation', '=', storedKey(conversation))
          .where('on_day', '<', on)
          .orderBy('on_day', 'desc')
          .executeTakeFirst(),
      )
      return row ? postOf({ tenant, conversation }, row) : null
    },
    async findUnclearPosts(tenant, before) {
      const stored = storedKey(tenant)
      const rows = await asTenant(memory, stored, (tx) =>
        tx
          .updateTable('reminder_posts')
          .set({ state: 'unclear', held_by: null })
          .where('tenant', '=', stored)
          .where('state', '=', 'sending')
          .where('since', '<=', before)
          .returningAll()
          .execute(),
      )
      return rows.map((row) => postOf({ tenant, conversation: row.conversation }, row))
    },
  }
}

const keyOf = ({ tenant, conversation, on }: PostKey) => ({
  tenant: storedKey(tenant),
  conversation: storedKey(conversation),
  on_day: on,
})

const postOf = (
  { tenant, conversation }: Pick<PostKey, 'tenant' | 'conversation'>,
  { on_day, state, message, shows }: Tables['reminder_posts'],
): TeamPost => ({ tenant, conversation, on: on_day, state, message, shows })
