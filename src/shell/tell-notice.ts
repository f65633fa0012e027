import { relayReplyId, type NoticeItem } from '../bot/ports.ts'
import type { Session } from '../bot/session.ts'
import { tell } from '../bot/turns/notice.ts'
import type { Turned } from '../bot/turns/situation.ts'
import { dutyFacts } from './duty-facts.ts'
import { focusOn, remembered, situationOf, whoSpeaks } from './gather.ts'
import { untilWon } from './races.ts'
import { seal, sealedSession } from './seal.ts'
import { show, type Showing } from './show.ts'
import type { World } from './world.ts'

/** How soon a notice is tried again that could not be told. Milliseconds. */
const again = 60_000

/** Tells one notice where the one it is for speaks with the bot alone; kept in one transaction with its reply, so that it is told once. */
export async function tellNotice(world: World, item: NoticeItem): Promise<void> {
  const { address } = item
  const open = world.channel(address) !== null
  const told = open ? await untilWon(() => attempt(world, item)) : 'later'
  if (told === 'later') {
    const next = new Date(Date.parse(world.clock.now()) + again).toISOString()
    await world.store.postponeNotice(item, next)
  } else if (told) await show(world, told.showing, told.reply)
}

type Attempt = { showing: Showing; reply: ReturnType<typeof seal>['reply'] } | 'lost' | 'later' | null

async function attempt(world: World, item: NoticeItem): Promise<Attempt> {
  const { address, id, notice } = item
  const { revision, session: before } = await remembered(world, address)
  const turned = await turnFor(world, item, before)
  if (!turned) return 'later'
  const place =
    notice.kind === 'plan-decided' && turned.session.person
      ? await world.store.planMessage(address.tenant, turned.session.person.id, notice.plan)
      : null
  const sealed = seal(turned.reply)
  const result = await world.store.commit({
    address,
    inbound: null,
    revision,
    session: sealedSession(before, turned, sealed),
    reply: sealed.reply,
    update: place,
    write: null,
    settles: null,
    draft: turned.draft,
    dropDraft: turned.dropDraft,
    told: [id],
    ...(turned.duties && { duties: turned.duties }),
    audit: { person: turned.session.person?.id ?? address.person, ...turned.audit },
    now: world.clock.now(),
  })
  if (result !== 'kept') return result === 'conflict' ? 'lost' : null
  if (turned.duties?.marks) world.dutiesChanged?.(address.tenant)
  const answers = [relayReplyId(address.person, revision)]
  return { showing: { address, answers, update: place, aside: turned.aside }, reply: sealed.reply }
}

/** Null while it cannot be found out who this is, or what the case holds now. */
async function turnFor(
  world: World,
  { address, notice }: NoticeItem,
  before: Session,
): Promise<Turned | null> {
  const known = await whoSpeaks(world, address, before)
  if (known.type !== 'known' || !known.live) return null
  const session = { ...before, person: known.person }
  const place = notice.kind === 'plan-submitted' ? { case: notice.case, child: null } : null
  const focus = await focusOn(world, address, place, session)
  const duties = 'command' in notice ? await dutyFacts(world, address, notice.command, session) : null
  const situation = { ...situationOf(world, address, known, { focus, cases: null }), duties }
  return tell(notice, session, situation)
}
