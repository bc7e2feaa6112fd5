import type { ReactNode } from 'react'
import { TicketShape } from '@/components/ticket/ticket-shape'
import { Wordmark } from './wordmark'

/** A whole page that says one thing: a torn ticket with a number, what happened, and where to go. */
export function MessagePage({
  code,
  title,
  children,
  actions,
}: {
  code: string
  title: ReactNode
  children: ReactNode
  actions: ReactNode
}) {
  return (
    <main id="main" tabIndex={-1} className="wrap flex min-h-dvh flex-col items-center justify-center gap-10 py-12 outline-none">
      <TicketShape
        torn
        layout="tall"
        className="w-full max-w-sm -rotate-2"
        stub={
          <p className="flex items-center justify-between px-6 py-5 text-sm">
            <Wordmark />
            <span className="code text-muted">{code}</span>
          </p>
        }
      >
        <div className="flex flex-col gap-3 px-6 pt-7 pb-8">
          <h1 className="display text-poster">{title}</h1>
          <div className="text-muted text-sm">{children}</div>
        </div>
      </TicketShape>
      <div className="flex flex-wrap justify-center gap-3">{actions}</div>
    </main>
  )
}
