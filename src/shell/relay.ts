import type { OutboxItem, Refused, Saved, WriteOutcome } from '../bot/ports.ts'
import { nextWrite, savedAll, stepKey } from '../bot/saga.ts'
import type { World } from './world.ts'

/** Seconds between attempts; the last one repeats. The case API's own Retry-After is never undercut. */
const waits = [2, 5, 15, 30, 60] as const
/** Nobody else sends an item for this long after it was claimed. Seconds. */
const lease = 30

/** `done`: what the case API acknowledged of the entry's steps, whatever became of the last one sent. */
export type Delivery =
  | { type: 'settled'; outcome: Saved | Refused; done: readonly Saved[] }
  | { type: 'waiting'; done: readonly Saved[] }

/** Claims one item of the outbox, so that no other replica sends it; null where it is taken or gone. */
export function claim(world: World, tenant: string, key: string): Promise<OutboxItem | null> {
  const now = world.clock.now()
  return world.store.claim(tenant, key, now, later(now, lease))
}

export function claimDue(world: World): Promise<readonly OutboxItem[]> {
  const now = world.clock.now()
  return world.store.claimDue(now, later(now, lease), 10)
}

/**
 * Sends what is left of a claimed item once, step by step; `done` grows by each step that is acknowledged. An unknown
 * outcome is sent again later under the same key, until its time is up.
 */
export async function deliver(
  world: World,
  item: OutboxItem,
  done: Saved[] = [...item.done],
): Promise<Delivery> {
  const before = done.length
  const outcome = await sendSteps(world, item, done)
  const unclear = outcome.type === 'refused' && item.attempts > 1 && done.length === before
  if (outcome.type !== 'unsettled')
    return { type: 'settled', outcome: unclear ? stillUnknown(outcome) : outcome, done }
  const now = world.clock.now()
  const next = later(
    now,
    Math.max(waits[Math.min(item.attempts, waits.length - 1)] ?? 60, outcome.retryAfter ?? 0),
  )
  world.log.warn('write.unsettled', { reason: outcome.reason, attempts: item.attempts })
  if (next > item.giveUpAt) return { type: 'settled', outcome: gaveUp(outcome), done }
  await world.store.postpone(item.address.tenant, item.key, next)
  return { type: 'waiting', done }
}

/** Each acknowledged step is kept before the next one is sent: a new process goes on where this one ended. */
async function sendSteps(
  world: World,
  { address, key, request }: OutboxItem,
  done: Saved[],
): Promise<WriteOutcome> {
  for (let write = nextWrite(request, done); write; write = nextWrite(request, done)) {
    const outcome = await world.caseApi.write(address.person, stepKey(key, done.length), write)
    if (outcome.type !== 'saved') return outcome
    done.push(outcome)
    const until = later(world.clock.now(), lease)
    if (done.length < request.steps.length) await world.store.advance(address.tenant, key, [...done], until)
  }
  return savedAll(done)
}

/** Said before the key of a write is looked up: after an earlier try they do not tell whether that one was written. */
const beforeTheKey: readonly string[] = ['person-not-known', 'actor-not-allowed', 'tenant-not-served']

function stillUnknown(refused: Refused): Refused {
  if (!beforeTheKey.includes(refused.code)) return refused
  return {
    type: 'refused',
    code: `gave-up-${refused.code}`,
    because:
      'The case system does not let me in for you any more, so I do not know whether it was saved. Please ask your supervisor to look in the case record before it is entered again.',
  }
}

/** Time is up and nobody knows whether it was written: a person has to look. */
function gaveUp({ reason }: Extract<WriteOutcome, { type: 'unsettled' }>): Refused {
  return {
    type: 'refused',
    code: `gave-up-${reason}`,
    because:
      'The case system did not answer in all this time, so I do not know whether it was saved. Please look in the case record before you enter it again.',
  }
}

const later = (instant: string, seconds: number) =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString()
