import * as z from 'zod'
import { StateCode } from '../../../policy/schema.ts'

const Place = z.int().min(0)

/** Where a document holds: in one state, or (`us`) in all of them. */
export const Jurisdiction = z.enum(['us', ...StateCode.options])

/** One document as it lies on the shelf. Its text never changes: `sha256` is that of `text`. */
export const StoredDocument = z.strictObject({
  form: z.literal(1),
  state: Jurisdiction,
  title: z.string().min(1).max(200),
  /** The file's own name, for people to find it again. */
  file: z.string().max(255),
  /** The first day it holds for. */
  effective: z.iso.date(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.string().min(1),
  headings: z.array(z.strictObject({ start: Place, end: Place, level: z.int().min(1) })),
  pages: z.array(z.strictObject({ start: Place, page: z.int().min(1) })),
})
export type StoredDocument = z.output<typeof StoredDocument>

/** The same title in the same state is the same document in another version. */
export const versionsKey = ({ state, title }: Pick<StoredDocument, 'state' | 'title'>): string =>
  `${state}/${title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()}`
