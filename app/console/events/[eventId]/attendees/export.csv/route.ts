import { problemResponse } from '@/lib/api/problem'
import { requestContext } from '@/lib/api/request-context'
import { exportAttendees } from '@/lib/orders/export-attendees'

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

/** Every attendee as CSV, sent while it is read. */
export async function GET(request: Request, { params }: { params: Promise<{ eventId: string }> }) {
  const ctx = await requestContext(request.headers)
  try {
    const { fileName, parts } = await exportAttendees(ctx, (await params).eventId)
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
