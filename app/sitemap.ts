import type { MetadataRoute } from 'next'
import { env } from '@/lib/config/env'
import { addresses } from './events/data'

/** Every public event and its organiser, for search engines. Made from kept answers, so it follows what is published. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const at = (path: string) => `${env().publicUrl}${path}`
  const events = await addresses()
  const organisers = [...new Set(events.map(({ organiser }) => organiser))]
  return [
    { url: at('/') },
    { url: at('/events') },
    ...events.map(({ slug, updatedAt }) => ({ url: at(`/events/${slug}`), lastModified: updatedAt })),
    ...organisers.map((slug) => ({ url: at(`/organisers/${slug}`) })),
  ]
}
