import type { ReactNode } from 'react'

/** At the door: black, huge, one thing at a time, held in one hand in the dark. Always dark, whatever the theme. */
export function DoorShell({
  title,
  status,
  children,
}: {
  title: ReactNode /** "312 / 500 inside", online or offline */
  status?: ReactNode
  children: ReactNode
}) {
  return (
    <div data-theme="dark" className="flex min-h-dvh flex-col bg-black [--control:4rem] [--paper:#000]">
      <header className="flex min-h-14 items-center justify-between gap-4 px-4 pt-[env(safe-area-inset-top)]">
        <h1 className="truncate font-semibold text-sm">{title}</h1>
        <div className="figures shrink-0 font-semibold text-sm">{status}</div>
      </header>
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col pb-[env(safe-area-inset-bottom)] outline-none">
        {children}
      </main>
    </div>
  )
}
