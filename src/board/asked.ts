import { z } from 'zod'

export const themes = ['default', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

const Id = z.string().trim().max(255).catch('')

/** What the address of a page asks for. Anything else in it is left out, and what cannot be read asks for nothing. */
const Query = z.object({
  theme: z.enum(themes).catch('default'),
  in: z.enum(['personal', 'channel']).catch('personal'),
  unit: Id,
  /** Whose duties are listed, and from which page of them on. */
  worker: Id,
  page: z.coerce.number().int().min(1).max(1000).catch(1),
  from: Id,
  to: Id,
  holiday: Id,
})
export type Asked = z.output<typeof Query>

export const askedIn = (query: Readonly<Record<string, string>>): Asked => Query.parse(query)

/** The address of the board with these changes; what is usual is left out of it. */
export function addressOf(asked: Asked, change: Partial<Asked> = {}): string {
  const { theme, in: where, unit, worker, page, from, to, holiday } = { ...asked, ...change }
  const said = {
    theme: theme === 'default' ? '' : theme,
    in: where === 'personal' ? '' : where,
    unit,
    worker,
    page: page === 1 ? '' : String(page),
    from,
    to,
    holiday,
  }
  const query = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''))
  return query.size === 0 ? '/board' : `/board?${query.toString()}`
}
