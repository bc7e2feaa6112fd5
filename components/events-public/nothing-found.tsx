import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { type Search, type SearchKey, searchPath } from './search'

const widenings: [SearchKey, string][] = [
  ['when', 'Look at any time'],
  ['from', 'Look at any date'],
  ['to', 'Look at any date'],
  ['city', 'Look in every city'],
  ['near', 'Look everywhere'],
  ['price', 'Look at any price'],
  ['format', 'Online and in person'],
  ['category', 'Look in every category'],
  ['tag', 'Look at every tag'],
  ['q', 'Leave the words out'],
]

/** No match, and the two nearest ways to find something. */
export function NothingFound({ search }: { search: Search }) {
  const ways = widenings.filter(([key]) => search[key]).slice(0, 2)
  if (ways.length === 0) {
    return (
      <EmptyState title="Nothing is on yet" action={<Button href="/console/events/new">Create an event</Button>}>
        Be the first: it takes a minute, and free tickets cost nothing.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No event matches all of that"
      action={
        <div className="flex flex-wrap justify-center gap-3">
          {ways.map(([key, label], index) => (
            <Button
              key={key}
              variant={index ? 'quiet' : 'primary'}
              href={searchPath(search, { [key]: null, ...(key === 'near' ? { within: null, sort: null } : {}) })}
              prefetch={false}
            >
              {label}
            </Button>
          ))}
          <Button variant="link" href="/events" prefetch={false}>
            Show everything
          </Button>
        </div>
      }
    >
      Take one condition away and there may be something.
    </EmptyState>
  )
}
