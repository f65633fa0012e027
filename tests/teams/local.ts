import { request as httpRequest } from 'node:http'
import type { Files, Inbound, LogFields } from '../../src/bot/ports.ts'
import type { TeamEvent } from '../../src/bot/reminder-ports.ts'
import { startTeams, type TeamsServer } from '../../src/teams/server.ts'
import { teamsSettings, type TeamsSettings } from '../../src/teams/settings.ts'
import { noFiles } from '../world/files.ts'
import { sealedForm } from './replies.ts'

export function localSettings(): TeamsSettings {
  const answer = teamsSettings({}, { local: true })
  if (!answer.ok) throw new Error(answer.because)
  return answer.settings
}

/** A server in local mode that writes down what it received and logged; `failing` makes `receive` throw. */
export async function startLocal(settings = localSettings(), files: Files = noFiles) {
  const received: Inbound[] = []
  const teams: TeamEvent[] = []
  const logged: { event: string; fields: LogFields }[] = []
  const state = { failing: false, ready: true }
  const note = (event: string, fields: LogFields = {}) => void logged.push({ event, fields })
  const server: TeamsServer = await startTeams({
    settings,
    form: async (_, token) => (token === sealedForm.open.token ? sealedForm : null),
    receive: async (inbound) => {
      if (state.failing) throw new Error('secret-of-the-store')
      received.push(inbound)
    },
    team: async (event) => {
      if (state.failing) throw new Error('secret-of-the-store')
      teams.push(event)
    },
    files,
    health: () => ({ ready: state.ready, parts: { store: state.ready } }),
    log: { info: note, warn: note, error: note },
    port: 0,
    host: '127.0.0.1',
    now: () => '2026-06-01T12:00:00.000Z',
  })
  return { server, received, teams, logged, state }
}

/** An activity as the Teams service sends it, of one person in their own chat. */
export function teamsActivity(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: '1717243200000',
    timestamp: '2026-06-01T12:00:00.000Z',
    localTimestamp: '2026-06-01T07:00:00.000-05:00',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:1/_connector',
    from: { id: '29:1worker', name: 'Dana Wu', aadObjectId: 'dana-in-the-directory' },
    recipient: { id: '28:bot', name: 'Waymark' },
    conversation: { id: 'a:1conversation', conversationType: 'personal', tenantId: 'agency' },
    channelData: { tenant: { id: 'agency' } },
    locale: 'en-US',
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Windows' }],
    ...change,
  }
}

export interface Answer {
  status: number
  body: string
}

/** POSTs raw bytes, with any headers, and no manners of `fetch`. */
export function post(
  url: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${url}/api/messages`,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        )
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

export const say = (url: string, activity: object) => post(url, JSON.stringify(activity))
