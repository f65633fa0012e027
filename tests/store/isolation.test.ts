import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  openDatabase,
  openDutyMemory,
  openLedger,
  openMemory,
  openQuestions,
  openStore,
} from '../../src/store/index.ts'
import { emptyDatabase, postgresUrl } from '../world/postgres.ts'
import { asTenant } from '../../src/store/tenancy.ts'
import type { DutyChanges } from '../../src/reminders/types.ts'
import type { Tables } from '../../src/store/tables.ts'
import {
  arrival,
  databaseKinds,
  emptyWorld,
  noon,
  reply,
  someAddress,
  turn,
  writing,
  type World,
} from './world.ts'

const isolated = [
  'sessions',
  'inbox',
  'outbox',
  'drafts',
  'audit',
  'audit_head',
  'people',
  'notices',
  'desk_questions',
  'reviewed_answers',
  'reminder_ledger',
  'reminder_posts',
  'reminder_runs',
  'teams',
  'duty_marks',
  'person_preferences',
  'post_buttons',
] as const
const unit = 'unit-1'
const author = { id: 'author', name: 'An Author' }

const question = {
  id: 'question-1',
  question: 'Which form is it?',
  state: null,
  on: '2026-10-05',
  kind: 'not-found',
  why: 'no-answer',
  comment: null,
  by: null,
  askedAt: noon,
} as const
const reviewed = {
  id: 'answer-1',
  state: null,
  question: 'Which form is it?',
  answer: 'Form 12.',
  citations: [],
  owner: 'A Lead',
  reviewedOn: '2026-10-05',
  expiresOn: '2027-10-05',
}

describe.each(databaseKinds)('tenants on the %s database', (kind) => {
  const [ours, theirs] = [someAddress(), someAddress()]
  let world: World
  let db: Kysely<Tables>
  beforeAll(async () => {
    world = await emptyWorld(kind)
    db = world.database.schema<Tables>('waymark')
    const questions = await openQuestions({ database: world.database })
    for (const address of [ours, theirs]) {
      await world.store.receive(arrival(address, 'activity-1'))
      const draft = { id: 'draft-1', person: address.person, case: 'c', child: 'k', savedAt: noon }
      await world.store.commit(
        turn(address, {
          write: writing('key-1'),
          reply: reply('hello'),
          draft: { ...draft, state: {} as never },
          speaker: { ...author, role: 'worker', state: 'wi', unit, supervisor: null },
          questions: [{ ...question, tenant: address.tenant }],
          duties: dutiesOf(address.tenant),
          notices: [
            {
              id: 'notice-1',
              to: { type: 'supervisors', unit, named: null },
              notice: { kind: 'plan-submitted', case: 'c', plan: 'p', by: author },
            },
          ],
        }),
      )
      const answer = { ...reviewed, tenant: address.tenant }
      const hand = { person: author, now: noon }
      await questions.change(address.tenant, { type: 'review', answer, question: null }, hand)
      await remind(address.tenant)
      const post = { tenant: address.tenant, conversation: '19:team', on: '2026-10-05' }
      const button = { 'token-1': { type: 'help' } } as const
      await (await openDutyMemory(world)).keepButtons(post, button, noon)
    }
  })

  const dutiesOf = (tenant: string): DutyChanges => ({
    team: { tenant, conversation: '19:team', reference: null, link: null, quietUntil: null, gone: null },
    marks: [
      { tenant, deadline: 'd', due: '2026-10-09', by: author, at: noon, kind: 'done', evidence: 'note-1' },
    ],
    preferences: { person: author.id, value: { zone: null, digest: true, awayUntil: null } },
  })

  async function remind(tenant: string) {
    const ledger = openLedger(await openMemory(world.database))
    const hold = { by: 'run', at: noon }
    await ledger.claim([{ tenant, deadline: 'd', due: '2026-10-12', checkpoint: 'worker', to: 'w' }], hold)
    await ledger.claimPost({ tenant, conversation: 'team', on: '2026-10-05' }, hold)
    const counts = { looked: 0, unread: 0, posts: 0, messages: 0, unclear: 0, failed: 0 }
    await ledger.ranAt({ tenant, startedAt: noon, endedAt: noon, ...counts })
  }
  afterAll(() => world.close())

  test.each(isolated)('%s: a query sees the rows of its tenant only, whatever it asks for', async (table) => {
    const seen = await asTenant({ db }, ours.tenant, (tx) => tx.selectFrom(table).select('tenant').execute())
    expect(seen.length).toBeGreaterThan(0)
    expect(new Set(seen.map(({ tenant }) => tenant))).toEqual(new Set([ours.tenant]))
    const asked = await asTenant({ db }, ours.tenant, (tx) =>
      tx.selectFrom(table).select('tenant').where('tenant', '=', theirs.tenant).execute(),
    )
    expect(asked).toEqual([])
  })

  test.each(isolated)('%s: without a tenant nothing is seen', async (table) => {
    const seen = await db.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'waymark_app', true)`.execute(tx)
      return await tx.selectFrom(table).select('tenant').execute()
    })
    expect(seen).toEqual([])
  })

  test('nobody writes into, moves to or deletes from another tenant', async () => {
    const foreign = (work: Parameters<typeof asTenant<unknown>>[2]) => asTenant({ db }, ours.tenant, work)
    const row = { tenant: theirs.tenant, channel: 'teams', conversation: 'x', id: 'x', received_at: noon }
    await expect(foreign((tx) => tx.insertInto('inbox').values(row).execute())).rejects.toThrow(
      /row-level security/,
    )
    await expect(
      foreign((tx) => tx.updateTable('drafts').set({ tenant: theirs.tenant }).execute()),
    ).rejects.toThrow(/row-level security/)
    await foreign((tx) => tx.deleteFrom('drafts').where('tenant', '=', theirs.tenant).execute())
    expect(await world.store.drafts(theirs.tenant, theirs.person)).toHaveLength(1)
  })

  test('the bot may add to the audit trail and change nothing in it', async () => {
    const own = (work: Parameters<typeof asTenant<unknown>>[2]) => asTenant({ db }, ours.tenant, work)
    await expect(own((tx) => tx.updateTable('audit').set({ entry: '{}' }).execute())).rejects.toThrow(
      /permission denied/,
    )
    await expect(own((tx) => tx.deleteFrom('audit').execute())).rejects.toThrow(/permission denied/)
    await expect(own((tx) => tx.deleteFrom('audit_head').execute())).rejects.toThrow(/permission denied/)
  })

  test('the role of the store is no superuser, and the connection is itself again afterwards', async () => {
    const role = await asTenant({ db }, ours.tenant, async (tx) => {
      const { rows } = await sql<{ super: boolean; bypass: boolean }>`
        select rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = current_user`.execute(
        tx,
      )
      return rows
    })
    expect(role).toEqual([{ super: false, bypass: false }])
    const { rows } = await sql<{ user: string }>`select current_user as user`.execute(db)
    expect(rows[0]?.user).not.toBe('waymark_app')
  })
})

describe.skipIf(!postgresUrl())('on a server whose administrator hands out an ordinary user', () => {
  test('the store works as the owner of its database, without any right on the server', async () => {
    const world = await emptyWorld('server')
    const { url, drop } = await emptyDatabase(postgresUrl()!)
    const name = new URL(url).pathname.slice(1)
    const owner = `${name}_owner`
    await sql.raw(`create role ${owner} login; grant waymark_app to ${owner}`).execute(world.database.db)
    await sql.raw(`alter database ${name} owner to ${owner}`).execute(world.database.db)
    const database = await openDatabase({ url: Object.assign(new URL(url), { username: owner }).href })
    try {
      const store = await openStore({ database })
      const address = someAddress()
      await store.receive(arrival(address, 'activity-1'))
      expect(await store.commit(turn(address, { inbound: 'activity-1', write: writing('key-1') }))).toBe(
        'kept',
      )
      expect(await store.claimDue(noon, noon, 10)).toHaveLength(1)
      expect(await store.verifyAudit()).toEqual({ ok: true, entries: 1 })
    } finally {
      await database.close()
      await drop()
      await sql.raw(`drop role ${owner}`).execute(world.database.db)
      await world.close()
    }
  })
})
