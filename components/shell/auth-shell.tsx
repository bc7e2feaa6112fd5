import Link from 'next/link'
import type { ReactNode } from 'react'
import { Wordmark } from './wordmark'

/** Sign-in and its relatives: one form, and a poster beside it where there is room. */
export function AuthShell({
  title,
  poster,
  children,
}: {
  title: ReactNode /** fills the right half; decoration */
  poster?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <div className="flex flex-col px-6 py-6 sm:px-12">
        <header>
          <Link href="/" aria-label="Foyer, home" className="inline-block rounded-sm">
            <Wordmark />
          </Link>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center gap-8 py-12 outline-none"
        >
          <h1 className="display text-poster">{title}</h1>
          {children}
        </main>
      </div>
      <div aria-hidden="true" className="overflow-hidden max-lg:hidden [&>*]:h-full [&>*]:w-full">
        {poster}
      </div>
    </div>
  )
}
