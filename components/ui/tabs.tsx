import clsx from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** Views of one thing, each with its own address. */
export function Tabs({
  label,
  items,
  current,
}: {
  label: string
  items: readonly { href: string; label: ReactNode; count?: number }[] /** href of the open one */
  current: string
}) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4">
      <ul className="flex min-w-max gap-6 border-line border-b">
        {items.map(({ href, label: text, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? 'page' : undefined}
              className={clsx(
                '-mb-px flex items-center gap-2 border-b-3 py-2.5 font-semibold text-sm',
                href === current
                  ? 'border-accent-text text-ink'
                  : 'border-transparent text-muted hover:border-line hover:text-ink',
              )}
            >
              {text}
              {count === undefined ? null : (
                <span className="figures rounded-sm bg-sunken px-1.5 text-muted text-xs">{count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
