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

/** Writes one row of the catalogue into the OpenAPI registry. */
export function publishEntry(app: OpenAPIHono, { method, path, operation, status, tag, summary }: Entry) {
  const shape = operation.input instanceof z.ZodObject ? (operation.input.shape as Record<string, z.ZodType>) : {}
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
  const inPath = Object.fromEntries(names.map((name) => [name, shape[name] ?? z.string()]))
  const others = Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)))
  const reads = method === 'get' || method === 'delete'
  app.openAPIRegistry.registerPath({
    method,
    path,
    operationId: operation.operationName,
    tags: [tag],
    summary,
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
          ? { description: 'Done' }
          : { description: 'Done', content: { 'application/json': { schema: operation.output } } },
      default: {
        description: operation.raises.length > 0 ? `A problem; expect: ${operation.raises.join(', ')}` : 'A problem',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  })
}
