import { loadLibrary } from '../../../policy/index.ts'
import { rulebook } from '../../policy/rulebook.ts'
import { inForce } from '../../policy/ruleset.ts'
import type { Invocation } from '../invocation.ts'
import { factsFrom } from './facts.ts'
import { agencyFrom } from './agency.ts'
import { flagsOf, text } from '../flags.ts'
import { dayFrom, stateFrom } from './which.ts'

/** `allowed --state tn --on DATE --facts JSON`: every goal with its verdict, as a JSON array. */
export function allowed({ args, out }: Invocation): number {
  const flags = flagsOf(args, ['state', 'on', 'facts', 'agency', 'data', 'now'], ['json'])
  const library = loadLibrary()
  const state = stateFrom(flags, library)
  const book = rulebook(library, state, dayFrom(flags), agencyFrom(flags, library))
  const edition = inForce(library.editions[state] ?? [], book.on)
  const facts = factsFrom(
    text(flags, 'facts') ?? '{}',
    book,
    edition?.preconditions.map(({ id }) => id) ?? [],
  )
  out(JSON.stringify(book.allowedGoals(facts), null, 2))
  return 0
}
