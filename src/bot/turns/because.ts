import type { Reply } from '../reply.ts'
import type { Turned } from './situation.ts'

/** Remembers what was just answered, so that "why?" can give its rules. */
export function because(turned: Turned, { text, citations }: Pick<Reply, 'text' | 'citations'>): Turned {
  return { ...turned, session: { ...turned.session, reason: { text, citations } } }
}
