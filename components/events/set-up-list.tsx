import clsx from 'clsx'
import Link from 'next/link'
import type { Step } from '@/lib/events/readiness'

/** The way to a published event: what is done, what is needed, what makes it better. */
export function SetUpList({ eventId, steps }: { eventId: string; steps: readonly Step[] }) {
  const where = (code: string) => `/console/events/${eventId}/${code === 'tickets' ? 'tickets' : 'edit'}`
  return (
    <ol className="divide-y divide-line">
      {steps.map(({ code, label, done, needed }) => (
        <li key={code} className="flex items-center gap-3 py-2.5 text-sm">
          <span
            aria-hidden="true"
            className={clsx(
              'grid size-5 shrink-0 place-items-center rounded-full text-xs ring-1 ring-inset',
              done ? 'bg-good-wash text-good ring-good' : 'ring-edge',
            )}
          >
            {done ? '✓' : ''}
          </span>
          <span className="sr-only">{done ? 'Done: ' : 'To do: '}</span>
          {done ? (
            <span className="text-muted">{label}</span>
          ) : (
            <Link href={where(code)} className="font-semibold underline underline-offset-4">
              {label}
            </Link>
          )}
          {needed || done ? null : <span className="ml-auto text-muted text-xs">when you like</span>}
        </li>
      ))}
    </ol>
  )
}
