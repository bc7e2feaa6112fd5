import Link from 'next/link'
import type { ReactNode } from 'react'
import { Mark } from './wordmark'

export type ConsoleLink = { href: string; label: ReactNode; count?: number }

/**
 * The organiser's side: a menu on the left, dense work on the right. On a phone the menu is a drawer that opens without
 * scripts. `title` heads the menu (an event, or the organisation), `top` stands at the right of the bar (account, actions).
 */
export function ConsoleShell({
  title,
  subtitle,
  links,
  current,
  top,
  children,
}: {
  title: ReactNode
  subtitle?: ReactNode
  links: readonly ConsoleLink[] /** href of the open page */
  current: string
  top?: ReactNode
  children: ReactNode
}) {
  const menu = (
    <nav aria-label="Console" className="flex flex-col gap-px">
      {links.map(({ href, label, count }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? 'page' : undefined}
          className="flex min-h-10 items-center justify-between rounded-md px-3 font-medium text-muted text-sm hover:bg-sunken hover:text-ink aria-[current]:bg-ink aria-[current]:text-paper md:min-h-8.5"
        >
          {label}
          {count === undefined ? null : <span className="figures text-xs opacity-75">{count}</span>}
        </Link>
      ))}
    </nav>
  )
  return (
    <div
      data-density="dense"
      className="min-h-dvh [--table-top:3.5rem] md:grid md:grid-cols-[15rem_1fr] md:grid-rows-[3.5rem_1fr]"
    >
      <header className="sticky top-0 z-10 flex h-14 items-center justify-between gap-4 border-line border-b bg-paper px-4 md:col-span-2">
        <div className="flex min-w-0 items-center gap-3">
          <Link href="/console" aria-label="Foyer, all your events" className="rounded-sm p-1 text-lg">
            <Mark />
          </Link>
          <div className="min-w-0">
            <p className="truncate font-semibold text-sm">{title}</p>
            {subtitle ? <p className="truncate text-muted text-xs">{subtitle}</p> : null}
          </div>
        </div>
        <div className="flex items-center gap-2">{top}</div>
      </header>
      <div className="max-md:hidden">
        <div className="sticky top-14 p-3">{menu}</div>
      </div>
      <details className="border-line border-b px-4 py-2 md:hidden">
        <summary className="flex min-h-11 list-none items-center justify-between font-semibold text-sm">
          {links.find(({ href }) => href === current)?.label ?? 'Menu'}
          <span aria-hidden="true">☰</span>
        </summary>
        <div className="pt-2 pb-3">{menu}</div>
      </details>
      <main id="main" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none md:px-8">
        {children}
      </main>
    </div>
  )
}
