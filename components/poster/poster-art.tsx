import clsx from 'clsx'
import { type PosterInput, posterSvg } from '@/lib/events/poster'

/**
 * A poster right in the page, without a request: decoration, and the face of an event that has no address yet. Lists and
 * event pages show the picture by its own address instead.
 */
export function PosterArt({ id, category, className }: Pick<PosterInput, 'id' | 'category'> & { className?: string }) {
  const data = posterSvg({ id, category, title: '', size: 'cover' }).replace(/[%#"<>\n]/g, encodeURIComponent)
  return (
    <div
      aria-hidden="true"
      style={{ backgroundImage: `url("data:image/svg+xml,${data}")` }}
      className={clsx('aspect-4/3 bg-center bg-cover', className)}
    />
  )
}
