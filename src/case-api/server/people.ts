import { answer, type Answer } from './answers.ts'
import type { Caller } from './context.ts'

/** `GET /v1/me` */
export function readMe({ id, name, role, state, unit }: Caller): Promise<Answer> {
  return Promise.resolve(answer(200, { id, name, role, state, unit }))
}
