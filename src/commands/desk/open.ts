import type { QuestionMemory } from '../../bot/policy-ports.ts'
import { localTenant } from '../../case-api/tenant.ts'
import { openQuestions, tenantsOf } from '../../store/index.ts'
import { UsageError } from '../invocation.ts'
import { openPlace, type Environment } from '../local/place.ts'

interface DeskPlace {
  directory: string
  env: Environment
  /** Which agency, where the data holds several. */
  tenant: string | undefined
}

export interface OpenedDesk {
  memory: QuestionMemory
  tenant: string
  close(): Promise<void>
}

/** Opens what is kept for the policy desk. Throws `UsageError` while another process holds the data. */
export async function openDesk({ directory, env, tenant }: DeskPlace): Promise<OpenedDesk> {
  const database = await openPlace(directory, env, () => {})
  try {
    const known = await tenantsOf({ database })
    return {
      memory: await openQuestions({ database }),
      tenant: chosen(tenant, known),
      close: () => database.close(),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

function chosen(named: string | undefined, known: readonly string[]): string {
  if (named !== undefined && !known.includes(named))
    throw new UsageError(`No agency called "${named}" has data here.`)
  if (named === undefined && known.length > 1)
    throw new UsageError(`Several agencies have data here; name one with --tenant: ${known.join(', ')}.`)
  return named ?? known[0] ?? localTenant
}
