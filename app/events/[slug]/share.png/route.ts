import { sharePicture } from './picture'

export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const picture = await sharePicture((await params).slug)
  if (!picture) return new Response('There is no such event.', { status: 404 })
  return new Response(new Uint8Array(picture), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=3600' },
  })
}
