import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { Problem, problems } from './problems.ts'

const health = {
  '/healthz': 'Answers while the process lives',
  '/readyz': 'Answers 200 when the database answers',
}

function headersOf(endpoint: Endpoint) {
  if (endpoint.needs.length === 0) return {}
  const header = {
    'Idempotency-Key': 'Made once for each confirmed record; 8 to 255 visible ASCII characters.',
    'If-Match': 'The ETag of the version to change.',
  }
  return {
    headers: z.object(
      Object.fromEntries(
        endpoint.needs.map((name) => [name, z.string().openapi({ description: header[name] })]),
      ),
    ),
  }
}

function problemAnswer(status: number) {
  const codes = Object.entries(problems).filter(([, [of]]) => of === status)
  return {
    description: codes.map(([code, [, title]]) => `\`${code}\`: ${title}.`).join(' '),
    content: { 'application/problem+json': { schema: Problem } },
  }
}

function routeOf(endpoint: Endpoint) {
  const { answer } = endpoint
  const bodyless = endpoint.body instanceof z.ZodUndefined
  return {
    operationId: endpoint.name,
    method: endpoint.method,
    path: endpoint.path,
    summary: endpoint.summary,
    description: endpoint.description,
    security: [{ bearer: [] }],
    request: {
      params: endpoint.params,
      query: endpoint.query,
      ...headersOf(endpoint),
      ...(bodyless
        ? {}
        : { body: { required: true, content: { 'application/json': { schema: endpoint.body } } } }),
    },
    responses: {
      [answer.status]: {
        description: endpoint.summary,
        content: { 'application/json': { schema: answer.schema } },
        ...(answer.etag
          ? { headers: { ETag: { description: 'The new version.', schema: { type: 'string' as const } } } }
          : {}),
      },
      ...Object.fromEntries(endpoint.problems.map((status) => [String(status), problemAnswer(status)])),
    },
  }
}

/** The OpenAPI 3.1 document, made from the schemas that the server and the client validate with. */
export function openApiDocument() {
  const { openAPIRegistry: registry, getOpenAPI31Document } = new OpenAPIHono()
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  })
  for (const endpoint of endpoints) registry.registerPath(routeOf(endpoint))
  for (const [path, summary] of Object.entries(health)) {
    registry.registerPath({
      method: 'get',
      path,
      summary,
      responses: {
        200: {
          description: summary,
          content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } },
        },
      },
    })
  }
  return getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Waymark case API',
      version: '1.0.0',
      description: 'What Waymark asks of an agency’s case system.',
    },
    servers: [{ url: '/' }],
  })
}
