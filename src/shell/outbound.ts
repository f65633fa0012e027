import type { CaseLine } from '../bot/facts.ts'
import type { Address } from '../bot/ports.ts'
import type { Reply } from '../bot/reply.ts'
import { sayDay } from '../bot/words/dates.ts'

/**
 * Whether a reply may go to a place where others read: it must name no child, case or date of birth that the worker's
 * cases hold, however it is accented. Nothing in a channel is built from case data; this looks all the same.
 */
export function namesNobody(address: Address, reply: Reply, cases: readonly CaseLine[]): boolean {
  if (address.kind === 'personal') return true
  const said = bare(JSON.stringify(reply))
  return !cases.some((line) => secrets(line).some((secret) => stands(secret, said)))
}

/** Without accents and capitals, so that "Zoë" is found as "zoe" too. */
const bare = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const secrets = ({ id, children }: CaseLine): string[] =>
  [
    id,
    ...children.flatMap(({ name, dateOfBirth }) => [
      ...parts(name.given),
      ...parts(name.family),
      ...days(dateOfBirth),
    ]),
  ]
    .map(bare)
    .filter((secret) => secret.length > 1)

/** A name of several words, whole and word by word. */
const parts = (name: string) => [name, ...name.split(/[\s-]+/).filter((part) => part.length > 2)]

const days = (born: string | null) => (born === null ? [] : [born, sayDay(born)])

function stands(secret: string, said: string): boolean {
  const escaped = secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(said)
}
