import { randomUUID } from 'node:crypto'
import type { StateCode } from '../../src/policy/types.ts'
import { someAddress, turn } from '../store/world.ts'
import type { BotWorld } from '../world/bot-world.ts'

/** `question> tn, handed over by worker-tn: Which form …?` leaves a question at the policy desk, as a turn of a worker does. */
export async function leaveQuestion(world: BotWorld, what: string): Promise<void> {
  const [, state, why = '', by, question = ''] =
    /^(tn|mo|wi|ma), (no answer|thumbs down|handed over)(?: by (\S+))?: (.+)$/.exec(what) ?? []
  const person = by ?? 'worker-tn'
  const store = await world.store()
  const address = someAddress({ tenant: world.tenant, person })
  const now = world.clock.now()
  const kept = {
    id: randomUUID(),
    tenant: world.tenant,
    question,
    state: state as StateCode,
    on: now.slice(0, 10),
    kind: 'not-found',
    why: why.replace(' ', '-') as 'no-answer' | 'thumbs-down' | 'handed-over',
    comment: null,
    by: by === undefined ? null : { id: by, name: 'Perpetua Vandersloot' },
    askedAt: now,
  } as const
  await store.commit(turn(address, { questions: [kept], now }))
}
