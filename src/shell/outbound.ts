import type { CaseLine } from '../bot/facts.ts'
import type { Address } from '../bot/ports.ts'
import type { Reply } from '../bot/reply.ts'

/**
 * Whether a reply may go to a place where others read: it must name no child, parent, case or date of birth that the
 * worker's cases hold. Nothing in a channel is built from case data; this looks all the same.
 */
export function namesNobody(address: Address, reply: Reply, cases: readonly CaseLine[]): boolean {
  if (address.kind === 'personal') return true
  const said = JSON.stringify(reply).normalize('NFC').toLowerCase()
  return !cases.some((line) => secrets(line).some((secret) => said.includes(secret)))
}

const secrets = ({ id, children }: CaseLine): string[] =>
  [id, ...children.flatMap((child) => [child.name.given, child.name.family, child.dateOfBirth ?? ''])]
    .filter((secret) => secret.length > 1)
    .map((secret) => secret.normalize('NFC').toLowerCase())
