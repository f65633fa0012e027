import type { Context } from 'hono'
import type { Log } from '../../bot/ports.ts'
import { addressOf, askedIn } from '../asked.ts'
import { dropSession, keepSession, sessionIn } from '../cookie.ts'
import { readSession, signSession, type SessionKey } from '../session.ts'
import type { Viewer } from '../types.ts'
import { byChoice, byToken, type SignIn } from './answer.ts'

export interface VisitParts {
  signIn: SignIn
  key: SessionKey
  log: Log
  /** ISO instant. */
  now(): string
}

/** Who visits, and how a visit begins. */
export function visits({ signIn, key, log, now }: VisitParts) {
  const local = signIn.kind === 'demo'
  const serves = (tenant: string) =>
    signIn.kind === 'demo' ? tenant === signIn.tenant : signIn.tenants.includes(tenant)
  return {
    /** Null for whoever has no session that counts. */
    async viewer(c: Context): Promise<Viewer | null> {
      const viewer = await readSession(key, sessionIn(c, local), now())
      return viewer && serves(viewer.tenant) ? viewer : null
    },
    /** Begins a session, or ends the one there is and says why in one sentence. */
    async begin(c: Context) {
      const answer = await (signIn.kind === 'teams' ? byToken(c, signIn, now()) : byChoice(c, signIn))
      if (!answer.ok) {
        log.warn('board.refused', { code: answer.code })
        dropSession(c, local)
        return c.text(answer.says, answer.status)
      }
      keepSession(c, local, await signSession(key, answer.viewer, now()))
      return local ? c.redirect(addressOf(askedIn(c.req.query())), 303) : c.body(null, 204)
    },
  }
}
