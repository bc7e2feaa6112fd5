import Link from 'next/link'
import type { ReactNode } from 'react'
import { Wordmark } from './wordmark'

const links = [
  { href: '/events', label: 'Discover' },
  { href: '/console', label: 'Organise' },
  { href: '/account/tickets', label: 'Tickets' },
]

/**
 * Top of the public pages. They are cached whole, so it is the same for everyone: "Tickets" leads through sign-in where
 * that is needed. Pages that know who is asking may put more at the end (`children`).
 */
export function SiteHeader({ current, children }: { /** href of the open section */ current?: string; children?: ReactNode }) {
  return (
    <header className="wrap flex min-h-16 flex-wrap items-center justify-between gap-x-6">
      <Link href="/" aria-label="Foyer, home" className="rounded-sm py-2">
        <Wordmark />
      </Link>
      <nav aria-label="Main" className="flex items-center gap-1 text-sm sm:gap-2">
        {links.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={href === current ? 'page' : undefined}
            className="rounded-sm px-2.5 py-2 font-semibold underline-offset-[0.4em] hover:underline aria-[current]:underline aria-[current]:decoration-3 aria-[current]:decoration-signal"
          >
            {label}
          </Link>
        ))}
        {children}
      </nav>
    </header>
  )
}
