import type { Context } from 'hono'
import type { Viewer } from '../types.ts'
import { checkEntraToken, type EntraSettings } from './entra-token.ts'
import { isOurs } from './nearness.ts'

/** Who may sign in: people of our tenants by a token of Teams, or on one machine anybody of the demo agency. */
export type SignIn =
  | ({ kind: 'teams' } & EntraSettings)
  | { kind: 'demo'; tenant: string; people: readonly { id: string; name: string }[] }

/** Somebody signed in, or one sentence for them and a code for the log. */
export type SignInAnswer =
  { ok: true; viewer: Viewer } | { ok: false; code: string; status: 401 | 403 | 503; says: string }

export async function byToken(c: Context, settings: EntraSettings, now: string): Promise<SignInAnswer> {
  const refused = {
    ok: false,
    status: 401,
    says: 'Teams’ sign-in was not accepted here. Please close the tab and open it again.',
  } as const
  try {
    const answer = await checkEntraToken(c.req.header('authorization'), settings, now)
    return answer.ok ? answer : { ...refused, code: answer.code }
  } catch {
    const says = 'Signing in does not work right now. Please try again in a minute.'
    return { ok: false, code: 'keys-unavailable', status: 503, says }
  }
}

export async function byChoice(
  c: Context,
  { tenant, people }: SignIn & { kind: 'demo' },
): Promise<SignInAnswer> {
  if (!isOurs(c.req.header('origin'), c.req.header('host')))
    return { ok: false, code: 'not-local', status: 403, says: 'Please choose on the page itself.' }
  const form = await c.req.parseBody().catch(() => null)
  const chosen = people.find(({ id }) => id === form?.['person'])
  return chosen
    ? { ok: true, viewer: { tenant, person: chosen.id } }
    : {
        ok: false,
        code: 'nobody',
        status: 401,
        says: 'There is nobody of that name. Please choose one of the list.',
      }
}
