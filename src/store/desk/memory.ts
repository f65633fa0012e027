import type { Transaction } from 'kysely'
import type { DeskChange, DeskHand, QuestionMemory, ReviewedAnswer } from '../../bot/policy-ports.ts'
import type { TurnCommit } from '../../bot/ports.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'
import { asTenant, type Memory } from '../tenancy.ts'
import { addNotices } from '../notices/add.ts'
import { appendDeskAudit } from './audit.ts'
import { changeDesk } from './changes.ts'
import { openQuestions } from './questions.ts'

/** The policy desk in the bot's memory. `enter` makes a tenant known before the first change of its own. */
export const questionMemory = (memory: Memory, enter: (tenant: string) => Promise<void>): QuestionMemory => ({
  openQuestions: (tenant) => openQuestions(memory, tenant),
  reviewedAnswers: async (tenant, on) =>
    (await standing(memory, tenant)).filter(
      ({ reviewedOn, expiresOn }) => reviewedOn <= on && on <= expiresOn,
    ),
  standing: (tenant) => standing(memory, tenant),
  async change(tenant, change, hand) {
    await enter(tenant)
    return await asTenant(memory, storedKey(tenant), (tx) => changeAlone(tx, tenant, change, hand))
  },
})

async function changeAlone(
  tx: Transaction<Tables>,
  tenant: string,
  change: DeskChange,
  hand: DeskHand,
): Promise<boolean> {
  const address = { tenant }
  const done = await changeDesk(tx, storedKey(tenant), change, hand)
  if (!done) return false
  await addNotices(tx, { address, notices: done.notices, now: hand.now })
  await appendDeskAudit(tx, { address, person: hand.person.id, now: hand.now }, change)
  return true
}

/** What a policy lead did in a turn. False where another one was faster. */
export async function deskOfTurn(tx: Transaction<Tables>, turn: TurnCommit): Promise<boolean> {
  const { desk = null, address, now, audit } = turn
  if (!desk) return true
  const person = { id: audit.person, name: turn.session.person?.name ?? audit.person }
  const done = await changeDesk(tx, storedKey(address.tenant), desk, { person, now })
  if (done) await addNotices(tx, { address, notices: done.notices, now })
  return done !== null
}

async function standing(memory: Memory, name: string): Promise<ReviewedAnswer[]> {
  const tenant = storedKey(name)
  const rows = await asTenant(memory, tenant, (tx) =>
    tx
      .selectFrom('reviewed_answers')
      .select('answer')
      .where('tenant', '=', tenant)
      .where('ended_at', 'is', null)
      .orderBy('expires_on')
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ answer }) => answer)
}
