import type * as z from 'zod'
import type { Dialog } from './types.ts'

/**
 * Declares a guided flow over the facts it looks at. The record's schema decides which fields a question may
 * `ask` and what its `check` and `show` receive: a wrong name is a compile error.
 */
export const defineDialog =
  <Facts>() =>
  <R extends z.ZodObject, Write>(dialog: Dialog<R, Facts, Write>): Dialog<R, Facts, Write> =>
    dialog
