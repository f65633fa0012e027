import type { Address } from '../../../../src/bot/ports.ts'
import type { SealedReply } from '../../../../src/bot/reply.ts'
import { messageFor } from '../../../../src/teams/message.ts'
import { canaries } from './agency.ts'

export interface Delivered {
  at: string
  how: 'send' | 'update'
  to: string
  channel: boolean
  thread: boolean
  message: string
  text: string
}

const limits = [
  [7, 1000],
  [8, 2000],
  [60, 30_000],
  [1800, 3_600_000],
] as const
const perTenant = [30, 1000] as const

/** Teams' side, with its limits by the clock of the year: takes, or answers 429. Keeps what was delivered. */
export function yearsConnector() {
  const delivered: Delivered[] = []
  const leaks: string[] = []
  const past = new Map<string, number[]>()
  let [asked, throttled, count] = [0, 0, 0]

  const fits = (name: string, [most, within]: readonly [number, number], now: number) =>
    (past.get(name) ?? []).filter((at) => at > now - within && at <= now).length < most
  const note = (name: string, now: number) =>
    past.set(name, [...(past.get(name) ?? []).filter((at) => at > now - 3_600_000), now])

  return {
    delivered,
    leaks,
    numbers: () => ({ asked, throttled }),
    /** Null where it is answered 429. */
    take(
      at: string,
      how: Delivered['how'],
      { to, message, reply }: { to: Address; message: string | null; reply: SealedReply },
    ): string | null {
      asked += 1
      const now = Date.parse(at)
      if (!fits('all', perTenant, now) || !limits.every((limit) => fits(to.conversation, limit, now))) {
        throttled += 1
        return null
      }
      note('all', now)
      note(to.conversation, now)
      const name = message ?? `m${(count += 1)}`
      const channel = to.kind === 'channel'
      if (channel) {
        const payload = JSON.stringify([reply, messageFor(reply, to.kind)])
        if (canaries.some((canary) => payload.includes(canary))) leaks.push(name)
      }
      delivered.push({
        at,
        how,
        to: to.conversation,
        channel,
        thread: to.thread !== undefined,
        message: name,
        text: reply.text,
      })
      return name
    },
  }
}
export type YearsConnector = ReturnType<typeof yearsConnector>
