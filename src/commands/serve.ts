import type { Address, Channel } from '../bot/ports.ts'
import { openSigningKey } from '../case-api/tokens/key-file.ts'
import { signToken } from '../case-api/tokens/sign.ts'
import { PortTaken, startTeams } from '../teams/server.ts'
import { teamsSettings, type TeamsSettings } from '../teams/settings.ts'
import { clockFrom } from './clock.ts'
import { dataDirectory } from './data-directory.ts'
import { flagsOf, text } from './flags.ts'
import { openModel } from './model.ts'
import { UsageError, type Command, type Invocation } from './invocation.ts'
import { closingInTurn } from './closing.ts'
import { openBoard } from './local/board.ts'
import { teamsSignIn } from './local/board-sign-in.ts'
import { openBot } from './local/bot.ts'
import { healthOf } from './local/health.ts'
import { wordFiles } from './local/files.ts'
import { openPlace, zoneFrom } from './local/place.ts'
import { openReminders } from './local/reminders.ts'
import { reused, tokenLife } from './local/tokens.ts'
import { standardLog } from './log.ts'
import { openRules } from './rules.ts'

/** `serve`: the bot for Teams, against an agency's own case API. It does not start without an app id. */
export const run: Command = async (invocation) => {
  const { args, stopped, out } = invocation
  const flags = flagsOf(args, ['port', 'data'], [])
  const settings = settingsFrom(invocation.env)
  const stop = stopped()
  const closing = closingInTurn()
  try {
    out(
      await open(
        invocation,
        settings,
        {
          directory: dataDirectory(text(flags, 'data')),
          port: portFrom(text(flags, 'port'), invocation.env),
        },
        closing,
      ),
    )
    await stop
  } finally {
    await closing.close()
  }
  return 0
}

type Closing = ReturnType<typeof closingInTurn>

async function open(
  { env, err }: Invocation,
  settings: TeamsSettings,
  at: { directory: string; port: number },
  closing: Closing,
): Promise<string> {
  const log = standardLog()
  const caseApi = caseApiFrom(env)
  const zone = zoneFrom(env)
  const clock = clockFrom(undefined)
  const rules = openRules(at.directory, zone)
  const model = openModel(env, clock, log)
  const key = await openSigningKey(at.directory)
  const database = closing.add(await openPlace(at.directory, env, err), (opened) => opened.close())
  const channel: { current: Channel | null } = { current: null }
  const tokenFor = reused((person) => signToken(key, { tenant: settings.appTenant, person, life: tokenLife }))
  const parts = { caseApi: { url: caseApi, tokenFor }, rules, clock, zone }
  const bot = {
    ...parts,
    directory: at.directory,
    demo: false,
    tenant: settings.appTenant,
    database,
    log,
    model,
    channel: ({ channel: of }: Address) => (of === 'teams' ? opened(channel.current) : null),
  }
  const reminders = closing.add(await openReminders(bot, settings.appTenant), (running) => running.stop())
  const desk = await openBot({ ...bot, dutiesChanged: reminders.changed })
  closing.add(desk, (running) => running.stop())
  const health = () => healthOf(caseApi, reminders)
  const files = wordFiles(parts)
  const signIn = teamsSignIn(env, settings.tenants)
  const board = { ...parts, database, log, directory: at.directory, calendarFor: rules.calendarFor }
  const pages = signIn && (await openBoard({ ...board, reminders: reminders.shown, signIn }))
  const options = {
    settings,
    port: at.port,
    receive: desk.receive,
    team: desk.team,
    form: desk.form,
    files,
    pages,
    log,
    health,
    ...(metricsWanted(env) && { metrics: reminders.metrics.text }),
    now: () => clock.now(),
  }
  const teams = closing.add(await startTeams(options).catch(portTaken), (server) => server.close())
  channel.current = teams.channel
  await desk.start()
  reminders.start()
  const shown = pages ? 'The board is shown.' : 'There is no board: AAD_APP_CLIENT_ID is not set.'
  const served = `Waymark serves Teams on port ${at.port}. Its key for the case API is ${key.kid}. ${shown}`
  return model ? `${served}\n${model.says}` : served
}

/** `/metrics` holds counts only, and is still nobody's business on an open network: it is asked for. */
function metricsWanted(env: Invocation['env']): boolean {
  const { WAYMARK_METRICS: wish = 'off' } = env
  if (wish !== 'on' && wish !== 'off') throw new UsageError('WAYMARK_METRICS must be "on" or "off".')
  return wish === 'on'
}

function opened(channel: Channel | null): Channel {
  if (!channel) throw new Error('The channel is not open yet')
  return channel
}

function portTaken(error: unknown): never {
  throw error instanceof PortTaken ? new UsageError(error.message) : error
}

/** One agency, one tenant: the case API's tokens are made for the tenant that is named first. */
export function settingsFrom(env: Invocation['env']): TeamsSettings {
  const answer = teamsSettings(env, { local: false })
  if (!answer.ok) throw new UsageError(answer.because)
  if (answer.settings.tenants.length > 1)
    throw new UsageError('MicrosoftAppTenantId names several tenants; run one Waymark for each agency.')
  return answer.settings
}

export function caseApiFrom(env: Invocation['env']): string {
  const url = env.CASE_API_URL ?? ''
  const safe =
    URL.canParse(url) && (url.startsWith('https://') || /^http:\/\/(?:127\.0\.0\.1|localhost)[:/]?/.test(url))
  if (!safe) throw new UsageError('CASE_API_URL must be the https address of the agency’s case API.')
  return url.replace(/\/+$/, '')
}

function portFrom(given: string | undefined, env: Invocation['env']): number {
  const port = Number(given ?? env.PORT ?? 3978)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new UsageError('--port wants a port number from 1 to 65535, such as 3978.')
  return port
}
