import type { Store } from '../../src/bot/ports.ts'
import { openStore } from '../../src/store/index.ts'
import { numbersFrom } from '../teams/tokens.ts'
import { databaseKinds, emptyWorld, reply, someAddress, turn, type DatabaseKind } from '../store/world.ts'

export interface RaceReport {
  commits: number
  databases: readonly string[]
  failures: readonly string[]
}

/** Two to eight turns begin from the same session, on two replicas where there is a server: one is kept, the others know. */
export async function raceForSessions(count: number, seed: number): Promise<RaceReport> {
  const all: Race[] = []
  for (const kind of databaseKinds)
    all.push(...(await racesOn(kind, Math.ceil(count / databaseKinds.length), seed)))
  return {
    commits: all.reduce((sum, { commits }) => sum + commits, 0),
    databases: databaseKinds,
    failures: all.flatMap(({ failure }) => failure ?? []),
  }
}

interface Race {
  commits: number
  failure: string | null
}

async function racesOn(kind: DatabaseKind, count: number, seed: number): Promise<Race[]> {
  const world = await emptyWorld(kind)
  const pick = numbersFrom(seed)
  try {
    const stores = [world.store, await openStore({ database: await world.replica() })]
    const races: Race[] = []
    let [address, revision] = [someAddress(), 0]
    while (races.length < count) {
      const many = 2 + pick(7)
      const failure = await race(stores, { ...turn(address, { revision }) }, many)
      races.push({ commits: many, failure: failure && `${kind}: ${failure}` })
      if (pick(3) > 0) revision++
      else [address, revision] = [someAddress({ tenant: `tenant-${pick(4)}` }), 0]
    }
    return races
  } finally {
    await world.close()
  }
}

async function race(
  stores: readonly Store[],
  begun: ReturnType<typeof turn>,
  many: number,
): Promise<string | null> {
  const { address, revision } = begun
  const answers = await Promise.all(
    Array.from({ length: many }, (_, n) =>
      stores[n % 2]!.commit({ ...begun, inbound: `${revision}-${n}`, reply: reply(`${n}`) }),
    ),
  )
  const kept = answers.filter((answer) => answer === 'kept').length
  const lost = answers.filter((answer) => answer === 'conflict').length
  const now = await stores[0]!.session(address)
  const right = kept === 1 && lost === many - 1 && now?.revision === revision + 1
  return right ? null : `${kept} of ${many} kept, revision ${now?.revision ?? 'none'}`
}
