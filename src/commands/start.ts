import { join } from 'node:path'
import { otherUsers, type PlaygroundUser } from '../teams/playground/configuration.ts'
import { PlaygroundError, startPlayground, type Playground } from '../teams/playground/start.ts'
import { PortTaken, startTeams, type TeamsServer } from '../teams/server.ts'
import { teamsSettings } from '../teams/settings.ts'
import { demoNames } from '../case-api/demo/read.ts'
import type { Channel } from '../bot/ports.ts'
import { clockFrom } from './clock.ts'
import { dataDirectory } from './data-directory.ts'
import { flagsOf, text, type Flags } from './flags.ts'
import { UsageError, type Command, type Invocation } from './invocation.ts'
import { openAgency } from './local/agency.ts'
import { openBot } from './local/bot.ts'
import { panel } from './local/panel.ts'
import { openPlace, zoneFrom } from './local/place.ts'
import { logFile } from './log.ts'
import { openRules } from './rules.ts'

/** `start`: the whole product on this machine: bot, reference case API and Playground, on the loopback address only. */
export const run: Command = async (invocation) => {
  const { args, out, stopped } = invocation
  const flags = flagsOf(args, ['port', 'case-api-port', 'playground-port', 'data', 'now'], ['no-playground'])
  const ports = portsFrom(flags)
  const stop = stopped()
  const running = await open(invocation, flags, ports)
  out(running.panel)
  await stop
  out('Stopping …')
  await running.close()
  return 0
}

interface Ports {
  bot: number
  caseApi: number
  playground: number
}

function portsFrom(flags: Flags): Ports {
  const port = (name: string, usual: number) => {
    const given = text(flags, name)
    if (given !== undefined && !/^\d{1,5}$/.test(given))
      throw new UsageError(`--${name} wants a port number, such as ${usual}.`)
    const number = given === undefined ? usual : Number(given)
    if (number < 1 || number > 65535) throw new UsageError(`--${name} wants a port number from 1 to 65535.`)
    return number
  }
  return {
    bot: port('port', 3978),
    caseApi: port('case-api-port', 3979),
    playground: port('playground-port', 56150),
  }
}

interface Running {
  panel: string
  close(): Promise<void>
}

/** Opens the parts from the inside out. What fails half-way closes what was open. */
async function open({ env, out }: Invocation, flags: Flags, ports: Ports): Promise<Running> {
  const closing: (() => Promise<unknown> | void)[] = []
  const close = async () => {
    for (const one of closing.reverse()) await one()
  }
  try {
    const directory = dataDirectory(text(flags, 'data'))
    const clock = clockFrom(text(flags, 'now'))
    const zone = zoneFrom(env)
    const rules = openRules(directory)
    const settings = localSettings(env)
    const database = await openPlace(directory, env, out)
    closing.push(() => database.close())
    const { log, close: closeLog } = logFile(directory)
    closing.push(closeLog)
    const agency = await openAgency({ database, directory, rules, clock, zone, port: ports.caseApi, log })
    closing.push(() => agency.close())
    const channel: { current: Channel | null } = { current: null }
    const desk = await openBot({
      database,
      caseApi: agency,
      rules,
      clock,
      zone,
      log,
      channel: () => opened(channel.current),
    })
    const health = () => healthOf(agency.url)
    const teams = await listen({
      settings,
      port: ports.bot,
      receive: (inbound) => desk.receive(inbound),
      log,
      health,
      now: () => clock.now(),
    })
    channel.current = teams.channel
    closing.push(
      () => desk.stop(),
      () => teams.close(),
    )
    await desk.start()
    const playground =
      flags['no-playground'] === true ? null : await play(directory, teams.url, ports.playground)
    if (playground) closing.push(() => playground.stop())
    const shown = {
      bot: teams.url,
      caseApi: agency.url,
      playground: playground?.url ?? null,
      directory,
      rules,
      today: clock.now().slice(0, 10),
    }
    return { panel: panel(shown), close }
  } catch (error) {
    await close()
    throw error
  }
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

/** Ready means that the case API and its database answer. */
async function healthOf(caseApi: string): Promise<{ ready: boolean; parts: { caseApi: boolean } }> {
  const answer = await fetch(`${caseApi}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
  const ready = answer?.ok === true
  return { ready, parts: { caseApi: ready } }
}

const atThePage = 'worker-tn'

async function play(directory: string, bot: string, port: number): Promise<Playground> {
  const people = demoNames()
  const others = ['worker-tn-2', 'supervisor-tn', 'worker-mo', 'worker-wi', 'worker-ma'].slice(0, otherUsers)
  const named = (id: string): PlaygroundUser => ({ id, name: people.get(id) ?? id })
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
