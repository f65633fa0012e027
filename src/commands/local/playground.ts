import { join } from 'node:path'
import { demoNames } from '../../case-api/demo/read.ts'
import { PlaygroundError, startPlayground, type Playground } from '../../teams/playground/start.ts'
import { UsageError } from '../invocation.ts'

/** Who sits at the page; the Playground lets nobody else speak. */
const atThePage = 'worker-tn'
const others = ['worker-tn-2', 'supervisor-tn', 'worker-mo', 'worker-wi', 'worker-ma']

/** The page in which a worker of the demo agency talks to the bot. Its files stand in the data directory. */
export async function openPlayground(directory: string, bot: string, port: number): Promise<Playground> {
  const names = demoNames()
  const named = (id: string) => ({ id, name: names.get(id) ?? id })
  try {
    return await startPlayground({
      port,
      endpoint: `${bot}/api/messages`,
      directory: join(directory, 'playground'),
      currentUser: named(atThePage),
      users: others.map(named),
    })
  } catch (error) {
    throw error instanceof PlaygroundError ? new UsageError(error.message) : error
  }
}
