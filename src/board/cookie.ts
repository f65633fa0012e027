import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sessionLife } from './session.ts'

/** In Teams the page stands in a frame of another site, so its cookie is kept for that site alone. */
const inTeams = { path: '/board', httpOnly: true, secure: true, sameSite: 'None', partitioned: true } as const
/** On one machine there is neither a frame nor https. */
const alone = { path: '/board', httpOnly: true, sameSite: 'Strict' } as const

const nameOf = (local: boolean) => (local ? 'waymark-board' : '__Secure-waymark-board')

export const sessionIn = (c: Context, local: boolean): string | undefined => getCookie(c, nameOf(local))

export const keepSession = (c: Context, local: boolean, session: string): void =>
  setCookie(c, nameOf(local), session, { ...(local ? alone : inTeams), maxAge: sessionLife })

export const dropSession = (c: Context, local: boolean): void =>
  void deleteCookie(c, nameOf(local), local ? alone : inTeams)
