import { join } from 'node:path'
import { demoNames } from '../../case-api/demo/read.ts'
import { otherUsers } from '../../teams/playground/configuration.ts'
import { PlaygroundError, startPlayground, type Playground } from '../../teams/playground/start.ts'
import { UsageError } from '../invocation.ts'

/** Who sits at the page when nobody is named; the Playground lets nobody else speak. */
export const usuallyAtThePage = 'worker-tn'
/** Who else is in the team, those of the speaker's own state first. */
const others = ['worker-tn-2', 'supervisor-tn', 'worker-tn', 'worker-mo', 'worker-wi', 'worker-ma']

/** The person of the demo agency whom `--as` names. Throws `UsageError` for anybody else. */
export function speakerFrom(named: string | undefined): string {
  const person = named ?? usuallyAtThePage
  if (demoNames().has(person)) return person
  throw new UsageError(`There is no "${person}" in the demo agency: ${[...demoNames().keys()].join(', ')}.`)
}

/** The page in which one person of the demo agency talks to the bot. Its files stand in the data directory. */
export async function openPlayground(
  directory: string,
  bot: string,
  { port, person }: { port: number; person: string },
): Promise<Playground> {
  const names = demoNames()
  const named = (id: string) => ({ id, name: names.get(id) ?? id })
  try {
    return await startPlayground({
      port,
      endpoint: `${bot}/api/messages`,
      directory: join(directory, 'playground'),
      currentUser: named(person),
      users: colleaguesOf(person, [...names.keys()]).map(named),
    })
  } catch (error) {
    throw error instanceof PlaygroundError ? new UsageError(error.message) : error
  }
}

/** Those of the same state, then one worker of each other state: as many as the page wants. */
function colleaguesOf(person: string, everybody: readonly string[]): string[] {
  const state = /-([a-z]{2})(?:-|$)/.exec(person)?.[1] ?? ''
  const own = everybody.filter((id) => id.split('-').includes(state))
  return [...new Set([...own, ...others])].filter((id) => id !== person).slice(0, otherUsers)
}
