/**
 * The parts of `start`, without the Playground, as a process that ends itself with SIGKILL at a named point. It waits for
 * SIGUSR2 before it counts; what it wraps are ports, so that the product knows nothing of this.
 */
import { dialogs } from '../../dialogs/index.ts'
import type { CaseApi, Channel, Store } from '../../src/bot/ports.ts'
import type { GuidedFlow } from '../../src/bot/guided-flow.ts'
import { localTenant } from '../../src/case-api/tenant.ts'
import { createCaseApiClient } from '../../src/case-api/client/client.ts'
import { clockFrom } from '../../src/commands/clock.ts'
import { flagsOf, text } from '../../src/commands/flags.ts'
import { openAnswers } from '../../src/commands/local/answers.ts'
import { openAgency } from '../../src/commands/local/agency.ts'
import { openPlace, zoneFrom } from '../../src/commands/local/place.ts'
import { openPolicyDesk } from '../../src/commands/local/policy-desk.ts'
import { logFile } from '../../src/commands/log.ts'
import { openRules } from '../../src/commands/rules.ts'
import { createDesk } from '../../src/shell/desk.ts'
import { openDutyMemory, openStore } from '../../src/store/index.ts'
import { startTeams } from '../../src/teams/server.ts'
import { localSettings } from '../teams/local.ts'
import type { Point } from './points.ts'
import { noFiles } from '../world/files.ts'

const { env } = process
const wanted = env['WAYMARK_KILL_AT']
let left = Number(env['WAYMARK_KILL_HIT'] ?? 1)
let armed = false
process.on('SIGUSR2', () => (armed = true))

/** Does not return from the point at which this process is to end. */
async function pass(point: Point): Promise<void> {
  if (!armed || point !== wanted || --left > 0) return
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => undefined)
}

async function around<T>(what: string, job: () => Promise<T>): Promise<T> {
  await pass(`before ${what}` as Point)
  const result = await job()
  await pass(`after ${what}` as Point)
  return result
}

const watchedStore = (store: Store): Store => ({
  ...store,
  receive: (inbound) => around('receive', () => store.receive(inbound)),
  commit: (turn) => {
    const what = turn.settles ? 'settle' : turn.write ? 'confirm' : 'commit'
    return around(what, () => store.commit(turn))
  },
  claim: (...claim) => around('claim', () => store.claim(...claim)),
  advance: (...step) => around('advance', () => store.advance(...step)),
  markSent: (...sent) => around('mark sent', () => store.markSent(...sent)),
})
const watchedCaseApi = (api: CaseApi): CaseApi => ({
  ...api,
  write: (...request) => around('write', () => api.write(...request)),
})
const watchedChannel = (channel: Channel): Channel => ({
  send: (...message) => around('send', () => channel.send(...message)),
  update: (...message) => around('update', () => channel.update(...message)),
})

const flags = flagsOf(process.argv.slice(2), ['port', 'case-api-port', 'data', 'now'], ['no-playground'])
const directory = text(flags, 'data') ?? ''
const port = (name: string) => Number(text(flags, name))
const clock = clockFrom(text(flags, 'now'))
const zone = zoneFrom(env)
const rules = openRules(directory)
const database = await openPlace(directory, env, () => undefined)
const { log } = logFile(directory)
const agency = await openAgency({ database, directory, rules, clock, zone, log, port: port('case-api-port') })
const caseApi = createCaseApiClient({ baseUrl: agency.url, tokenFor: agency.tokenFor, timeout: 4000 })
const policyDesk = await openPolicyDesk({ database, directory, rules, demo: true })
let channel: Channel | null = null
const desk = createDesk({
  store: watchedStore(await openStore({ database })),
  duties: await openDutyMemory({ database }),
  caseApi: watchedCaseApi(caseApi),
  channel: () => channel,
  dialogs: dialogs as unknown as readonly GuidedFlow[],
  rulesFor: rules.rulesFor,
  policyDesk,
  ...openAnswers(directory, (on) => policyDesk.memory.reviewedAnswers(localTenant, on), null),
  clock,
  zone,
  log,
})
const teams = await startTeams({
  settings: localSettings(),
  receive: (inbound) => desk.receive(inbound),
  team: (event) => desk.team(event),
  files: noFiles,
  health: () => ({ ready: true }),
  log,
  port: port('port'),
  now: () => clock.now(),
})
channel = watchedChannel(teams.channel)
await desk.start()
process.stdout.write('Stop with Ctrl+C\n')
process.once('SIGTERM', () => {
  void desk
    .stop()
    .then(() => teams.close())
    .then(() => agency.close())
    .then(() => database.close())
    .then(() => process.exit(0))
})
