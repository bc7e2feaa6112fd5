import { connection } from 'next/server'
import { NotFound } from '@/lib/core/error'
import { readOutbox } from '@/lib/email/outbox'

/** A file of a mail, for saving: never shown by the browser as a page of ours. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string; index: string }> }) {
  await connection()
  const { id, index } = await params
  const mail = await readOutbox(id).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  const file = mail?.attachments[Number(index)]
  if (!file) return new Response('There is no such file.', { status: 404 })
  return new Response(new Uint8Array(Buffer.from(file.base64, 'base64')), {
    headers: {
      'content-type': file.contentType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
