import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Context } from '@/lib/core/context'
import { InvalidInput, Unauthenticated } from '@/lib/core/error'
import { FileTooLarge, maxUploadBytes, uploadFile } from '@/lib/events/upload-file'
import { cappedBody } from './capped-body'
import { headersOf, problem } from './openapi'

const envelope = 64 * 1024 // bytes for the other parts and their headers

/** POST /uploads: the one request that is no JSON. Who is not signed in is told before the file is read. */
export async function receiveUpload(ctx: Context, c: HonoContext): Promise<Response> {
  if (ctx.actor.kind !== 'user') throw new Unauthenticated()
  const form = await formOf(c.req.raw)
  const answer = await uploadFile(ctx, {
    kind: form.get('kind') as 'cover',
    file: form.get('file') as File,
    organisationId: form.get('organisationId') as string | null,
  })
  return Response.json(answer, { status: 201, headers: { 'cache-control': 'no-store', 'x-request-id': ctx.requestId } })
}

async function formOf(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data'))
    throw new InvalidInput([{ path: '', message: 'Send the file as multipart/form-data with the parts "kind" and "file".' }])
  const bytes = await cappedBody(request, maxUploadBytes + envelope, (size) => new FileTooLarge(size))
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch {
    throw new InvalidInput([{ path: '', message: 'The multipart body is cut short or malformed.' }])
  }
}

/** Documents POST /uploads, whose body the catalogue's rows cannot say. */
export function describeUpload(app: OpenAPIHono) {
  const { good, bad } = headersOf(uploadFile.raises)
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/uploads',
    operationId: uploadFile.operationName,
    tags: ['Events'],
    summary: 'Upload a cover picture (drawn anew as WebP) or a PDF, up to 10 MB',
    request: {
      body: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: z.object({
              kind: z.enum(['cover', 'attachment']),
              file: z.string().meta({ format: 'binary' }),
              organisationId: z.string().optional(),
            }),
          },
        },
      },
    },
    responses: {
      201: { description: 'Kept', ...good, content: { 'application/json': { schema: uploadFile.output } } },
      default: {
        description: `A problem; expect: ${uploadFile.raises.join(', ')}`,
        ...bad,
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  })
}
