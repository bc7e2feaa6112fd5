import { CopyButton } from '@/components/ui/copy-button'
import type { EventView } from '@/lib/events/view'

/** Where an event is for everybody, to hand on. */
export function PublicPage({ event }: { event: Pick<EventView, 'id' | 'url' | 'slug' | 'category' | 'coverId'> }) {
  return (
    <section aria-labelledby="public">
      <h2 id="public" className="display mb-4 text-lg">
        The page
      </h2>
      <a href={`/events/${event.slug}`} className="block overflow-hidden rounded-lg">
        <img
          src={event.coverId ? `/files/${event.coverId}` : `/posters/${event.category}/${event.id}`}
          alt="Open the page"
          width={1200}
          height={900}
          className="aspect-4/3 w-full bg-sunken object-cover"
        />
      </a>
      <p className="mt-3 flex items-center justify-between gap-3">
        <a href={event.url} className="code min-w-0 text-xs underline underline-offset-4 [overflow-wrap:anywhere]">
          {event.url.replace(/^https?:\/\//, '')}
        </a>
        <CopyButton text={event.url}>Copy</CopyButton>
      </p>
    </section>
  )
}
