import { isDeepStrictEqual } from 'node:util'
import type { DutyMemory, PostName } from '../bot/reminder-ports.ts'
import type { Reply, SealedReply } from '../bot/reply.ts'
import { sealWith, freshToken } from './seal.ts'

/**
 * A post for a channel where everybody may press. Its tokens belong to nobody's session: they are kept with the post, before
 * it is sent, and what a press may do is decided by who presses. The same button of the same post keeps its token, so that a
 * post that did not change stays as it is, and one that is being updated can be pressed meanwhile.
 */
export async function sealPost(
  duties: Pick<DutyMemory, 'buttonsOf' | 'keepButtons'>,
  post: PostName,
  reply: Reply,
  now: string,
): Promise<SealedReply> {
  const known = Object.entries(await duties.buttonsOf(post))
  const sealed = sealWith(reply, (command) => {
    const same = known.find(([, kept]) => isDeepStrictEqual(kept, command))
    return same?.[0] ?? freshToken()
  })
  const added = Object.entries(sealed.tokens).filter(([token]) => !known.some(([kept]) => kept === token))
  await duties.keepButtons(post, Object.fromEntries(added), now)
  return sealed.reply
}
