import type { PostButtons, PostName } from '../../bot/reminder-ports.ts'
import type { Command } from '../../bot/command.ts'
import { asJson } from '../database/values.ts'
import { storedKey } from '../keys.ts'
import { asTenant, type Memory } from '../tenancy.ts'

const keyOf = ({ tenant, conversation, on }: PostName) => ({
  tenant: storedKey(tenant),
  conversation: storedKey(conversation),
  post: on,
})

/** What the buttons of a post mean, by their token. */
export async function buttonsOf(memory: Memory, post: PostName): Promise<PostButtons> {
  const key = keyOf(post)
  const rows = await asTenant(memory, key.tenant, (tx) =>
    tx
      .selectFrom('post_buttons')
      .select(['token', 'command'])
      .where((each) => each.and(key))
      .execute(),
  )
  return Object.fromEntries(rows.map(({ token, command }) => [token, command]))
}

export async function keepButtons(memory: Memory, post: PostName, added: PostButtons, now: string) {
  const key = keyOf(post)
  const rows = Object.entries(added).map(([token, command]) => ({
    ...key,
    token,
    command: asJson(command),
    made_at: now,
  }))
  if (rows.length === 0) return
  await asTenant(memory, key.tenant, (tx) => tx.insertInto('post_buttons').values(rows).execute())
}

/** What a button of a channel's post means, and whether its post is the newest there; null for every other token. */
export async function button(
  memory: Memory,
  tenant: string,
  conversation: string,
  token: string,
): Promise<{ command: Command; current: boolean } | null> {
  const of = { tenant: storedKey(tenant), conversation: storedKey(conversation) }
  return await asTenant(memory, of.tenant, async (tx) => {
    const found = await tx
      .selectFrom('post_buttons')
      .select(['command', 'post'])
      .where((each) => each.and({ ...of, token: storedKey(token) }))
      .executeTakeFirst()
    if (!found) return null
    const newest = await tx
      .selectFrom('post_buttons')
      .select('post')
      .where((each) => each.and(of))
      .orderBy('post', 'desc')
      .executeTakeFirst()
    return { command: found.command, current: newest?.post === found.post }
  })
}
