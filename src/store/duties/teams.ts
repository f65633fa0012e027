import type { Transaction } from 'kysely'
import type { Team } from '../../reminders/types.ts'
import { asJson } from '../database/values.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'
import { asTenant, tenants as tenantsOf, type Memory } from '../tenancy.ts'

type Remembered = Pick<Team, 'tenant' | 'conversation' | 'reference' | 'team'>

/** Notes how a channel is spoken to. It works again, if it was gone; its link and its quiet stay. */
export async function rememberTeam(memory: Memory, { tenant, conversation, ...how }: Remembered) {
  const key = { tenant: storedKey(tenant), conversation: storedKey(conversation) }
  const known = { reference: asJson(how.reference), team: how.team ?? null, gone: null }
  await asTenant(memory, key.tenant, (tx) =>
    tx
      .insertInto('teams')
      .values({ ...key, ...known })
      .onConflict((row) => row.columns(['tenant', 'conversation']).doUpdateSet(known))
      .execute(),
  )
}

/** `conversation`: a channel, or a team with all its channels. What was gone before keeps its reason. */
export async function teamGone(
  memory: Memory,
  tenant: string,
  conversation: string,
  gone: NonNullable<Team['gone']>,
): Promise<void> {
  const [of, name] = [storedKey(tenant), storedKey(conversation)]
  await asTenant(memory, of, (tx) =>
    tx
      .updateTable('teams')
      .set({ gone: asJson(gone) })
      .where('tenant', '=', of)
      .where((row) => row.or([row('conversation', '=', name), row('team', '=', name)]))
      .where('gone', 'is', null)
      .execute(),
  )
}

/** Every channel that was ever remembered, those that are gone included. */
export async function teams(memory: Memory, tenant?: string): Promise<Team[]> {
  const all: Team[] = []
  for (const of of tenant === undefined ? await tenantsOf(memory) : [storedKey(tenant)])
    all.push(
      ...(await asTenant(memory, of, (tx) =>
        tx.selectFrom('teams').selectAll().where('tenant', '=', of).orderBy('conversation').execute(),
      ).then((rows) => rows.map(asTeam))),
    )
  return all
}

const asTeam = ({ quiet_until, ...row }: Tables['teams']): Team => ({ ...row, quietUntil: quiet_until })

/** What a turn decided about a channel: whose duties are told there, and from when. */
export async function changeTeam(tx: Transaction<Tables>, team: Team): Promise<void> {
  const key = { tenant: storedKey(team.tenant), conversation: storedKey(team.conversation) }
  const changed = { link: team.link && asJson(team.link), quiet_until: team.quietUntil }
  const known = { reference: asJson(team.reference), team: team.team ?? null, gone: null }
  await tx
    .insertInto('teams')
    .values({ ...key, ...known, ...changed })
    .onConflict((row) => row.columns(['tenant', 'conversation']).doUpdateSet(changed))
    .execute()
}
