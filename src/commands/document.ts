import { writeFile } from 'node:fs/promises'
import { demoPeople } from '../case-api/demo/read.ts'
import { clockFrom } from './clock.ts'
import { closingInTurn } from './closing.ts'
import { dataDirectory } from './data-directory.ts'
import { flagsOf, text, type Flags } from './flags.ts'
import { UsageError, type Command } from './invocation.ts'
import { openAgency } from './local/agency.ts'
import { wordFiles } from './local/files.ts'
import { openPlace, zoneFrom } from './local/place.ts'
import { logFile } from './log.ts'
import { openRules } from './rules.ts'

const usage =
  'Use: npm run document -- --as PERSON --case CASE --kind case-plan|history --out FILE [--plan NUMBER] [--data DIR] [--now INSTANT]'

/** `document`: a case plan or the history of a case as a Word file, read as that person may. */
export const run: Command = async ({ args, env, out }) => {
  const flags = flagsOf(args, ['as', 'case', 'kind', 'plan', 'out', 'data', 'now'], [])
  const wanted = wantedFrom(flags)
  const directory = dataDirectory(text(flags, 'data'))
  const shared = { clock: clockFrom(text(flags, 'now')), zone: zoneFrom(env), rules: openRules(directory) }
  const closing = closingInTurn()
  try {
    const database = closing.add(await openPlace(directory, env, () => undefined), (opened) => opened.close())
    const { log } = closing.add(logFile(directory), (file) => file.close())
    const agency = closing.add(await openAgency({ ...shared, database, directory, port: 0, log }), (api) =>
      api.close(),
    )
    const made = await wordFiles({ ...shared, caseApi: agency }).make(wanted.person, wanted)
    if (!made)
      throw new UsageError(
        `There is no such document for ${wanted.person}: either ${wanted.case} is not one of their cases, or it has no such plan.`,
      )
    await writeFile(wanted.out, made.bytes).catch(() => {
      throw new UsageError(`The file ${wanted.out} cannot be written; choose another with --out.`)
    })
    out(`Written to ${wanted.out}.`)
  } finally {
    await closing.close()
  }
  return 0
}

function wantedFrom(flags: Flags) {
  const [person, of, kind, out] = ['as', 'case', 'kind', 'out'].map((name) => text(flags, name))
  if (!person || !of || !out || (kind !== 'case-plan' && kind !== 'history')) throw new UsageError(usage)
  const people = demoPeople()
  if (!people.includes(person))
    throw new UsageError(`Nobody here is called "${person}"; people: ${people.join(', ')}.`)
  return { person, case: of.toLowerCase(), kind, out, plan: text(flags, 'plan') ?? null } as const
}
