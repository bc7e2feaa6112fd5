import Link from 'next/link'
import type { ReactNode } from 'react'

/** The head of a section on a public page, with the way to all of it. */
export function SectionHead({ id, href, more, children }: { id: string; href?: string; more?: string; children: ReactNode }) {
  return (
    <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-ink border-t-2 pt-3">
      <h2 id={id} className="display text-poster">
        {children}
      </h2>
      {href ? (
        <Link href={href} prefetch={false} className="font-semibold text-sm underline underline-offset-4">
          {more}
        </Link>
      ) : null}
    </div>
  )
}
