import sharp from 'sharp'
import { systemContext } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { once } from '@/lib/core/global'
import type { Attachment } from '@/lib/email/message'
import type { Category } from '@/lib/events/category'
import { openFile } from '@/lib/events/open-file'
import { posterSizes, posterSvg } from '@/lib/events/poster'
import type { EventFacts } from '@/lib/tickets/event-facts'

/** Where the mail's HTML shows the event's picture. */
export const posterCid = 'poster'

type Pictured = Pick<EventFacts, 'id' | 'title' | 'category' | 'coverId'>
const drawn = () => once('mail-posters', () => new Map<string, Promise<Attachment>>())

/** The head of an event's mails: a strip of its cover, or of its poster. Drawn once for the many mails of one event. */
export function posterAttachment(event: Pictured): Promise<Attachment> {
  const key = JSON.stringify([event.id, event.title, event.category, event.coverId])
  const known = drawn().get(key)
  if (known) return known
  if (drawn().size > 100) drawn().clear()
  const picture = draw(event)
  drawn().set(key, picture)
  picture.catch(() => drawn().delete(key))
  return picture
}

async function draw({ id, title, category, coverId }: Pictured): Promise<Attachment> {
  const cover = coverId ? await openCover(coverId) : null
  if (cover) {
    const photo = sharp(cover).resize({ ...posterSizes.mail, fit: 'cover', position: 'attention' })
    return { filename: 'poster.jpg', contentType: 'image/jpeg', contentId: posterCid, content: await photo.jpeg().toBuffer() }
  }
  const drawing = sharp(Buffer.from(posterSvg({ id, title, category: category as Category, size: 'mail' })))
  const content = await drawing.png({ compressionLevel: 9, palette: true }).toBuffer()
  return { filename: 'poster.png', contentType: 'image/png', contentId: posterCid, content }
}

/** A file that is gone from storage is no reason to hold a ticket back. */
async function openCover(id: string): Promise<Uint8Array | null> {
  try {
    return (await openFile(systemContext(), id)).bytes
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
