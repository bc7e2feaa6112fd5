import clsx from 'clsx'

type Pictured = { id: string; category: string; coverUrl: string | null }

/** Where the poster of an event without a picture is drawn. The same address always draws the same poster. */
export const posterPath = ({ id, category }: { id: string; category: string }) => `/posters/${category}/${id}`

/**
 * The picture of an event, 4:3: its cover, or the poster made for it. What it says stands beside it, so it is mute.
 * `eager` for the one that is seen first.
 */
export function EventArt({ event, eager = false, className }: { event: Pictured; eager?: boolean; className?: string }) {
  return (
    <picture className="contents">
      {/* React writes no preload for what is in a picture; one would be fetched by every page that links here. */}
      <img
        src={event.coverUrl ?? posterPath(event)}
        alt=""
        width={1200}
        height={900}
        loading={eager ? 'eager' : 'lazy'}
        fetchPriority={eager ? 'high' : undefined}
        decoding="async"
        className={clsx('aspect-4/3 w-full bg-sunken object-cover', className)}
      />
    </picture>
  )
}
