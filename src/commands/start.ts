import type { Address, Channel } from '../bot/ports.ts'
import { localTenant } from '../case-api/tenant.ts'
import { PortTaken, startTeams, type TeamsServer } from '../teams/server.ts'
import { teamsSettings } from '../teams/settings.ts'
import { clockFrom } from './clock.ts'
import { closingInTurn } from './closing.ts'
import { dataDirectory } from './data-directory.ts'
import { flagsOf, text, type Flags } from './flags.ts'
import { openModel } from './model.ts'
import { UsageError, type Command, type Invocation } from './invocation.ts'
import { openAgency } from './local/agency.ts'
import { openBoard } from './local/board.ts'
import { demoSignIn } from './local/board-sign-in.ts'
import { openBot } from './local/bot.ts'
import { healthOf } from './local/health.ts'
import { panel } from './local/panel.ts'
import { wordFiles } from './local/files.ts'
import { openPlace, zoneFrom } from './local/place.ts'
import { openPlayground, speakerFrom } from './local/playground.ts'
import { openReminders } from './local/reminders.ts'
import { logFile } from './log.ts'
import { openRules } from './rules.ts'

/** `start`: the whole product on this machine: bot, reference case API and Playground, on the loopback address only. */
export const run: Command = async (invocation) => {
  const { args, out, stopped } = invocation
  const flags = flagsOf(
    args,
    ['port', 'case-api-port', 'playground-port', 'data', 'now', 'as'],
    ['no-playground'],
  )
  const person = speakerFrom(text(flags, 'as'))
  const ports = portsFrom(flags)
  const stop = stopped()
  const closing = closingInTurn()
  try {
    out(await open(invocation, flags, { ...ports, person }, closing))
    await stop
    out('Stopping …')
  } finally {
    await closing.close()
  }
  return 0
}

interface Ports {
  bot: number
  caseApi: number
  playground: number
}

function portsFrom(flags: Flags): Ports {
  const port = (name: string, usual: number) => {
    const number = Number(text(flags, name) ?? usual)
    if (!Number.isInteger(number) || number < 1 || number > 65535)
      throw new UsageError(`--${name} wants a port number from 1 to 65535, such as ${usual}.`)
    return number
  }
  return {
    bot: port('port', 3978),
    caseApi: port('case-api-port', 3979),
    playground: port('playground-port', 56150),
  }
}

/** Opens the parts from the inside out and answers the panel to print. */
async function open(
  { env, out }: Invocation,
  flags: Flags,
  ports: Ports & { person: string },
  closing: ReturnType<typeof closingInTurn>,
): Promise<string> {
  const directory = dataDirectory(text(flags, 'data'))
  const clock = clockFrom(text(flags, 'now'))
  const zone = zoneFrom(env)
  const rules = openRules(directory, zone)
  const settings = localSettings(env)
  const database = closing.add(await openPlace(directory, env, out), (opened) => opened.close())
  const { log } = closing.add(logFile(directory), (file) => file.close())
  const model = openModel(env, clock, log)
  if (model) out(model.says)
  const shared = { database, rules, clock, zone, log }
  const agency = closing.add(await openAgency({ ...shared, directory, port: ports.caseApi }), (api) =>
    api.close(),
  )
  const channel: { current: Channel | null } = { current: null }
  const parts = {
    ...shared,
    directory,
    demo: true,
    tenant: localTenant,
    caseApi: agency,
    model,
    channel: ({ channel: of }: Address) => (of === 'teams' ? opened(channel.current) : null),
  }
  const reminders = closing.add(await openReminders(parts, localTenant), (running) => running.stop())
  const desk = await openBot({ ...parts, dutiesChanged: reminders.changed })
  closing.add(desk, (running) => running.stop())
  const health = () => healthOf(agency.url, reminders)
  const files = wordFiles({ ...shared, caseApi: agency })
  const board = { ...shared, directory, caseApi: agency, calendarFor: rules.calendarFor }
  const pages = await openBoard({ ...board, reminders: reminders.shown, signIn: demoSignIn() })
  const behind = { receive: desk.receive, team: desk.team, metrics: reminders.metrics.text }
  const shown = { ...behind, settings, port: ports.bot, files, pages, log, health, now: () => clock.now() }
  const teams = closing.add(await listen(shown), (server) => server.close())
  channel.current = teams.channel
  await desk.start()
  reminders.start()
  const playground =
    flags['no-playground'] === true
      ? null
      : await openPlayground(directory, teams.url, { port: ports.playground, person: ports.person })
  if (playground) closing.add(playground, (running) => running.stop())
  const today = clock.now().slice(0, 10)
  return panel({
    bot: teams.url,
    board: `${teams.url}${pages.path}`,
    caseApi: agency.url,
    playground: playground?.url ?? null,
    person: ports.person,
    directory,
    rules,
    today,
  })
}

function opened(channel: Channel | null): Channel {
  if (!channel) throw new Error('The channel is not open yet')
  return channel
}

function localSettings(env: Invocation['env']) {
  const answer = teamsSettings(env, { local: true })
  if (!answer.ok) throw new UsageError(answer.because)
  return answer.settings
}

async function listen(options: Parameters<typeof startTeams>[0]): Promise<TeamsServer> {
  try {
    return await startTeams(options)
  } catch (error) {
    throw error instanceof PortTaken ? new UsageError(error.message) : error
  }
}
