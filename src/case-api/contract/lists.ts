import { z } from '@hono/zod-openapi'

/** What every list answers: one page, and where the next one starts. */
export const List = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** How a page is asked for. `cursor` is a `next` that an earlier page gave. */
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(512).optional(),
})
export type Page = z.output<typeof Page>
