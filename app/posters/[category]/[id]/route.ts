import { type Category, categories } from '@/lib/events/category'
import { posterSvg } from '@/lib/events/poster'

/** The art of an event without a picture. It follows from the address alone, so it is never read from anywhere. */
export async function GET(_request: Request, { params }: { params: Promise<{ category: string; id: string }> }) {
  const { category, id } = await params
  if (!Object.hasOwn(categories, category) || !/^[\w-]{1,60}$/.test(id)) return new Response(null, { status: 404 })
  return new Response(posterSvg({ id, category: category as Category, title: '', size: 'cover' }), {
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=604800, stale-while-revalidate=2592000',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  })
}
