import type { Metadata } from 'next'
import Link from 'next/link'
import { EventRow } from '@/components/events-public/event-row'
import { NearMe } from '@/components/events-public/near-me'
import { NothingFound } from '@/components/events-public/nothing-found'
import { readSearch, searchPath } from '@/components/events-public/search'
import { CategoryChips, ChosenParts } from '@/components/events-public/search-chips'
import { SearchForm } from '@/components/events-public/search-form'
import { countInWords, searchInWords } from '@/components/events-public/search-words'
import { SiteShell } from '@/components/shell/site-shell'
import { Alert } from '@/components/ui/alert'
import { Pagination } from '@/components/ui/pagination'
import { cities, listEvents } from './data'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Answered whole, not streamed into a frame: the list must be there without a script. Its answers are kept by query. */
export const instant = false

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { search } = readSearch(await searchParams)
  const { category, city } = search
  const narrow = Object.keys(search).some((key) => key !== 'category' && key !== 'city')
  return {
    title: searchInWords(search),
    description: 'Concerts, workshops, talks and film nights: what is on, by date, place and price.',
    alternates: { canonical: searchPath({ category, city }) },
    robots: narrow ? { index: false, follow: true } : undefined,
  }
}

export default async function EventsPage({ searchParams }: Props) {
  const { search, query, ignored } = readSearch(await searchParams)
  const [page, places] = await Promise.all([listEvents(query), cities()])
  return (
    <SiteShell current="/events">
      <div className="wrap flex flex-col gap-6 pt-6 sm:pt-10">
        <h1 className="display text-hero [overflow-wrap:anywhere]">
          {searchInWords(search.city ? { ...search, city: page.items[0]?.venue?.city ?? search.city } : search)}
        </h1>
        <SearchForm search={search} cities={places} />
        <CategoryChips search={search} />
        {ignored.length > 0 ? (
          <Alert tone="warn" live>
            We could not read part of the address ({ignored.join(', ')}), so the list is wider than you asked.
          </Alert>
        ) : null}
        <section aria-label="Results" className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="flex flex-wrap items-baseline gap-x-4 text-sm">
              {page.total ? <span className="font-semibold">{countInWords(page.total, page.totalIsExact ?? true)}</span> : null}
              {search.status ? null : (
                <Link
                  href={searchPath(search, { status: 'ended', when: null })}
                  prefetch={false}
                  className="text-muted underline underline-offset-4"
                >
                  Past events
                </Link>
              )}
              {search.near ? null : <NearMe href={searchPath(search, { city: null, sort: null })} />}
            </p>
            <ChosenParts search={search} />
          </div>
          {page.items.length > 0 ? (
            <ol className="border-line border-b">
              {page.items.map((event) => (
                <li key={event.id}>
                  <EventRow event={event} now={page.now} />
                </li>
              ))}
            </ol>
          ) : (
            <NothingFound search={search} />
          )}
          <Pagination
            label="More events"
            previous={search.cursor ? searchPath(search) : null}
            next={page.nextCursor ? searchPath(search, { cursor: page.nextCursor }) : null}
          />
        </section>
      </div>
    </SiteShell>
  )
}
