import { existsSync } from 'node:fs'
import type { Edition } from '../../../policy/edition.ts'
import { loadLibrary, type Library } from '../../../policy/index.ts'
import { isDay } from '../../policy/calendar.ts'
import { diffEditions } from '../../policy/diff/diff.ts'
import { touchedBy } from '../../policy/diff/touched.ts'
import { statesOf } from '../../policy/rulebook.ts'
import type { StateCode } from '../../policy/types.ts'
import { clockFrom } from '../clock.ts'
import { flagsOf, text } from '../flags.ts'
import { UsageError, type Invocation } from '../invocation.ts'
import { dayIn } from '../../shell/world.ts'
import { zoneFrom } from '../local/place.ts'
import { childrenOf } from './known-children.ts'
import { linesOf, type DiffReport } from './diff-lines.ts'
import { openCases } from './open-cases.ts'

const usage =
  'Use: npm run policy -- diff STATE FROM TO [--data DIR] [--json], such as diff mo 2020-05-28 2021-07-02.'

/** `diff mo 2020-05-28 2021-07-02 [--data DIR] [--json]`: what changed between two editions, and the open cases it touches. */
export async function diff(invocation: Invocation): Promise<number> {
  const { args, out } = invocation
  const named = args.findIndex((arg) => arg.startsWith('-'))
  const places = named < 0 ? args : args.slice(0, named)
  const flags = flagsOf(args.slice(places.length), ['data', 'now', 'policy'], ['json'])
  const folder = text(flags, 'policy')
  if (folder !== undefined && !existsSync(folder))
    throw new UsageError(`There is no folder ${folder} for --policy.`)
  const library = loadLibrary(folder)
  const { state, from, to } = editionsFrom(places, library)
  const found = diffEditions(library, state, from, to)
  const now = text(flags, 'now')
  const today = dayIn(zoneFrom(invocation.env), clockFrom(now).now())
  const open = await openCases(text(flags, 'data'), state, now, invocation)
  const report: DiffReport = {
    state,
    name: to.name,
    before: from.effective,
    after: to.effective,
    changes: found.changes,
    cases: open.ok
      ? open.cases.flatMap((one) => {
          const touches = childrenOf(one, today).flatMap((child) => touchedBy(found, child))
          return touches.length ? [{ case: one.id, touches }] : []
        })
      : null,
    casesLookedAt: open.ok ? open.cases.length : null,
    casesBecause: open.ok ? null : open.because,
  }
  for (const line of flags.json ? [JSON.stringify(report, null, 2)] : linesOf(report)) out(line)
  return 0
}

function editionsFrom(
  places: readonly string[],
  library: Library,
): { state: StateCode; from: Edition; to: Edition } {
  const [named, ...days] = places
  if (named === undefined || days.length !== 2) throw new UsageError(usage)
  const states = statesOf(library)
  const state = states.find((one) => one === named)
  if (!state)
    throw new UsageError(`There are no rules for the state "${named}" here; states: ${states.join(', ')}.`)
  const editions = library.editions[state] ?? []
  const [from, to] = days.map((day) => editionOf(editions, state, day))
  if (!from || !to) throw new UsageError(usage)
  if (from === to) throw new UsageError(`The two editions are the same one, ${from.effective}; name two.`)
  return from.effective < to.effective ? { state, from, to } : { state, from: to, to: from }
}

function editionOf(editions: readonly Edition[], state: StateCode, day: string): Edition {
  if (!isDay(day)) throw new UsageError(`"${day}" is not a day; write it YYYY-MM-DD.`)
  const found = editions.find(({ effective }) => effective === day)
  const known = editions.map(({ effective }) => effective).join(', ')
  if (!found) throw new UsageError(`There is no ${state} edition of ${day}; editions: ${known}.`)
  return found
}
