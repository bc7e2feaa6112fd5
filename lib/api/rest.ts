import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { env } from '@/lib/config/env'
import { AppError, Forbidden, InvalidInput, NotFound } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { type Consumed, notingLimits } from '@/lib/rate-limit/consumed'
import { cappedBody } from './capped-body'
import { catalogue } from './catalogue'
import type { Entry } from './entry'
import { limitHeaders } from './limit-headers'
import { describeLimits, publishEntry } from './openapi'
import { problemResponse } from './problem'
import { fromQuery } from './query'
import { requestContext } from './request-context'
import { describeUpload, receiveUpload } from './uploads'
import { describeWebhook, receiveWebhook } from './webhook'

const maxBody = 1_000_000 // bytes

/** The REST door at /api/v1: every row of the catalogue, and the OpenAPI document made from the same schemas. */
export function restApp() {
  const app = new OpenAPIHono().basePath('/api/v1')
  app.use('*', async (c, next) => {
    const consumed: Consumed[] = []
    await notingLimits(consumed, next)
    for (const [name, value] of limitHeaders(consumed)) c.res.headers.set(name, value)
    allowOrigins(c)
  })
  describeLimits(app)
  for (const row of catalogue) {
    publishEntry(app, row)
    app.on(row.method.toUpperCase(), row.path.replace(/\{(\w+)\}/g, ':$1'), (c) => serve(row, c))
  }
  describeUpload(app)
  app.post('/uploads', async (c) => {
    const ctx = await requestContext(c.req.raw.headers)
    refuseForeignForms(c)
    return receiveUpload(ctx, c)
  })
  describeWebhook(app)
  app.post('/payments/:provider/webhook', (c) => receiveWebhook(c.req.raw, c.req.param('provider')))
  app.get('/openapi.json', (c) => c.json(openApiDocument(app)))
  app.options('*', (c) => c.body(null, 204))
  app.notFound((c) => problemResponse(new NotFound('endpoint'), requestIdOf(c)))
  app.onError((error, c) => problemResponse(error, requestIdOf(c)))
  return app
}

const requestIdOf = (c: HonoContext) => c.req.header('x-request-id') ?? newId('req')

async function serve(row: Entry, c: HonoContext): Promise<Response> {
  const ctx = await requestContext(c.req.raw.headers, row)
  try {
    refuseForeignForms(c)
    const input =
      row.method === 'get' || row.method === 'delete' ? fromQuery(row.operation.input, c.req.queries()) : await bodyOf(c)
    const token = c.req.header('x-token') // keeps the key of an order or a ticket out of addresses, which are logged
    const answer = await row.operation(ctx, { ...input, ...(token ? { token } : {}), ...c.req.param() })
    const headers = { 'cache-control': 'no-store', 'x-request-id': ctx.requestId }
    return row.status === 204
      ? new Response(null, { status: 204, headers })
      : Response.json(answer, { status: row.status, headers })
  } catch (error) {
    return problemResponse(error, ctx.requestId)
  }
}

/** A browser sends the session cookie by itself, so a changing request that relies on it must come from our own pages. */
function refuseForeignForms(c: HonoContext) {
  if (c.req.method === 'GET' || c.req.header('authorization') || !c.req.header('cookie')) return
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const foreign = site
    ? site !== 'same-origin' && site !== 'none'
    : origin !== undefined && origin !== new URL(env().publicUrl).origin
  if (foreign) throw new Forbidden('This must be asked from Foyer itself.')
}

async function bodyOf(c: HonoContext): Promise<Record<string, unknown>> {
  const tooLarge = () => new AppError({ kind: 'too_large', code: 'input.too_large', message: 'The request is larger than 1 MB.' })
  const text = await (await cappedBody(c.req.raw, maxBody, tooLarge)).text()
  if (text === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new InvalidInput([{ path: '', message: 'The body must be JSON.' }])
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidInput([{ path: '', message: 'The body must be a JSON object.' }])
  return value as Record<string, unknown>
}

function allowOrigins(c: HonoContext) {
  const origin = c.req.header('origin')
  if (!origin) return
  const path = c.req.path.replace('/api/v1', '')
  const open = catalogue.some(
    (row) => row.open && (c.req.method === 'GET' || c.req.method === 'OPTIONS') && matches(row.path, path),
  )
  const named = env().corsOrigins.includes(origin)
  if (!open && !named) return
  c.res.headers.set('access-control-allow-origin', named ? origin : '*')
  c.res.headers.append('vary', 'origin')
  c.res.headers.set('access-control-allow-headers', 'authorization, content-type, idempotency-key, x-token')
  c.res.headers.set('access-control-expose-headers', 'ratelimit, ratelimit-policy, retry-after, x-request-id')
  c.res.headers.set('access-control-allow-methods', named ? 'GET, POST, PUT, PATCH, DELETE' : 'GET')
}

const matches = (pattern: string, path: string) => new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)

/** The OpenAPI 3.1 document. */
export function openApiDocument(app: OpenAPIHono) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Foyer',
      version: '1',
      description: 'Event ticketing that anyone can run. Errors are RFC 9457 problem documents.',
    },
    servers: [{ url: '/' }],
  })
}
