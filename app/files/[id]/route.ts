import { problemResponse } from '@/lib/api/problem'
import { requestContext } from '@/lib/api/request-context'
import { openFile } from '@/lib/events/open-file'

/** RFC 6266: a name every client reads, and the real one for those that know UTF-8. */
const disposition = (name: string) =>
  `attachment; filename="${name.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const ctx = await requestContext(request.headers)
  try {
    const file = await openFile(ctx, (await params).id)
    const isImage = file.kind === 'image'
    return new Response(file.bytes, {
      headers: {
        'content-type': file.contentType,
        'content-disposition': isImage ? 'inline' : disposition(file.fileName),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
        // A document may be taken off again; a picture is another file when it is another picture.
        'cache-control': isImage
          ? 'public, max-age=31536000, immutable'
          : file.isPublic
            ? 'public, max-age=300'
            : 'private, no-store',
      },
    })
  } catch (error) {
    return problemResponse(error, ctx.requestId)
  }
}
