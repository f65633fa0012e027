import { z } from '@hono/zod-openapi'

/** One address and method of the case API, with all that goes in and comes out. */
export interface Endpoint<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
> {
  name: string
  method: 'get' | 'post' | 'put'
  /** As in OpenAPI: `/v1/cases/{case}`. */
  path: string
  summary: string
  description: string
  params: P
  query: Q
  /** `z.undefined()` where nothing is sent. */
  body: B
  /** Every write needs a key; what can be changed needs the version it changes. */
  needs: readonly ('Idempotency-Key' | 'If-Match')[]
  answer: { status: 200 | 201; schema: z.ZodType; etag: boolean }
  problems: readonly number[]
}

/** A reading endpoint without a body. */
export function reading<P extends z.ZodObject, Q extends z.ZodObject>(
  of: Pick<Endpoint<P, Q>, 'name' | 'path' | 'summary' | 'description' | 'params' | 'query'> & {
    schema: z.ZodType
    etag?: boolean
  },
): Endpoint<P, Q, z.ZodUndefined> {
  const { schema, etag = false, ...rest } = of
  return {
    ...rest,
    method: 'get',
    body: z.undefined(),
    needs: [],
    answer: { status: 200, schema, etag },
    problems: [400, 401, 403, 404, 405, 500, 503],
  }
}

/** A writing endpoint; `needs` and the problems of every write come along. */
export function writing<P extends z.ZodObject, B extends z.ZodType>(
  of: Pick<
    Endpoint<P, z.ZodObject, B>,
    'name' | 'path' | 'summary' | 'description' | 'params' | 'body' | 'needs'
  > & {
    answer: Endpoint['answer']
    method?: 'post' | 'put'
  },
): Endpoint<P, z.ZodObject, B> {
  const versioned = of.needs.includes('If-Match') ? [412, 428] : []
  return {
    method: 'post',
    ...of,
    query: z.object({}),
    problems: [400, 401, 403, 404, 405, 409, 413, 415, 422, 500, 503, ...versioned],
  }
}
