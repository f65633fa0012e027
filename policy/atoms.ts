import * as z from 'zod'

/** Kebab-case, as ids stand in editions, facts and records. */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case words joined by hyphens')
export const Day = z.iso.date('must be a day written YYYY-MM-DD')
export const Words = z.string().trim().min(1, 'must not be empty')
export const Sentence = Words.max(260, 'must be shorter than 260 characters').regex(
  /^[^a-z].*\.$/,
  'must be one sentence: a capital first, a full stop last',
)
export const some = <T extends z.ZodType>(item: T) => z.array(item).min(1, 'must name at least one')
export const Tag = z.enum(['source', 'public', 'design', 'configured'])

/** A sentence of one of our notes, word for word. The loader finds its place. */
export const Cite = z.strictObject({ note: Id, quote: Words })

/** What every rule carries. `dated` is the date of the text it rests on; null where that text has none. */
export const rests = { id: Id, tag: Tag, dated: Day.nullable(), because: Sentence, cite: Cite }
