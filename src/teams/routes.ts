import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono, type Context } from 'hono'
import type { Address, Files, Inbound, Log } from '../bot/ports.ts'
import type { TeamEvent } from '../bot/reminder-ports.ts'
import type { SealedForm } from '../bot/reply.ts'
import type { TeamsAdapter } from './adapter.ts'
import { teamsApplication } from './application.ts'
import type { Downloads } from './files/downloads.ts'
import { fileHeaders } from './files/link.ts'
import { admit } from './gate/gate.ts'
import { signingKeys } from './gate/keys.ts'
import type { TeamsSettings } from './settings.ts'

export interface Health {
  ready: boolean
  /** Parts and whether each works, for who runs the bot; names only. */
  parts?: { readonly [part: string]: boolean }
  /** When reminders last ran, an ISO instant. */
  reminders?: { lastRun: string | null }
}

export interface TeamsOptions {
  settings: TeamsSettings
  /** Keeps what arrived. Teams hears "taken" when this settles; when it throws, Teams is told to try again. */
  receive(inbound: Inbound): Promise<void>
  /** Keeps that the bot was put into a team or taken out of it. */
  team?(event: TeamEvent): Promise<void>
  /** The form that a button of the newest card opens in a window; null where the button is an old one. Not needed in local mode. */
  form?(address: Address, token: string): Promise<SealedForm | null>
  /** Makes the files that messages offer. */
  files: Files
  /** 0 takes any free port. */
  port: number
  /** The address to listen on, every one where missing; always 127.0.0.1 in local mode. */
  host?: string
  health(): Health | Promise<Health>
  /** Pages of others that this server shows too, below one path. They bring their own security headers. */
  pages?: { path: string; app: Hono } | null
  /** Counts in the text format of Prometheus; not served where missing. */
  metrics?(): Promise<{ type: string; body: string }>
  log: Log
  /** ISO instant of arrival; the system clock where missing. The gate always uses the system clock. */
  now?: () => string
}

/** What Teams and whoever runs the bot may ask for. Nothing refused says why; `state.closing` turns /readyz off. */
export function routes(
  options: TeamsOptions,
  adapter: TeamsAdapter,
  state: { closing: boolean; downloads: Downloads },
): Hono {
  const {
    settings,
    log,
    receive,
    team = async () => undefined,
    form = async () => null,
    health,
    pages = null,
    now = () => new Date().toISOString(),
  } = options
  const gate = { settings, findKey: signingKeys(settings.openIdMetadata), now: Date.now }
  const application = teamsApplication({ local: settings.local, receive, team, form, now })
  const app = new Hono()

  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(securityHeaders))
      if (!c.res.headers.has(name)) c.header(name, value)
  })
  app.post('/api/messages', async (c) => {
    const admission = await admit(gate, c.req.raw, peerOf(c))
    if (!admission.ok) {
      log.warn('teams.refused', { code: admission.code, status: admission.status })
      return c.body(null, admission.status)
    }
    const { status, body } = await adapter.run(admission.activity, async (context) => {
      await application.run(context)
    })
    if (status >= 500) log.error('teams.not-taken', { status })
    return body === undefined ? new Response(null, { status }) : Response.json(body, { status })
  })
  app.all('/api/messages', (c) => c.body(null, 405, { Allow: 'POST' }))
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    const { ready, parts = {}, reminders } = await health()
    const open = ready && !state.closing
    return c.json({ ready: open, parts, ...(reminders && { reminders }) }, open ? 200 : 503)
  })
  app.get('/metrics', async (c) => {
    const counts = await options.metrics?.()
    return counts ? c.body(counts.body, 200, { 'Content-Type': counts.type }) : c.body(null, 404)
  })
  // A link is only ever made in local mode, so that elsewhere nothing is found here.
  app.get('/files/:token', (c) =>
    settings.local && c.req.method === 'GET'
      ? handOver(c, state.downloads.take(c.req.param('token')))
      : c.body(null, 404),
  )
  if (pages) app.route(pages.path, pages.app)
  app.notFound((c) => c.body(null, 404))
  app.onError((_error, c) => {
    log.error('teams.broken', { path: c.req.path.slice(0, 6) })
    return c.body(null, 503)
  })
  return app
}

const handOver = (c: Context, file: ReturnType<Downloads['take']>) =>
  file === null
    ? c.text('This link was used already or has ended. Please ask for the file again.', 404)
    : c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, fileHeaders(file.name))

const securityHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
}

const peerOf = (c: Context) => getConnInfo(c).remote.address
