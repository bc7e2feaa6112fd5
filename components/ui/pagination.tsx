import { Button } from './button'

/** Pages by key: there is a next and a way back, never a page number. */
export function Pagination({
  previous,
  next,
  label = 'Pages',
}: {
  previous?: string | null
  next?: string | null
  label?: string
}) {
  if (!previous && !next) return null
  return (
    <nav aria-label={label} className="flex items-center justify-between gap-4 py-4">
      {previous ? (
        <Button href={previous} variant="quiet" rel="prev">
          <span aria-hidden="true">←</span> Back
        </Button>
      ) : (
        <span />
      )}
      {next ? (
        <Button href={next} variant="quiet" rel="next">
          More <span aria-hidden="true">→</span>
        </Button>
      ) : null}
    </nav>
  )
}
