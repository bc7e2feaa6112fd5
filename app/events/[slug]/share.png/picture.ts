import { cacheLife, cacheTag } from 'next/cache'
import sharp from 'sharp'
import { placeInWords } from '@/components/events-public/words'
import { systemContext } from '@/lib/core/context'
import { formatInstant } from '@/lib/core/instant'
import type { Category } from '@/lib/events/category'
import { openFile } from '@/lib/events/open-file'
import { posterSizes, posterSvg } from '@/lib/events/poster'
import { eventAt } from '../../data'

/** What messengers show beside a link: the event's picture cut to size, or its poster with title, date and place. PNG. */
export async function sharePicture(slug: string): Promise<Uint8Array | null> {
  'use cache'
  cacheLife('hours')
  const event = await eventAt(slug)
  cacheTag(event ? `event:${event.id}` : 'events')
  if (!event) return null
  const { id, title, coverId, startsAt, timeZone } = event
  const drawing = posterSvg({
    id,
    title,
    category: event.category as Category,
    date: formatInstant(new Date(startsAt), timeZone),
    venue: placeInWords(event),
    size: 'share',
  })
  const cover = coverId ? await openFile(systemContext('req_share'), coverId) : null
  const picture = sharp(cover ? cover.bytes : Buffer.from(drawing)).resize({ ...posterSizes.share, fit: 'cover' })
  return new Uint8Array(await picture.png({ compressionLevel: 9, palette: !cover }).toBuffer())
}
