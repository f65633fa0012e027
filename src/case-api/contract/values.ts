import { z } from '@hono/zod-openapi'

const printable = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u
const printableLines = /^(?:[^\p{Cc}]|[\n\t])*$/u

/** A number the agency gave; opaque to everyone else. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  .openapi({ example: 'tn-1001' })

/** A value of a closed list, such as a goal or a case type. */
export const Code = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)

/** A calendar day that a database can hold and a person can mean. */
export const Day = z.iso
  .date()
  .refine((day) => day >= '1900-01-01')
  .openapi({ example: '2026-10-05' })
export const Instant = z.iso.datetime({ offset: true }).openapi({ example: '2026-10-05T14:00:00.000Z' })

export const StateCode = z.enum(['tn', 'mo', 'wi', 'ma'])

/** Several lines of a worker's words; at most `max` characters, at least one that shows. */
export const Narrative = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(printableLines)
    .refine((text) => text.isWellFormed())

/** One line of a worker's words; at most `max` characters, at least one that shows. */
export const Line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(printable)
    .refine((text) => text.isWellFormed())
