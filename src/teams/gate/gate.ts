import { isLoopback } from './peer.ts'
import type { TeamsSettings } from '../settings.ts'
import { Origin, TeamsActivity, tenantsOf } from './activity.ts'
import { readBody } from './body.ts'
import { isServiceUrl } from './hosts.ts'
import type { FindKey } from './keys.ts'
import { checkToken, type Caller } from './token.ts'

/** An activity that may become a turn, or the bare status that refuses it and a code for the log. */
export type Admission =
  { ok: true; activity: TeamsActivity } | { ok: false; status: 400 | 401 | 403 | 413 | 415; code: string }

export interface Gate {
  settings: TeamsSettings
  findKey: FindKey
  /** POSIX time in milliseconds. */
  now: () => number
}

/**
 * Decides over one request before any SDK sees it: who calls (its token, or in local mode its being on this machine),
 * then the body, then whether the two belong together. `peer` is the address of the other end.
 */
export async function admit(gate: Gate, request: Request, peer: string | undefined): Promise<Admission> {
  const called = gate.settings.local ? checkNearness(request, peer) : await checkCaller(gate, request)
  if (!called.ok) return called
  const body = await readBody(request)
  if (!body.ok) return body
  const origin = Origin.safeParse(body.json)
  if (!origin.success) return refuse(403, 'not-from-teams')
  if (!isServiceUrl(origin.data.serviceUrl, gate.settings)) return refuse(403, 'service-host')
  const parsed = TeamsActivity.safeParse(body.json)
  if (!parsed.success) return refuse(400, 'not-an-activity')
  const because = called.caller && mismatch(parsed.data, called.caller, gate.settings)
  return because === null ? { ok: true, activity: parsed.data } : refuse(403, because)
}

type Called = { ok: true; caller: Caller | null } | (Admission & { ok: false })

const refuse = (status: (Admission & { ok: false })['status'], code: string) =>
  ({ ok: false, status, code }) as const

async function checkCaller({ settings, findKey, now }: Gate, request: Request): Promise<Called> {
  const token = await checkToken(request.headers.get('authorization') ?? undefined, settings, findKey, now())
  if (!token.ok) return refuse(401, token.code)
  if (!isServiceUrl(token.caller.serviceUrl, settings)) return refuse(403, 'service-host')
  if (!token.caller.endorsements.includes('msteams')) return refuse(403, 'not-endorsed')
  return token
}

/** Nobody but a program on this machine: not another host, and not a web page that lends a name to 127.0.0.1. */
function checkNearness(request: Request, peer: string | undefined): Called {
  const host = request.headers.get('host') ?? ''
  const near =
    isLoopback(peer) && URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname)
  if (!near || request.headers.has('origin')) return refuse(403, 'not-local')
  return { ok: true, caller: null }
}

function mismatch(activity: TeamsActivity, caller: Caller, settings: TeamsSettings): string | null {
  if (activity.serviceUrl !== caller.serviceUrl) return 'service-url'
  const tenants = tenantsOf(activity).map((tenant) => tenant.toLowerCase())
  if (tenants.length === 0 || !tenants.every((tenant) => settings.tenants.includes(tenant))) return 'tenant'
  return null
}
