import { problemResponse } from '@/lib/api/problem'
import { requestContext } from '@/lib/api/request-context'
import type { Context } from '@/lib/core/context'

const encoder = new TextEncoder()

/** Reads on only as fast as the reader takes it, and stops when they go. */
const streamOf = (parts: AsyncGenerator<string>) =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await parts.return(undefined)
    },
  })

type Export = (ctx: Context) => Promise<{ fileName: string; parts: AsyncGenerator<string> }>

/** A CSV file that is sent while it is read, or the problem that keeps it from being read. */
export async function csvResponse(request: Request, read: Export): Promise<Response> {
  const ctx = await requestContext(request.headers)
  try {
    const { fileName, parts } = await read(ctx)
    return new Response(streamOf(parts), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    return problemResponse(error, ctx.requestId)
  }
}
