import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BoardMemory } from '../../src/bot/board-ports.ts'
import type { Person } from '../../src/bot/facts.ts'
import type { Draft, Store } from '../../src/bot/ports.ts'
import { openBoardMemory } from '../../src/store/index.ts'
import { after, databaseKinds, emptyWorld, noon, someAddress, turn, type World } from './world.ts'

const person = (id: string, unit: string, role: Person['role'] = 'worker'): Person => ({
  ...{ id, name: id, role, state: 'wi', unit },
  supervisor: null,
})
const draft = (owner: string, savedAt: string): Draft => ({
  ...{ id: randomUUID(), person: owner, case: 'wi-1', child: 'Secret Childname', savedAt },
  state: { dialog: 'record-goal' } as unknown as Draft['state'],
})

describe.each(databaseKinds)('what the board asks of the %s database', (kind) => {
  let world: World
  let store: Store
  let board: BoardMemory
  const tenant = `tenant-${randomUUID()}`
  const here = (id: string, of = tenant) =>
    someAddress({ tenant: of, conversation: `chat-${id}`, person: id })
  beforeAll(async () => {
    world = await emptyWorld(kind)
    store = world.store
    board = await openBoardMemory({ database: world.database })
    const keeps = async (who: Person, savedAt: string[], of = tenant) => {
      for (const [revision, at] of savedAt.entries())
        await store.commit(turn(here(who.id, of), { revision, speaker: who, draft: draft(who.id, at) }))
    }
    await keeps(person('ann', 'unit-1'), [after(50), after(10), after(90)])
    await keeps(person('ben', 'unit-1'), [after(70)])
    await keeps(person('eve', 'unit-2'), [after(1)])
    await keeps(person('ann', 'unit-1'), [after(2)], `tenant-${randomUUID()}`)
  })
  afterAll(() => world.close())

  test('drafts are counted by worker of these units, the oldest first, and nothing of them is told', async () => {
    const left = await board.draftsLeft(tenant, ['unit-1'])
    expect(left).toEqual([
      { person: 'ann', count: 3, oldest: after(10) },
      { person: 'ben', count: 1, oldest: after(70) },
    ])
    expect((await board.draftsLeft(tenant, ['unit-1', 'unit-2'])).map((one) => one.person)).toEqual([
      'eve',
      'ann',
      'ben',
    ])
    expect(await board.draftsLeft(tenant, [])).toEqual([])
    expect(await board.draftsLeft('tenant-of-nobody', ['unit-1'])).toEqual([])
  })

  test('somebody’s own drafts are counted alone', async () => {
    expect(await board.draftsOf(tenant, 'ben')).toEqual({ person: 'ben', count: 1, oldest: after(70) })
    expect(await board.draftsOf(tenant, 'nobody')).toBeNull()
  })

  test('a plan waits for the unit’s supervisor, not for its author, until it is decided', async () => {
    const chief = person('chief', 'unit-1', 'supervisor')
    const by = { id: 'author', name: 'An Author' }
    const author = here('author')
    const waiting = { case: 'wi-1', plan: 'plan-1', by }
    await store.commit(
      turn(author, {
        speaker: person('author', 'unit-1'),
        notices: [
          {
            id: randomUUID(),
            to: { type: 'supervisors', unit: 'unit-1', named: 'chief-2' },
            notice: { kind: 'plan-submitted', ...waiting },
          },
        ],
      }),
    )
    expect(await board.plansWaiting(tenant, chief)).toEqual([{ ...waiting, since: noon }])
    expect(await board.plansWaiting(tenant, person('chief-9', 'unit-2', 'supervisor'))).toEqual([])
    expect(await board.plansWaiting(tenant, person('author', 'unit-1', 'supervisor'))).toEqual([])
    const decided = { kind: 'plan-decided', ...waiting, decision: 'approve', note: null } as const
    const notice = { id: randomUUID(), to: { type: 'concerned', plan: 'plan-1' } as const, notice: decided }
    await store.commit(turn(author, { revision: 1, notices: [notice] }))
    expect(await board.plansWaiting(tenant, chief)).toEqual([])
  })
})
