import Link from 'next/link'
import { Wordmark } from './wordmark'

const links = [
  { href: '/events', label: 'All events' },
  { href: '/console', label: 'Organise an event' },
  { href: '/docs/api', label: 'API' },
]

export function SiteFooter() {
  return (
    <footer className="mt-24 border-ink border-t-2">
      <div className="wrap flex flex-wrap items-end justify-between gap-8 py-10">
        <div>
          <Wordmark className="text-title" />
          <p className="mt-2 text-muted text-sm">Event ticketing that anyone can run.</p>
        </div>
        <nav aria-label="Footer" className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
          {links.map(({ href, label }) => (
            <Link key={href} href={href} className="underline-offset-4 hover:underline">
              {label}
            </Link>
          ))}
        </nav>
      </div>
    </footer>
  )
}
