import { consoleAddress } from '../console/address.ts'
import { openConsole } from '../console/converse.ts'
import { demoPeople } from '../case-api/demo/read.ts'
import { localTenant } from '../case-api/tenant.ts'
import { flagsOf, text } from './flags.ts'
import { clockFrom } from './clock.ts'
import { dataDirectory } from './data-directory.ts'
import { UsageError, type Command } from './invocation.ts'
import { openAgency } from './local/agency.ts'
import { openBot } from './local/bot.ts'
import { filesIn, wordFiles } from './local/files.ts'
import { openPlace, zoneFrom } from './local/place.ts'
import { logFile } from './log.ts'
import { openRules } from './rules.ts'

/** `chat --as PERSON`: the same bot in the terminal, with a case API of its own on a free port. */
export const run: Command = async ({ args, env, stdin, stdout, err }) => {
  const flags = flagsOf(args, ['as', 'data', 'now'], ['json', 'channel'])
  const person = personFrom(text(flags, 'as'))
  const directory = dataDirectory(text(flags, 'data'))
  const clock = clockFrom(text(flags, 'now'))
  const zone = zoneFrom(env)
  const rules = openRules(directory, zone)
  const interactive = stdin.isTTY === true && flags.json !== true
  const database = await openPlace(directory, env, interactive ? err : () => undefined)
  const { log, close: closeLog } = logFile(directory)
  const agency = await openAgency({ database, directory, rules, clock, zone, port: 0, log })
  const address = consoleAddress(localTenant, person, flags.channel === true)
  const keep = filesIn(directory, wordFiles({ caseApi: agency, rules, clock, zone }))
  const terminal = openConsole({ input: stdin, output: stdout, json: flags.json === true, interactive, keep })
  const desk = await openBot({
    database,
    caseApi: agency,
    rules,
    clock,
    zone,
    log,
    channel: ({ conversation }) => (conversation === address.conversation ? terminal.channel : null),
  })
  await desk.start()
  await terminal.converse({
    address,
    now: () => clock.now(),
    receive: (inbound) => desk.receive(inbound),
    idle: () => desk.idle(),
    header: `Waymark, as ${person}. Everything here is invented. Ctrl+D ends.`,
  })
  await desk.stop()
  await agency.close()
  await database.close()
  closeLog()
  return 0
}

function personFrom(named: string | undefined): string {
  const people = demoPeople()
  if (named === undefined)
    throw new UsageError(`Say who is speaking with --as; people: ${people.join(', ')}.`)
  if (!people.includes(named))
    throw new UsageError(`Nobody here is called "${named}"; people: ${people.join(', ')}.`)
  return named
}
