import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import type { Entry } from './entry'

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document' })

const counted = {
  RateLimit: {
    description: 'What is left of the limit that is nearest, and for how many seconds that holds: `"upload";r=59;t=600`',
    schema: { type: 'string' },
  },
  'RateLimit-Policy': {
    description: 'That limit: how many in how many seconds: `"upload";q=60;w=600` (draft-ietf-httpapi-ratelimit-headers)',
    schema: { type: 'string' },
  },
  'Retry-After': { description: 'With 429 and 503: seconds to wait', schema: { type: 'integer' } },
} as const

/** Describes the headers that tell of limits, once. */
export function describeLimits(app: OpenAPIHono) {
  for (const [name, header] of Object.entries(counted)) app.openAPIRegistry.registerComponent('headers', name, header)
}

const named = (...names: (keyof typeof counted)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

/** The headers of answers: those about limits where an operation counts. @param raises what it raises */
export const headersOf = (raises: readonly string[]) => {
  const limited = raises.includes('rate_limited')
  return {
    good: limited ? { headers: named('RateLimit', 'RateLimit-Policy') } : {},
    bad: { headers: limited ? named('RateLimit', 'RateLimit-Policy', 'Retry-After') : named('Retry-After') },
  }
}

/** Writes one row of the catalogue into the OpenAPI registry. */
export function publishEntry(app: OpenAPIHono, { method, path, operation, status, tag, summary, door }: Entry) {
  const shape = operation.input instanceof z.ZodObject ? (operation.input.shape as Record<string, z.ZodType>) : {}
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
  const inPath = Object.fromEntries(names.map((name) => [name, shape[name] ?? z.string()]))
  const others = Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)))
  const { good, bad } = headersOf(operation.raises)
  const reads = method === 'get' || method === 'delete'
  app.openAPIRegistry.registerPath({
    method,
    path,
    operationId: operation.operationName,
    tags: [tag],
    summary,
    ...(door ? { description: 'A door may ask this too: `Authorization: Bearer fdt_…`, the token its device was given.' } : {}),
    request: {
      ...(names.length > 0 ? { params: z.object(inPath) } : {}),
      ...(reads && Object.keys(others).length > 0 ? { query: z.object(others) } : {}),
      ...(!reads && Object.keys(others).length > 0
        ? { body: { content: { 'application/json': { schema: z.object(others) } }, required: true } }
        : {}),
    },
    responses: {
      [status]:
        status === 204
          ? { description: 'Done', ...good }
          : { description: 'Done', ...good, content: { 'application/json': { schema: operation.output } } },
      default: {
        description: operation.raises.length > 0 ? `A problem; expect: ${operation.raises.join(', ')}` : 'A problem',
        ...bad,
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  })
}
